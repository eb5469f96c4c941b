import 'server-only';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';

/** A read mark as it was written. */
export interface ReadMarkRecord {
  conversation_id: string;
  read_count: number;
  is_marked_unread: boolean;
  version: number;
}

/** Whose mark it is. */
interface Reader {
  workspaceId: string;
  agentId: string;
}

export const READ_MARK_RETURNING = 'RETURNING conversation_id, read_count, is_marked_unread, version';

/** Makes a conversation unread for one person, to come back to it. How far they have read stays known. */
export async function makeUnread(
  tx: Transaction,
  reader: Reader,
  conversationId: string,
  now: Date,
): Promise<void> {
  const [mark] = await tx.rows<ReadMarkRecord>(
    `INSERT INTO read_mark (workspace_id, agent_id, conversation_id, read_count, read_at, is_marked_unread)
     VALUES ($1::uuid, $2::uuid, $3::uuid, 0, $4::timestamptz, true)
     ON CONFLICT (workspace_id, agent_id, conversation_id) DO UPDATE
       SET is_marked_unread = true, version = read_mark.version + 1
     ${READ_MARK_RETURNING}`,
    [reader.workspaceId, reader.agentId, conversationId, now.toISOString()],
  );
  if (mark) tellReadMark(tx, reader, mark);
}

/**
 * Makes many conversations read for one person, or unread to come back to them.
 *
 * @returns the ids of those that were not so already
 */
export async function markRead(
  tx: Transaction,
  reader: Reader & { now: Date },
  conversationIds: string[],
  isRead: boolean,
): Promise<ReadonlySet<string>> {
  const { workspaceId, agentId, now } = reader;
  const marks = await tx.rows<ReadMarkRecord>(MARK_READ, [
    ...[workspaceId, agentId, conversationIds],
    ...[now.toISOString(), isRead],
  ]);
  for (const mark of marks) tellReadMark(tx, reader, mark);
  return new Set(marks.map(({ conversation_id }) => conversation_id));
}

const MARK_READ = `
  INSERT INTO read_mark (workspace_id, agent_id, conversation_id, read_count, read_at, is_marked_unread)
  SELECT $1::uuid, $2::uuid, conversation.id,
    CASE WHEN $5::boolean THEN conversation.inbound_count ELSE coalesce(mark.read_count, 0) END,
    $4::timestamptz, NOT $5::boolean
  FROM conversation
  LEFT JOIN read_mark AS mark ON mark.workspace_id = $1::uuid AND mark.agent_id = $2::uuid
    AND mark.conversation_id = conversation.id
  WHERE conversation.workspace_id = $1::uuid AND conversation.id = ANY($3::uuid[])
    AND (coalesce(mark.is_marked_unread, false) OR conversation.inbound_count
      > greatest(conversation.read_baseline, coalesce(mark.read_count, 0))) = $5::boolean
  ON CONFLICT (workspace_id, agent_id, conversation_id) DO UPDATE
    SET read_count = EXCLUDED.read_count, is_marked_unread = EXCLUDED.is_marked_unread,
      version = read_mark.version + 1
  ${READ_MARK_RETURNING}`;

/** Tells the agent's own tabs how far they have read now, and nobody else. */
export function tellReadMark(tx: Transaction, { workspaceId, agentId }: Reader, mark: ReadMarkRecord): void {
  const event = {
    type: 'read-mark.moved',
    conversationId: mark.conversation_id,
    readCount: mark.read_count,
    isMarkedUnread: mark.is_marked_unread,
    readVersion: mark.version,
  } as const;
  appendToFeed(tx, workspaceId, event, { agentId });
}
