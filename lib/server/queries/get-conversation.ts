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
import { READ_MARK_COLUMNS, READ_MARK_JOIN, type RowRecord, toRow } from './read-mark-sql';
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
  const [record] = await db.rows<RowRecord>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT ${CONVERSATION_COLUMNS}, ${READ_MARK_COLUMNS}
     FROM conversation ${CONVERSATION_JOINS} ${READ_MARK_JOIN}
     WHERE conversation.workspace_id = $1::uuid AND conversation.id = $4::uuid
       AND conversation.channel_id IN (SELECT id FROM readable)`,
    [...viewerParams(viewer), conversationId],
  );
  if (!record) throw notFound('conversation');
  return toRow(record);
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
