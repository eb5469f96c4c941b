import 'server-only';
import type { Message, MessagePage } from '@/lib/contract/message';
import { type Database, database } from '../db';
import { type Cursor, encodeCursor } from './cursor';
import {
  isBefore,
  MESSAGE_COLUMNS,
  MESSAGE_JOINS,
  type MessageRecord,
  NEWEST_FIRST,
  OLDEST_FIRST,
  toMessage,
} from './message-sql';

/** A talk is read a screen at a time; a public thread is a tree, which needs its parents. */
export const PAGE_SIZE = { private: 50, public: 500 } as const;

/**
 * One page of a conversation that the viewer may read (ask `getConversation` first), in reading order.
 *
 * @param before read what came before this; null for the newest page
 */
export async function listMessages(
  conversation: { workspaceId: string; id: string; audience: 'public' | 'private' },
  before: Cursor | null,
): Promise<MessagePage> {
  const size = PAGE_SIZE[conversation.audience];
  const params: unknown[] = [conversation.workspaceId, conversation.id];
  if (before) params.push(before.at, before.contentId, before.id);
  const records = await database.rows<MessageRecord>(
    `SELECT ${MESSAGE_COLUMNS} FROM message ${MESSAGE_JOINS}
     WHERE message.workspace_id = $1::uuid AND message.conversation_id = $2::uuid
       ${before ? `AND ${isBefore('$3', '$4', '$5')}` : ''}
     ORDER BY ${NEWEST_FIRST}
     LIMIT ${size + 1}`,
    params,
  );
  const page = records.slice(0, size);
  const oldest = records.length > size ? page.at(-1) : undefined;
  return {
    messages: page.reverse().map(toMessage),
    previousCursor: oldest ? encodeCursor(placeOf(oldest)) : null,
  };
}

function placeOf(record: MessageRecord): Cursor {
  return { at: record.sent_at.toISOString(), id: record.id, contentId: record.content_id };
}

/** Messages as the feed tells of them; those that are gone are left out. */
export async function findMessages(db: Database, workspaceId: string, ids: string[]): Promise<Message[]> {
  const records = await db.rows<MessageRecord>(
    `SELECT ${MESSAGE_COLUMNS} FROM message ${MESSAGE_JOINS}
     WHERE message.workspace_id = $1::uuid AND message.id = ANY($2::uuid[])
     ORDER BY ${OLDEST_FIRST}`,
    [workspaceId, ids],
  );
  return records.map(toMessage);
}
