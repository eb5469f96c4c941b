import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';

type Agent = Pick<Viewer, 'workspaceId' | 'agentId'>;

/**
 * An agent has dealt with what notes of these conversations ask of them: they answered, wrote a note, closed it or said
 * so. The conversations' locks must be held, and they must be settled afterwards: who is still asked is one of their facts.
 *
 * @returns false where nothing was asked any more
 */
export async function finishMentions(
  tx: Transaction,
  { workspaceId, agentId }: Agent,
  conversationIds: string[],
  now: Date,
): Promise<boolean> {
  const finished = await tx.rows(
    `UPDATE mention SET done_at = $4::timestamptz
     WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND conversation_id = ANY($3::uuid[]) AND done_at IS NULL
     RETURNING note_id`,
    [workspaceId, agentId, conversationIds, now.toISOString()],
  );
  return finished.length > 0;
}

/** What an agent dealt with by closing these conversations asks again. Call it while they are still closed. */
export async function askAgainAfterClosing(
  tx: Transaction,
  { workspaceId, agentId }: Agent,
  conversationIds: string[],
): Promise<void> {
  await tx.rows(
    `UPDATE mention SET done_at = NULL FROM conversation
     WHERE mention.workspace_id = $1::uuid AND mention.agent_id = $2::uuid
       AND mention.conversation_id = ANY($3::uuid[])
       AND conversation.workspace_id = $1::uuid AND conversation.id = mention.conversation_id
       AND conversation.status = 'closed' AND conversation.settled_at = mention.done_at
     RETURNING mention.note_id`,
    [workspaceId, agentId, conversationIds],
  );
}
