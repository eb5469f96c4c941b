import 'server-only';
import type { IntakeReplay } from '@/lib/contract/intake';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { enqueue, type Jobs } from '../queue';
import { noteWorkspaceActivity } from '../writes/note-activity';

/** Events taken up in one transaction; more of one fate are taken up by asking again. */
const MOST_AT_ONCE = 10_000;

/**
 * Imports events once more from the bytes that were kept: after a fault was mended, or to see what they come to. It is
 * harmless for those that were imported before, because importing twice changes nothing. Those that wait for their
 * import need no replay.
 *
 * @param wanted those named, or all of one fate
 * @returns how many were taken up; at most 10,000 of a fate, the oldest first
 */
export async function replayEvents(
  viewer: Pick<Viewer, 'workspaceId' | 'agentId'>,
  wanted: IntakeReplay,
  now: Date,
): Promise<number> {
  return inTransaction(async (tx) => {
    const [ids, fate] = 'ids' in wanted ? [wanted.ids, null] : [null, wanted.fate];
    const jobs = await tx.rows<Jobs['import-event']>(TAKE_UP, [
      viewer.workspaceId,
      ids,
      fate,
      now.toISOString(),
    ]);
    for (const job of jobs) enqueue(tx, 'import-event', job);
    const what = { kind: 'events-replayed', count: jobs.length, fate } as const;
    if (jobs.length > 0) await noteWorkspaceActivity(tx, viewer, what, now);
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
