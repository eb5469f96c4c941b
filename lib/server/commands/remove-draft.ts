import 'server-only';
import type { DraftPlace } from '@/lib/domain/draft';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { getConversation } from '../queries/get-conversation';
import { dropDraft } from '../writes/drop-draft';
import { holdConversations } from '../writes/lock-conversations';

/**
 * Removes what somebody has emptied. What another device of theirs has written since stays.
 *
 * @param upTo the revision that was emptied
 * @throws AppError `not-found` for the conversation; a draft that is not there is removed
 */
export async function removeDraft(
  viewer: Viewer,
  conversationId: string,
  place: DraftPlace,
  upTo: number,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { conversation } = await getConversation(viewer, conversationId, tx);
    await holdConversations(tx, viewer.workspaceId, [conversationId]);
    await dropDraft(tx, { ...viewer, conversation }, place, upTo);
  });
}
