import 'server-only';
import type { Note, NoteChange } from '@/lib/contract/note';
import { mentionsIn } from '@/lib/domain/mention';
import { mayChangeNote } from '@/lib/domain/note';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { requireVersion } from '../writes/changed-since';
import { lockNote } from '../writes/lock-note';
import { settleConversations, unchangedMessages } from '../writes/settle-conversations';
import { tellNote } from '../writes/tell-note';

/**
 * Changes the words of a note. Whom it names for the first time is told; whom it names no longer is asked nothing.
 *
 * @throws AppError `not-found`; `not-allowed` for a colleague's; `state-refused` when it is too late, and with `details.reason`
 * `changed-since`
 */
export async function changeNote(
  viewer: Viewer,
  noteId: string,
  { text, expectedVersion }: NoteChange,
  now: Date,
): Promise<Note> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    const { note, conversation, before } = await lockNote(tx, viewer, noteId);
    requireChangeable(note, viewer, now);
    requireVersion(note.version, expectedVersion);
    await tx.rows(CHANGE, [workspaceId, noteId, text, JSON.stringify(mentionsIn(text)), now.toISOString()]);
    const changed = await tellNote(tx, viewer, noteId, conversation.channelId);
    await settleConversations(tx, workspaceId, unchangedMessages(before));
    return changed;
  });
}

const CHANGE = `
  UPDATE note SET body = $3, mentions = $4::jsonb, edited_at = $5::timestamptz, version = version + 1
  WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`;

function requireChangeable(note: Note, viewer: Viewer, now: Date): void {
  if (mayChangeNote(note, viewer, now.toISOString())) return;
  if (note.agentId !== viewer.agentId)
    throw new AppError('not-allowed', 'Only its author may change a note.');
  throw new AppError('state-refused', 'It is too late to change this note.');
}
