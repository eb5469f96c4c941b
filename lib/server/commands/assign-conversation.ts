import 'server-only';
import type { Assignment, Conversation } from '@/lib/contract/conversation';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { getConversation } from '../queries/get-conversation';
import { noteActivity } from '../writes/note-activity';
import { beforeChange, settleConversations, unchangedMessages } from '../writes/settle-conversations';

/**
 * Gives a conversation to an agent, or back to the queue. Of two people taking it at once, one wins and the other
 * is told who. Asking again for what is already so, as after an answer that was lost, changes nothing.
 *
 * @throws AppError `not-found`; `already-taken` with `details.assigneeId` when somebody else holds it by now
 */
export async function assignConversation(
  viewer: Viewer,
  conversationId: string,
  { assigneeId, expectedAssigneeId }: Assignment,
  now: Date,
): Promise<Conversation> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    await getConversation(viewer, conversationId, tx);
    const before = await beforeChange(tx, workspaceId, [conversationId]);
    const fromId = before.get(conversationId)?.assigneeId ?? null;
    if (fromId !== assigneeId) {
      if (fromId !== expectedAssigneeId) {
        throw new AppError('already-taken', 'Somebody else holds this conversation by now.', {
          assigneeId: fromId,
        });
      }
      await requireColleague(tx, viewer, assigneeId);
      await tx.rows(
        `UPDATE conversation SET assignee_id = $3::uuid
         WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
        [workspaceId, conversationId, assigneeId],
      );
      await settleConversations(tx, workspaceId, unchangedMessages(before));
      const what = { kind: 'assigned', assigneeId, fromId } as const;
      await noteActivity(tx, viewer, { conversationId, what, at: now });
    }
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
