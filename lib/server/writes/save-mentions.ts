import 'server-only';
import type { Note } from '@/lib/contract/note';
import { type Mention, mentionsIn, type Reachable, reachedBy } from '@/lib/domain/mention';
import type { Transaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { listReachable } from '../queries/list-reachable';

interface Place {
  workspaceId: string;
  /** The channel of the note's conversation: only its readers are reached. */
  channelId: string;
}

/**
 * Brings the mentions of a note up to date with its words: whoever it reaches for the first time is told, whoever it
 * names no longer is asked nothing by it. What was done stays done.
 *
 * @throws AppError `not-found` when it names somebody who is not of the workspace
 */
export async function saveMentions(
  tx: Transaction,
  { workspaceId, channelId }: Place,
  note: Note,
): Promise<void> {
  const mentions = mentionsIn(note.text);
  const members = mentions.length === 0 ? [] : await listReachable(tx, workspaceId, channelId);
  await requireKnown(tx, workspaceId, { mentions, members });
  const reached = reachedBy(mentions, members, note.agentId);
  await tx.rows(FORGET, [workspaceId, note.id, reached]);
  const added = await tx.rows<{ agentId: string }>(ADD, [workspaceId, note.id, note.conversationId, reached]);
  const { conversationId, id: noteId, agentId: byAgentId } = note;
  for (const { agentId } of added) {
    const event = { type: 'mention.added', conversationId, noteId, byAgentId } as const;
    appendToFeed(tx, workspaceId, event, { channelId, agentId });
  }
}

interface Named {
  mentions: Mention[];
  members: Reachable[];
}

async function requireKnown(
  tx: Transaction,
  workspaceId: string,
  { mentions, members }: Named,
): Promise<void> {
  const idsOf = (kind: Mention['kind']) => mentions.filter((one) => one.kind === kind).map(({ id }) => id);
  const isMember = (id: string) => members.some(({ agentId }) => agentId === id);
  if (!idsOf('agent').every(isMember)) throw notFound('agent');
  const teamIds = idsOf('team');
  if (teamIds.length === 0) return;
  const known = await tx.rows('SELECT id FROM team WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])', [
    workspaceId,
    teamIds,
  ]);
  if (known.length < teamIds.length) throw notFound('team');
}

const FORGET = `
  DELETE FROM mention WHERE workspace_id = $1::uuid AND note_id = $2::uuid AND NOT agent_id = ANY($3::uuid[])
  RETURNING note_id`;

const ADD = `
  INSERT INTO mention (workspace_id, note_id, conversation_id, agent_id)
  SELECT $1::uuid, $2::uuid, $3::uuid, reached.agent_id FROM unnest($4::uuid[]) AS reached(agent_id)
  ON CONFLICT DO NOTHING
  RETURNING agent_id AS "agentId"`;
