import 'server-only';
import type { Conversation, StatusChange } from '@/lib/contract/conversation';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { getConversation } from '../queries/get-conversation';
import { beforeChange, settleConversations, unchangedMessages } from '../writes/settle-conversations';

/**
 * Closes or reopens a conversation. Closing says that nothing in it waits for an answer any more; a customer's next
 * message opens it again (writes/settle-conversations.ts).
 *
 * @throws AppError `not-found`
 */
export async function setConversationStatus(
  viewer: Viewer,
  conversationId: string,
  wanted: StatusChange,
  now: Date,
): Promise<Conversation> {
  return inTransaction(async (tx) => {
    await getConversation(viewer, conversationId, tx);
    const before = await beforeChange(tx, viewer.workspaceId, [conversationId]);
    await tx.rows(
      `UPDATE conversation SET status = $3::conversation_status, status_changed_at = $4::timestamptz,
         settled_at = CASE WHEN $3 = 'closed' THEN $4::timestamptz ELSE settled_at END
       WHERE workspace_id = $1::uuid AND id = $2::uuid AND status <> $3::conversation_status RETURNING id`,
      [viewer.workspaceId, conversationId, wanted.status, now.toISOString()],
    );
    await settleConversations(tx, viewer.workspaceId, unchangedMessages(conversationId, before));
    return (await getConversation(viewer, conversationId, tx)).conversation;
  });
}
