import 'server-only';
import type { Transaction } from '../db';
import { beforeChange, settleConversations } from './settle-conversations';

/** Gives everything an agent holds back to the queue. */
export async function releaseConversations(
  tx: Transaction,
  workspaceId: string,
  agentId: string,
): Promise<void> {
  const held = await tx.rows<{ id: string }>(
    'SELECT id FROM conversation WHERE workspace_id = $1::uuid AND assignee_id = $2::uuid',
    [workspaceId, agentId],
  );
  const before = await beforeChange(tx, workspaceId, idsOf(held));
  const released = await tx.rows<{ id: string }>(
    `UPDATE conversation SET assignee_id = NULL
     WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) AND assignee_id = $3::uuid RETURNING id`,
    [workspaceId, idsOf(held), agentId],
  );
  const counts = new Map(idsOf(released).map((id) => [id, { messages: 0, inbound: 0 }]));
  await settleConversations(tx, workspaceId, { before, changed: [], counts });
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
