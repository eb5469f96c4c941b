import 'server-only';
import type { ReadMarkChange } from '@/lib/contract/conversation';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { getConversation } from '../queries/get-conversation';
import { READ_MARK_RETURNING, type ReadMarkRecord, tellReadMark } from '../writes/read-marks';

/**
 * Notes how far the viewer has read; their other tabs are told. How far only grows: a slow tab must not make read
 * messages unread. A mark as unread goes, unless it was made after what the looking tab knew of.
 *
 * @throws AppError `not-found`
 */
export async function moveReadMark(
  viewer: Viewer,
  conversationId: string,
  seen: ReadMarkChange,
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { conversation } = await getConversation(viewer, conversationId, tx);
    // Nobody has seen more than there are.
    const readCount = Math.min(seen.readCount, conversation.inboundCount);
    const [moved] = await tx.rows<ReadMarkRecord>(
      `INSERT INTO read_mark (workspace_id, agent_id, conversation_id, read_count, read_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4::int, $5::timestamptz)
       ON CONFLICT (workspace_id, agent_id, conversation_id) DO UPDATE
         SET read_count = greatest(read_mark.read_count, EXCLUDED.read_count), read_at = EXCLUDED.read_at,
           is_marked_unread = read_mark.is_marked_unread AND read_mark.version > $6::int,
           version = read_mark.version + 1
         WHERE read_mark.read_count < EXCLUDED.read_count
           OR read_mark.is_marked_unread AND read_mark.version <= $6::int
       ${READ_MARK_RETURNING}`,
      [viewer.workspaceId, viewer.agentId, conversationId, readCount, now.toISOString(), seen.readVersion],
    );
    if (moved) tellReadMark(tx, viewer, moved);
  });
}
