import 'server-only';
import type { Conversation } from '@/lib/contract/conversation';
import type { Note } from '@/lib/contract/note';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { getConversation } from '../queries/get-conversation';
import { getNote } from '../queries/get-note';
import { type Before, beforeChange } from './lock-conversations';

/** A note that somebody is about to change, and its conversation as it was before. */
export interface LockedNote {
  note: Note;
  conversation: Conversation;
  before: Before;
}

/**
 * Finds a note through what the viewer may read and locks its conversation; the note is read once the lock is held.
 *
 * @throws AppError `not-found`
 */
export async function lockNote(tx: Transaction, viewer: Viewer, noteId: string): Promise<LockedNote> {
  const { conversationId } = await getNote(tx, viewer, noteId);
  const before = await beforeChange(tx, viewer.workspaceId, [conversationId]);
  const { conversation } = await getConversation(viewer, conversationId, tx);
  return { note: await getNote(tx, viewer, noteId), conversation, before };
}
