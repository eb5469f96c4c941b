import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { getConversation } from '../queries/get-conversation';
import { makeUnread } from '../writes/read-marks';

/**
 * Marks a conversation as unread for the viewer alone, to come back to it. How far they have read stays known.
 *
 * @throws AppError `not-found`
 */
export async function markUnread(viewer: Viewer, conversationId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await getConversation(viewer, conversationId, tx);
    await makeUnread(tx, viewer, conversationId, now);
  });
}
