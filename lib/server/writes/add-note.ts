import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Conversation } from '@/lib/contract/conversation';
import type { Note, NoteDraft } from '@/lib/contract/note';
import { mentionsIn } from '@/lib/domain/mention';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { AppError } from '../errors';
import { findNoteByClientId } from '../queries/get-note';
import { finishMentions } from './finish-mentions';
import { tellNote } from './tell-note';

interface Writing {
  conversation: Pick<Conversation, 'id' | 'channelId'>;
  draft: NoteDraft;
  now: Date;
}

/**
 * Writes a note into a conversation: for colleagues, and for nobody else. The same client id again is the same note.
 * Who writes one has dealt with what earlier notes asked of them. The conversation's lock must be held, and it must be
 * settled afterwards: whom a note asks is one of its facts.
 *
 * @throws AppError `not-found` when it names somebody who is not of the workspace
 */
export async function addNoteTo(
  tx: Transaction,
  viewer: Viewer,
  { conversation, draft, now }: Writing,
): Promise<{ note: Note; isNew: boolean }> {
  const { workspaceId } = viewer;
  const earlier = await findNoteByClientId(tx, workspaceId, draft.clientId);
  if (earlier) return { note: requireSame(earlier, viewer, conversation.id), isNew: false };
  await finishMentions(tx, viewer, [conversation.id], now);
  const id = randomUUID();
  await tx.rows(INSERT, [
    workspaceId,
    id,
    conversation.id,
    viewer.agentId,
    draft.clientId,
    draft.text,
    JSON.stringify(mentionsIn(draft.text)),
    now.toISOString(),
    viewer.program ?? null,
  ]);
  return { note: await tellNote(tx, viewer, id, conversation.channelId), isNew: true };
}

const INSERT = `
  INSERT INTO note (workspace_id, id, conversation_id, agent_id, client_id, body, mentions, created_at, program)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7::jsonb, $8::timestamptz, $9)
  RETURNING id`;

function requireSame(earlier: Note, viewer: Viewer, conversationId: string): Note {
  if (earlier.conversationId === conversationId && earlier.agentId === viewer.agentId) return earlier;
  throw new AppError('bad-request', 'This client id belongs to another note.', { field: 'clientId' });
}
