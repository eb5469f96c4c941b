import 'server-only';
import type { Note } from '@/lib/contract/note';
import type { Viewer } from '@/lib/domain/permission';
import type { Database } from '../db';
import { notFound } from '../errors';
import { NOTE_COLUMNS, type NoteRecord, toNote } from './note-sql';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/**
 * A note in a conversation that the viewer may read.
 *
 * @throws AppError `not-found`, also for what exists and may not be seen
 */
export async function getNote(db: Database, viewer: Viewer, noteId: string): Promise<Note> {
  const [record] = await db.rows<NoteRecord>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT ${NOTE_COLUMNS} FROM note
     JOIN conversation ON conversation.workspace_id = note.workspace_id AND conversation.id = note.conversation_id
     JOIN readable ON readable.id = conversation.channel_id
     WHERE note.workspace_id = $1::uuid AND note.id = $4::uuid`,
    [...viewerParams(viewer), noteId],
  );
  if (!record) throw notFound('note');
  return toNote(record);
}

/** The note that was made under a client id; undefined when none was. */
export async function findNoteByClientId(
  db: Database,
  workspaceId: string,
  clientId: string,
): Promise<Note | undefined> {
  const [record] = await db.rows<NoteRecord>(
    `SELECT ${NOTE_COLUMNS} FROM note WHERE note.workspace_id = $1::uuid AND note.client_id = $2::uuid`,
    [workspaceId, clientId],
  );
  return record && toNote(record);
}
