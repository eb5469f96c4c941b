import 'server-only';
import type { Conversation, ConversationRow } from '@/lib/contract/conversation';
import type { Viewer } from '@/lib/domain/permission';
import { type Database, database } from '../db';
import { notFound } from '../errors';
import {
  CONVERSATION_COLUMNS,
  CONVERSATION_JOINS,
  type ConversationRecord,
  toConversation,
} from './conversation-sql';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/**
 * A conversation the viewer may read, with how far they have read it.
 *
 * @param db a transaction, to see what it changed
 * @throws AppError `not-found`, also for what exists and may not be seen
 */
export async function getConversation(
  viewer: Viewer,
  conversationId: string,
  db: Database = database,
): Promise<ConversationRow> {
  const [record] = await db.rows<ConversationRecord & { read_count: number }>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT ${CONVERSATION_COLUMNS}, coalesce(mark.read_count, 0) AS read_count
     FROM conversation ${CONVERSATION_JOINS}
     LEFT JOIN read_mark AS mark ON mark.workspace_id = conversation.workspace_id
       AND mark.conversation_id = conversation.id AND mark.agent_id = $2::uuid
     WHERE conversation.workspace_id = $1::uuid AND conversation.id = $4::uuid
       AND conversation.channel_id IN (SELECT id FROM readable)`,
    [...viewerParams(viewer), conversationId],
  );
  if (!record) throw notFound('conversation');
  return { conversation: toConversation(record), readCount: record.read_count };
}

/** Conversations as the feed tells of them, whoever looks; those that are gone are left out. */
export async function findConversations(
  db: Database,
  workspaceId: string,
  ids: string[],
): Promise<Conversation[]> {
  const records = await db.rows<ConversationRecord>(
    `SELECT ${CONVERSATION_COLUMNS} FROM conversation ${CONVERSATION_JOINS}
     WHERE conversation.workspace_id = $1::uuid AND conversation.id = ANY($2::uuid[])`,
    [workspaceId, ids],
  );
  return records.map(toConversation);
}
