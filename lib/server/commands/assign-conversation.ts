import 'server-only';
import type { Assignment, Conversation } from '@/lib/contract/conversation';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { getConversation } from '../queries/get-conversation';
import { beforeChange, settleConversations, unchangedMessages } from '../writes/settle-conversations';

/**
 * Gives a conversation to an agent, or back to the queue. Of two people taking it at once, one wins and the other
 * is told who.
 *
 * @throws AppError `not-found`; `already-taken` with `details.assigneeId` when somebody else holds it by now
 */
export async function assignConversation(
  viewer: Viewer,
  conversationId: string,
  wanted: Assignment,
): Promise<Conversation> {
  return inTransaction(async (tx) => {
    await getConversation(viewer, conversationId, tx);
    const before = await beforeChange(tx, viewer.workspaceId, [conversationId]);
    const holder = before.get(conversationId)?.assigneeId ?? null;
    if (holder !== wanted.expectedAssigneeId) {
      throw new AppError('already-taken', 'Somebody else holds this conversation by now.', {
        assigneeId: holder,
      });
    }
    await requireColleague(tx, viewer, wanted.assigneeId);
    await tx.rows(
      `UPDATE conversation SET assignee_id = $3::uuid
       WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
      [viewer.workspaceId, conversationId, wanted.assigneeId],
    );
    await settleConversations(tx, viewer.workspaceId, unchangedMessages(before));
    return (await getConversation(viewer, conversationId, tx)).conversation;
  });
}

async function requireColleague(tx: Transaction, viewer: Viewer, agentId: string | null): Promise<void> {
  if (agentId === null) return;
  const [found] = await tx.rows(
    `SELECT agent_id FROM membership
     WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND deactivated_at IS NULL`,
    [viewer.workspaceId, agentId],
  );
  if (!found) throw notFound('agent');
}
