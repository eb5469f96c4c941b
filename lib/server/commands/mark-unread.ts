import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { getConversation } from '../queries/get-conversation';
import { READ_MARK_RETURNING, type ReadMarkRecord, tellReadMark } from '../writes/tell-read-mark';

/**
 * Marks a conversation as unread for the viewer alone, to come back to it. How far they have read stays known.
 *
 * @throws AppError `not-found`
 */
export async function markUnread(viewer: Viewer, conversationId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await getConversation(viewer, conversationId, tx);
    const [mark] = await tx.rows<ReadMarkRecord>(
      `INSERT INTO read_mark (workspace_id, agent_id, conversation_id, read_count, read_at, is_marked_unread)
       VALUES ($1::uuid, $2::uuid, $3::uuid, 0, $4::timestamptz, true)
       ON CONFLICT (workspace_id, agent_id, conversation_id) DO UPDATE
         SET is_marked_unread = true, version = read_mark.version + 1
       ${READ_MARK_RETURNING}`,
      [viewer.workspaceId, viewer.agentId, conversationId, now.toISOString()],
    );
    if (mark) tellReadMark(tx, viewer, mark);
  });
}
