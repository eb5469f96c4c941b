import 'server-only';
import type { Act } from '@/lib/domain/act';
import { AppError } from '../errors';

export type ColumnAct = Exclude<Act, { type: 'tags' }>;

/** What an act writes, and where it makes a difference. */
interface Columns {
  set: string;
  where: string;
  /** $3 and on. */
  given: unknown[];
}

/**
 * Of each act that is not done by rows of another table. Every one compares first: what is so already is not changed.
 *
 * @throws AppError `bad-request` for a snooze into the past
 */
export function columnsOf(act: ColumnAct, by: { agentId: string | null; now: Date }): Columns {
  const now = by.now.toISOString();
  switch (act.type) {
    case 'status':
      return { ...(act.status === 'closed' ? CLOSE : OPEN), given: [now] };
    case 'snooze':
      if (act.until !== null && new Date(act.until) <= by.now) throw pastSnooze();
      return { ...SNOOZE, given: [now, act.until, by.agentId] };
    case 'needs-reply':
      return { ...(act.needsReply ? MARK : SETTLE), given: [now] };
    case 'priority':
      return { ...PRIORITISE, given: [act.priority] };
    case 'state':
      return {
        ...RESTORE,
        given: [now, act.status, act.settledAt, act.isMarkedNeedsReply, act.snoozedUntil, by.agentId],
      };
  }
}

function pastSnooze(): AppError {
  return new AppError('bad-request', 'until: lies in the past', { field: 'until' });
}

const OPEN = {
  set: `status = 'open', status_changed_at = $3::timestamptz, snoozed_until = NULL, snoozed_by_id = NULL`,
  where: `status <> 'open'`,
};

const CLOSE = {
  set: `status = 'closed', status_changed_at = $3::timestamptz, settled_at = $3::timestamptz,
    snoozed_until = NULL, snoozed_by_id = NULL`,
  where: `status <> 'closed'`,
};

const SNOOZE = {
  set: `status = 'snoozed', status_changed_at = $3::timestamptz,
    snoozed_until = $4::timestamptz, snoozed_by_id = $5::uuid`,
  where: `(status <> 'snoozed' OR snoozed_until IS DISTINCT FROM $4::timestamptz)`,
};

const SETTLE = {
  set: 'settled_at = $3::timestamptz',
  where: `(needs_reply_count > 0 OR is_marked_needs_reply OR status = 'snoozed')`,
};

const MARK = {
  set: 'needs_reply_marked_at = $3::timestamptz',
  where: `status = 'open' AND needs_reply_count = 0 AND NOT is_marked_needs_reply`,
};

const PRIORITISE = {
  set: 'priority = $3::priority',
  where: 'priority <> $3::priority',
};

/** Takes back a settling, but never settles: no message may stop waiting for an answer because of an old screen. */
const RESTORED_SETTLEMENT = `
  CASE WHEN $5::timestamptz IS NULL OR $5::timestamptz < settled_at THEN $5::timestamptz ELSE settled_at END`;

const RESTORE = {
  set: `status = $4::conversation_status, status_changed_at = $3::timestamptz, settled_at = ${RESTORED_SETTLEMENT},
    needs_reply_marked_at = CASE WHEN $6::boolean THEN $3::timestamptz END,
    snoozed_until = CASE WHEN $4 = 'snoozed' THEN $7::timestamptz END,
    snoozed_by_id = CASE WHEN $4 = 'snoozed' THEN $8::uuid END`,
  where: `(status <> $4::conversation_status OR settled_at IS DISTINCT FROM ${RESTORED_SETTLEMENT}
    OR is_marked_needs_reply <> $6::boolean
    OR status = 'snoozed' AND snoozed_until IS DISTINCT FROM $7::timestamptz)`,
};
