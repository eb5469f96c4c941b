import 'server-only';
import { viewFactsOf } from '@/lib/domain/view';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import { findConversations } from '../queries/get-conversation';
import { findAnsweredComment, touchComment } from './answered-comment';
import { beforeChange } from './lock-conversations';
import { settleConversations, unchangedMessages } from './settle-conversations';
import { releaseUploads } from './uploads';

/** Takes a message of ours out of its conversation: one that never went out, or a second copy of one that did. */
export async function removeMessage(
  tx: Transaction,
  message: { workspaceId: string; conversationId: string; id: string },
): Promise<void> {
  const { workspaceId, conversationId } = message;
  const comment = await findAnsweredComment(tx, message);
  const touched = comment ? [conversationId, comment.conversationId] : [conversationId];
  const before = await beforeChange(tx, workspaceId, touched);
  const removed = await tx.rows(
    'DELETE FROM message WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id',
    [workspaceId, message.id],
  );
  if (removed.length === 0) return;
  await releaseUploads(tx, message);
  if (comment) await touchComment(tx, workspaceId, comment.id);
  const change = { ...unchangedMessages(before), changed: comment ? [comment.id] : [] };
  change.counts.set(conversationId, { messages: -1, inbound: 0 });
  await settleConversations(tx, workspaceId, change);
  const [conversation] = await findConversations(tx, workspaceId, [conversationId]);
  if (!conversation) return;
  // Settling has told how the conversation changed; said twice, the badges would move twice.
  const unmoved = viewFactsOf(conversation);
  const event = { type: 'message.discarded', messageId: message.id, conversation, before: unmoved } as const;
  appendToFeed(tx, workspaceId, event, { channelId: conversation.channelId });
}
