import 'server-only';
import type { Note, NoteDraft } from '@/lib/contract/note';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { getConversation } from '../queries/get-conversation';
import { addNoteTo } from '../writes/add-note';
import { beforeChange } from '../writes/lock-conversations';
import { settleConversations, unchangedMessages } from '../writes/settle-conversations';

/**
 * Writes a note into a conversation that the viewer may read.
 *
 * @throws AppError `not-found`, also when it names somebody who is not of the workspace
 */
export async function addNote(
  viewer: Viewer,
  conversationId: string,
  draft: NoteDraft,
  now: Date,
): Promise<Note> {
  return inTransaction(async (tx) => {
    const { conversation } = await getConversation(viewer, conversationId, tx);
    const before = await beforeChange(tx, viewer.workspaceId, [conversationId]);
    const { note, isNew } = await addNoteTo(tx, viewer, { conversation, draft, now });
    if (isNew) await settleConversations(tx, viewer.workspaceId, unchangedMessages(before));
    return note;
  });
}
