import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { getOwnReply, type OwnReply } from '../queries/get-own-reply';
import { holdConversations } from './lock-conversations';

/**
 * A reply that a person is about to act on. Whoever delivers it locks the conversation too, so its state is read once
 * the lock is held: either they were first and it shows, or they find what the person did.
 *
 * @throws AppError `not-found`; `not-allowed` where they may read but not reply
 */
export async function lockOwnReply(tx: Transaction, viewer: Viewer, messageId: string): Promise<OwnReply> {
  const { workspaceId, conversationId } = await getOwnReply(tx, viewer, messageId);
  await holdConversations(tx, workspaceId, [conversationId]);
  return getOwnReply(tx, viewer, messageId);
}
