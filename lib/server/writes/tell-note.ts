import 'server-only';
import type { Note } from '@/lib/contract/note';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import { getNote } from '../queries/get-note';
import { saveMentions } from './save-mentions';

/**
 * The last step of everything that changes a note: those who may read its channel are told, and whom it asks follows
 * from its words.
 *
 * @throws AppError `not-found` when it names somebody who is not of the workspace
 */
export async function tellNote(
  tx: Transaction,
  viewer: Viewer,
  noteId: string,
  channelId: string,
): Promise<Note> {
  const { workspaceId } = viewer;
  const note = await getNote(tx, viewer, noteId);
  appendToFeed(tx, workspaceId, { type: 'note.saved', note }, { channelId });
  await saveMentions(tx, { workspaceId, channelId }, note);
  return note;
}
