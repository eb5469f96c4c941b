import 'server-only';
import type { Conversation } from '@/lib/contract/conversation';
import { type Act, effectOf } from '@/lib/domain/act';
import { activityOf } from '@/lib/domain/activity';
import type { Transaction } from '../db';
import { AppError } from '../errors';
import { enqueue } from '../queue';
import { askAgainAfterClosing, finishMentions } from './finish-mentions';
import { noteActivities } from './note-activity';
import {
  factsBefore,
  lockConversations,
  settleConversations,
  unchangedMessages,
} from './settle-conversations';

/** Who does something, and when. */
export interface Doer {
  workspaceId: string;
  /** Null: nobody; its time has come. */
  agentId: string | null;
  now: Date;
}

/**
 * Does one act to conversations, one or many: locks them, changes those that are not so already, brings these up to
 * date, remembers what was done and tells the feed. The caller has found them through what somebody may read.
 *
 * @returns those that changed, as they were before
 * @throws AppError `bad-request` for a snooze into the past
 */
export async function changeConversations(
  tx: Transaction,
  by: Doer,
  ids: string[],
  act: Act,
): Promise<Conversation[]> {
  const found = await lockConversations(tx, by.workspaceId, ids);
  await mindMentions(tx, by, found, act);
  const { set, where, given } = columnsOf(act, by);
  const rows = await tx.rows<{ id: string }>(
    `UPDATE conversation SET ${set}
     WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) AND ${where} RETURNING id`,
    [by.workspaceId, ids, ...given],
  );
  const changedIds = new Set(rows.map(({ id }) => id));
  const changed = found.filter(({ id }) => changedIds.has(id));
  const change = unchangedMessages(factsBefore(changed));
  if (act.type === 'state') change.changed = await findUnsettled(tx, by.workspaceId, ids, act.settledAt);
  await settleConversations(tx, by.workspaceId, change);
  const done = { agentId: by.agentId, at: by.now };
  await noteActivities(
    tx,
    by.workspaceId,
    changed.map((before) => ({ ...done, what: activityOf(act, before), conversationId: before.id })),
  );
  bookWaking(tx, by.workspaceId, changed, act);
  return changed;
}

/** Its own job, at the very time; what is snoozed anew later is told by the time in it. */
function bookWaking(tx: Transaction, workspaceId: string, changed: Conversation[], act: Act): void {
  const { status, snoozedUntil: until } = effectOf(act);
  if (status !== 'snoozed' || !until) return;
  for (const { id: conversationId } of changed) {
    enqueue(tx, 'wake-conversation', { workspaceId, conversationId, until }, { runAt: new Date(until) });
  }
}

/** Closing deals with what notes ask of whoever closes, and Undo of it takes that back. */
async function mindMentions(tx: Transaction, by: Doer, found: Conversation[], act: Act): Promise<void> {
  const { workspaceId, agentId, now } = by;
  if (agentId === null) return;
  const idsIn = (isClosed: boolean) =>
    found.filter(({ status }) => (status === 'closed') === isClosed).map(({ id }) => id);
  if (act.type === 'status' && act.status === 'closed') {
    await finishMentions(tx, { workspaceId, agentId }, idsIn(false), now);
  }
  if (act.type === 'state' && act.status !== 'closed') {
    await askAgainAfterClosing(tx, { workspaceId, agentId }, idsIn(true));
  }
}

/** Messages that may ask for an answer again now that what had arrived is settled only up to an earlier time. */
async function findUnsettled(
  tx: Transaction,
  workspaceId: string,
  ids: string[],
  settledAt: string | null,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM message
     WHERE workspace_id = $1::uuid AND conversation_id = ANY($2::uuid[]) AND direction = 'inbound'
       AND asks_for_reply AND NOT needs_reply AND created_at > coalesce($3::timestamptz, '-infinity')`,
    [workspaceId, ids, settledAt],
  );
  return rows.map(({ id }) => id);
}

/** What an act writes, and where it makes a difference. */
interface Columns {
  set: string;
  where: string;
  /** $3 and on. */
  given: unknown[];
}

function columnsOf(act: Act, by: Doer): Columns {
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
const RESTORE = {
  set: `status = $4::conversation_status, status_changed_at = $3::timestamptz,
    settled_at = CASE WHEN $5::timestamptz IS NULL OR $5::timestamptz < settled_at THEN $5::timestamptz
      ELSE settled_at END,
    needs_reply_marked_at = CASE WHEN $6::boolean THEN $3::timestamptz END,
    snoozed_until = CASE WHEN $4 = 'snoozed' THEN $7::timestamptz END,
    snoozed_by_id = CASE WHEN $4 = 'snoozed' THEN $8::uuid END`,
  where: 'true',
};
