import 'server-only';
import type { ConversationRow } from '@/lib/contract/conversation';
import { database } from '../db';
import { OLDEST_FIRST } from './message-sql';

/**
 * Where somebody reads on: of the customer's messages that arrived after those they have seen, the first in reading
 * order. What arrived late stands further up than what was seen, so places cannot tell; arrival can.
 *
 * @returns null when everything was seen
 */
export async function findFirstUnread(workspaceId: string, row: ConversationRow): Promise<string | null> {
  const { id, inboundCount, readBaseline } = row.conversation;
  const seen = Math.max(row.readCount, readBaseline);
  if (seen >= inboundCount) return null;
  const [first] = await database.rows<{ id: string }>(
    `SELECT message.id FROM (
       SELECT id, sent_at, content_id FROM message
       WHERE workspace_id = $1::uuid AND conversation_id = $2::uuid AND direction = 'inbound'
       ORDER BY message.created_at, ${OLDEST_FIRST} OFFSET $3
     ) AS message
     ORDER BY ${OLDEST_FIRST} LIMIT 1`,
    [workspaceId, id, seen],
  );
  return first?.id ?? null;
}
