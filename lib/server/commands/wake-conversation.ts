import 'server-only';
import { inTransaction } from '../db';
import type { Jobs } from '../queue';
import { changeConversations } from '../writes/change-conversations';
import { makeUnread } from '../writes/read-marks';

/**
 * Brings a snoozed conversation back when its time has come: open, owed again, and unread for whoever has it, else for
 * whoever put it aside. Does nothing when it was snoozed anew until later, or is back already.
 */
export async function wakeConversation(
  { workspaceId, conversationId }: Jobs['wake-conversation'],
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const [snoozed] = await tx.rows<{ agent_id: string | null }>(
      `SELECT coalesce(assignee_id, snoozed_by_id) AS agent_id FROM conversation
       WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'snoozed' AND snoozed_until <= $3::timestamptz
       FOR UPDATE`,
      [workspaceId, conversationId, now.toISOString()],
    );
    if (!snoozed) return;
    const byTime = { workspaceId, agentId: null, now };
    await changeConversations(tx, byTime, [conversationId], { type: 'status', status: 'open' });
    const { agent_id: agentId } = snoozed;
    if (agentId !== null) await makeUnread(tx, { workspaceId, agentId }, conversationId, now);
  });
}
