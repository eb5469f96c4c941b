import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { getConversation } from '../queries/get-conversation';

/**
 * Notes how far the viewer has read; their other tabs are told. Marks only move forward here: a slow tab must not
 * make read messages unread.
 *
 * @param seenCount inbound messages seen; nobody has seen more than there are
 * @throws AppError `not-found`
 */
export async function moveReadMark(
  viewer: Viewer,
  conversationId: string,
  seenCount: number,
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { conversation } = await getConversation(viewer, conversationId, tx);
    const readCount = Math.min(seenCount, conversation.inboundCount);
    const [moved] = await tx.rows(
      `INSERT INTO read_mark (workspace_id, agent_id, conversation_id, read_count, read_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4::int, $5::timestamptz)
       ON CONFLICT (workspace_id, agent_id, conversation_id) DO UPDATE
         SET read_count = EXCLUDED.read_count, read_at = EXCLUDED.read_at
         WHERE read_mark.read_count < EXCLUDED.read_count
       RETURNING conversation_id`,
      [viewer.workspaceId, viewer.agentId, conversationId, readCount, now.toISOString()],
    );
    if (!moved) return;
    const event = { type: 'read-mark.moved', conversationId, readCount } as const;
    appendToFeed(tx, viewer.workspaceId, event, { agentId: viewer.agentId });
  });
}
