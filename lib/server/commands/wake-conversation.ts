import 'server-only';
import { inTransaction } from '../db';
import type { Jobs } from '../queue';
import { changeConversations } from '../writes/change-conversations';

/**
 * Brings a snoozed conversation back when its time has come: open, and owed again. Does nothing when it was snoozed anew
 * until later, or is back already.
 */
export async function wakeConversation(
  { workspaceId, conversationId }: Jobs['wake-conversation'],
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const [snoozed] = await tx.rows(
      `SELECT id FROM conversation
       WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'snoozed' AND snoozed_until <= $3::timestamptz
       FOR UPDATE`,
      [workspaceId, conversationId, now.toISOString()],
    );
    if (!snoozed) return;
    const byTime = { workspaceId, agentId: null, now };
    await changeConversations(tx, byTime, [conversationId], { type: 'status', status: 'open' });
  });
}
