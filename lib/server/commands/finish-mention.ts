import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { getConversation } from '../queries/get-conversation';
import { finishMentions } from '../writes/finish-mentions';
import { beforeChange } from '../writes/lock-conversations';
import { settleConversations, unchangedMessages } from '../writes/settle-conversations';

/**
 * The viewer has dealt with what notes of a conversation ask of them, or takes that back.
 *
 * @throws AppError `not-found`
 */
export async function finishMention(
  viewer: Viewer,
  conversationId: string,
  isDone: boolean,
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    await getConversation(viewer, conversationId, tx);
    const before = await beforeChange(tx, viewer.workspaceId, [conversationId]);
    const isChanged = isDone
      ? await finishMentions(tx, viewer, [conversationId], now)
      : await askAgain(tx, viewer, conversationId);
    if (isChanged) await settleConversations(tx, viewer.workspaceId, unchangedMessages(before));
  });
}

/** What was finished last asks again. */
async function askAgain(tx: Transaction, viewer: Viewer, conversationId: string): Promise<boolean> {
  const asking = await tx.rows(
    `UPDATE mention SET done_at = NULL
     WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND conversation_id = $3::uuid AND done_at = (
       SELECT max(last.done_at) FROM mention AS last
       WHERE last.workspace_id = $1::uuid AND last.agent_id = $2::uuid AND last.conversation_id = $3::uuid)
     RETURNING note_id`,
    [viewer.workspaceId, viewer.agentId, conversationId],
  );
  return asking.length > 0;
}
