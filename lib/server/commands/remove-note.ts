import 'server-only';
import { mayRemoveNote } from '@/lib/domain/note';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { lockNote } from '../writes/lock-note';
import { noteActivity } from '../writes/note-activity';
import { settleConversations, unchangedMessages } from '../writes/settle-conversations';
import { tellNote } from '../writes/tell-note';

/**
 * Takes a note away: its words are gone for good, and that there was one stays. Nobody is asked anything by it any more.
 * Removed already is removed.
 *
 * @throws AppError `not-found`; `not-allowed` for a colleague's; `state-refused` when it is too late
 */
export async function removeNote(viewer: Viewer, noteId: string, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  await inTransaction(async (tx) => {
    const { note, conversation, before } = await lockNote(tx, viewer, noteId);
    if (note.isRemoved) return;
    if (!mayRemoveNote(note, viewer, now.toISOString())) throw refusal(note.agentId === viewer.agentId);
    await tx.rows(REMOVE, [workspaceId, noteId, now.toISOString()]);
    await tellNote(tx, viewer, noteId, conversation.channelId);
    await settleConversations(tx, workspaceId, unchangedMessages(before));
    const what = { kind: 'note-removed' } as const;
    await noteActivity(tx, viewer, { conversationId: conversation.id, what, at: now });
  });
}

const REMOVE = `
  UPDATE note SET body = '', mentions = '[]', removed_at = $3::timestamptz, version = version + 1
  WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`;

function refusal(isOwn: boolean): AppError {
  return isOwn
    ? new AppError('state-refused', 'It is too late to remove this note.')
    : new AppError('not-allowed', 'Only its author and supervisors may remove a note.');
}
