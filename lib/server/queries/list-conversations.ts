import 'server-only';
import type { ConversationPage } from '@/lib/contract/conversation';
import type { Viewer } from '@/lib/domain/permission';
import type { ViewFilter } from '@/lib/domain/view';
import { database } from '../db';
import { CONVERSATION_COLUMNS, CONVERSATION_JOINS } from './conversation-sql';
import { type Cursor, encodeCursor } from './cursor';
import { READ_MARK_COLUMNS, READ_MARK_JOIN, type RowRecord, toRow } from './read-mark-sql';
import { viewerParams } from './readable-channels-sql';
import { channelsSql, viewSql } from './view-sql';

const PAGE_SIZE = 50;

/**
 * One page of a view, newest first: of the conversations the viewer may read.
 *
 * IS TRUE keeps the planner from entering by the channels: it takes workspace and channel for independent, expects
 * far too few rows, and would then read and sort the whole view for every page.
 *
 * @param after where the previous page ended; null for the first
 */
export async function listConversations(
  viewer: Viewer,
  filter: ViewFilter,
  after: Cursor | null,
): Promise<ConversationPage> {
  const params: unknown[] = viewerParams(viewer);
  const where = viewSql(filter, params);
  const channels = channelsSql(filter, params);
  const beginning = after ? keysetSql(after, params) : '';
  const records = await database.rows<RowRecord>(
    `WITH page AS (
       SELECT id FROM conversation
       WHERE workspace_id = $1::uuid AND ${where}${beginning}
         AND (channel_id = ANY(${channels})) IS TRUE
       ORDER BY last_message_at DESC, id DESC
       LIMIT ${PAGE_SIZE + 1}
     )
     SELECT ${CONVERSATION_COLUMNS}, ${READ_MARK_COLUMNS}
     FROM page JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.id = page.id
     ${CONVERSATION_JOINS} ${READ_MARK_JOIN}
     ORDER BY conversation.last_message_at DESC, conversation.id DESC`,
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
  const rows = page.map(toRow);
  const last = page.at(-1);
  if (!last || records.length <= PAGE_SIZE) return { rows, nextCursor: null, reachesTo: null };
  const { id, last_message_at } = last;
  const at = last_message_at.toISOString();
  return {
    rows,
    nextCursor: encodeCursor({ at, id, contentId: null }),
    reachesTo: { lastMessageAt: at, id },
  };
}
