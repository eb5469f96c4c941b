import 'server-only';
import type { ConversationRow } from '@/lib/contract/conversation';
import { type ConversationRecord, toConversation } from './conversation-sql';

/** A conversation as a row of somebody's list: with how far they have read it. */
export interface RowRecord extends ConversationRecord {
  read_count: number;
  is_marked_unread: boolean;
  read_version: number;
}

export const READ_MARK_COLUMNS = `
  coalesce(mark.read_count, 0) AS read_count, coalesce(mark.is_marked_unread, false) AS is_marked_unread,
  coalesce(mark.version, 0) AS read_version`;

/** The mark of the agent in `$2`, as in `viewerParams`. */
export const READ_MARK_JOIN = `
  LEFT JOIN read_mark AS mark ON mark.workspace_id = conversation.workspace_id
    AND mark.conversation_id = conversation.id AND mark.agent_id = $2::uuid`;

/** The row as it crosses the wire. */
export function toRow(record: RowRecord): ConversationRow {
  return {
    conversation: toConversation(record),
    readCount: record.read_count,
    isMarkedUnread: record.is_marked_unread,
    readVersion: record.read_version,
  };
}
