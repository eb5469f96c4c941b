import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import type { MessageLogin } from '@/lib/domain/message';
import type { Transaction } from '../db';
import type { OutboxMessage } from '../queries/find-outbox-message';
import { importContents } from './import-contents';
import { moveDelivery } from './move-delivery';
import { removeMessage } from './remove-message';

/**
 * The platform stored a reply of ours and named its content. From here on it is a content like any other, and what
 * the platform says of it is imported in the one way there is.
 *
 * The same content may have come in already, by an event or a list that was faster than the answer: if it was not
 * recognised as ours then, it gives way, so that nobody sees the reply twice.
 */
export async function recordHandOver(
  tx: Transaction,
  reply: OutboxMessage,
  content: ContentFacts,
  login: MessageLogin | null = null,
): Promise<void> {
  const [stranger] = await tx.rows<{ id: string; conversation_id: string }>(
    `SELECT id, conversation_id FROM message
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND content_id = $3 AND id <> $4::uuid`,
    [reply.workspaceId, reply.accountId, content.contentId, reply.id],
  );
  if (stranger) {
    await removeMessage(tx, {
      workspaceId: reply.workspaceId,
      conversationId: stranger.conversation_id,
      id: stranger.id,
    });
  }
  await moveDelivery(tx, reply, { to: 'handed_over', contentId: content.contentId, login });
  await importContents(tx, { workspaceId: reply.workspaceId, accountId: reply.accountId }, [content]);
}
