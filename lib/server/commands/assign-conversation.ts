import 'server-only';
import type { Assignment, Conversation } from '@/lib/contract/conversation';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { getConversation } from '../queries/get-conversation';
import { noteActivity } from '../writes/note-activity';
import { requireHolder } from '../writes/require-holder';
import { beforeChange, settleConversations, unchangedMessages } from '../writes/settle-conversations';

/**
 * Gives a conversation to an agent, or back to the queue. Of two people taking it at once, one wins and the other
 * is told who. Asking again for what is already so, as after an answer that was lost, changes nothing.
 *
 * @throws AppError `not-found`; `already-taken` with `details.assigneeId` when somebody else holds it by now;
 * `state-refused` with `details.reason` `cannot-read` for somebody who may not read its channel
 */
export async function assignConversation(
  viewer: Viewer,
  conversationId: string,
  { assigneeId, expectedAssigneeId }: Assignment,
  now: Date,
): Promise<Conversation> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    const { conversation } = await getConversation(viewer, conversationId, tx);
    if (assigneeId)
      await requireHolder(tx, workspaceId, { agentId: assigneeId, channelId: conversation.channelId });
    const before = await beforeChange(tx, workspaceId, [conversationId]);
    const fromId = before.get(conversationId)?.assigneeId ?? null;
    if (fromId !== assigneeId) {
      if (fromId !== expectedAssigneeId) {
        throw new AppError('already-taken', 'Somebody else holds this conversation by now.', {
          assigneeId: fromId,
        });
      }
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
