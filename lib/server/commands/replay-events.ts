import 'server-only';
import { inTransaction } from '../db';
import { enqueue, type Jobs } from '../queue';

/** A fate that is no longer `accepted`: events that wait for their import need no replay. */
export type SettledFate = 'imported' | 'unknown_type' | 'rejected' | 'quarantined';

/** Which events of a workspace: those named, or all of one fate. */
export type ReplayedEvents = { ids: string[] } | { fate: SettledFate };

/** Events taken up in one transaction; more of one fate are taken up by asking again. */
const MOST_AT_ONCE = 10_000;

/**
 * Imports events once more from the bytes that were kept: after a fault was mended, or to see what they come to. It is
 * harmless for those that were imported before, because importing twice changes nothing.
 *
 * @returns how many were taken up; at most 10,000 of a fate, the oldest first
 */
export async function replayEvents(workspaceId: string, wanted: ReplayedEvents, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const chosen = 'ids' in wanted ? [wanted.ids, null] : [null, wanted.fate];
    const jobs = await tx.rows<Jobs['import-event']>(TAKE_UP, [workspaceId, ...chosen, now.toISOString()]);
    for (const job of jobs) enqueue(tx, 'import-event', job);
    return jobs.length;
  });
}

/** Locked by their order, so that two replays never wait for each other in a circle. */
const TAKE_UP = `
  WITH chosen AS (
    SELECT id FROM webhook_event
    WHERE workspace_id = $1::uuid AND fate <> 'accepted'
      AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[]))
      AND ($3::text IS NULL OR fate = $3::text::webhook_fate)
    ORDER BY received_at, id LIMIT ${MOST_AT_ONCE} FOR UPDATE
  )
  UPDATE webhook_event AS event
  SET fate = 'accepted', fate_reason = NULL, failures = 0, replayed_at = $4::timestamptz,
    is_confirmed = event.is_confirmed AND event.fate = 'imported' AND event.fate_reason IS NULL
  FROM chosen
  WHERE event.workspace_id = $1::uuid AND event.id = chosen.id
  RETURNING event.workspace_id AS "workspaceId", event.account_id AS "accountId", event.id AS "eventId"`;
