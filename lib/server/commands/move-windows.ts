import 'server-only';
import { database, inTransactions, type Transaction } from '../db';
import { windowStateSql } from '../queries/window-sql';
import { beforeChange } from '../writes/lock-conversations';
import { settleConversations, unchangedMessages } from '../writes/settle-conversations';

/** Rows are not held for long: customers write meanwhile. */
const TOGETHER = 50;

/** Each minute: windows that are closing or have closed by now, so that no view has to ask a clock. */
export async function moveWindows(now: Date): Promise<void> {
  const moved = await database.rows<{ workspaceId: string; ids: string[] }>(
    `SELECT workspace_id AS "workspaceId", array_agg(id::text ORDER BY id) AS ids FROM conversation
     WHERE window_state IN ('open', 'closing') AND ${STATE} <> window_state
     GROUP BY workspace_id`,
    [now.toISOString()],
  );
  for (const { workspaceId, ids } of moved) {
    await inTransactions(ids, TOGETHER, (tx, slice) => moveIn(tx, { workspaceId, ids: slice, now }));
  }
}

async function moveIn(
  tx: Transaction,
  { workspaceId, ids, now }: { workspaceId: string; ids: string[]; now: Date },
): Promise<void> {
  const before = await beforeChange(tx, workspaceId, ids);
  const moved = await tx.rows<{ id: string }>(
    `UPDATE conversation SET window_state = ${STATE}
     WHERE workspace_id = $2::uuid AND id = ANY($3::uuid[]) AND window_state <> ${STATE} RETURNING id`,
    [now.toISOString(), workspaceId, ids],
  );
  const movedIds = moved.map(({ id }) => id);
  await settleConversations(tx, workspaceId, unchangedMessages(before, movedIds));
}

const STATE = windowStateSql('conversation.last_inbound_at', '$1::timestamptz');
