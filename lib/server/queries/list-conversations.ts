import 'server-only';
import type { ConversationPage } from '@/lib/contract/conversation';
import type { Viewer } from '@/lib/domain/permission';
import type { ViewFilter } from '@/lib/domain/view';
import { database } from '../db';
import {
  CONVERSATION_COLUMNS,
  CONVERSATION_JOINS,
  type ConversationRecord,
  toConversation,
} from './conversation-sql';
import { type Cursor, encodeCursor } from './cursor';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';
import { narrowingSql, viewSql } from './view-sql';

const PAGE_SIZE = 50;

interface RowRecord extends ConversationRecord {
  read_count: number;
}

/**
 * One page of a view, newest first: of the conversations the viewer may read.
 *
 * @param after where the previous page ended; null for the first
 */
export async function listConversations(
  viewer: Viewer,
  filter: ViewFilter,
  after: Cursor | null,
): Promise<ConversationPage> {
  const params: unknown[] = viewerParams(viewer);
  const narrowing = narrowingSql(filter, params);
  const beginning = after ? keysetSql(after, params) : '';
  const records = await database.rows<RowRecord>(
    `WITH readable AS (${READABLE_CHANNELS})
     SELECT ${CONVERSATION_COLUMNS}, coalesce(mark.read_count, 0) AS read_count
     FROM conversation ${CONVERSATION_JOINS}
     LEFT JOIN read_mark AS mark ON mark.workspace_id = conversation.workspace_id
       AND mark.conversation_id = conversation.id AND mark.agent_id = $2::uuid
     WHERE conversation.workspace_id = $1::uuid AND ${viewSql(filter.view, '$2')}${narrowing}${beginning}
       AND conversation.channel_id IN (SELECT id FROM readable)
     ORDER BY conversation.last_message_at DESC, conversation.id DESC
     LIMIT ${PAGE_SIZE + 1}`,
    params,
  );
  return toPage(records);
}

function keysetSql(after: Cursor, params: unknown[]): string {
  params.push(after.at, after.id);
  const [at, id] = [`$${params.length - 1}::timestamptz`, `$${params.length}::uuid`];
  return ` AND (conversation.last_message_at, conversation.id) < (${at}, ${id})`;
}

function toPage(records: RowRecord[]): ConversationPage {
  const page = records.slice(0, PAGE_SIZE);
  const last = records.length > PAGE_SIZE ? page.at(-1) : undefined;
  return {
    rows: page.map((record) => ({ conversation: toConversation(record), readCount: record.read_count })),
    nextCursor: last ? encodeCursor({ at: last.last_message_at.toISOString(), id: last.id }) : null,
  };
}
