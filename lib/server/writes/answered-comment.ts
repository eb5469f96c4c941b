import 'server-only';
import type { Transaction } from '../db';

/** A public message that a private reply answers: it stands in another conversation, which tells of that reply. */
export interface AnsweredComment {
  id: string;
  conversationId: string;
}

/** @returns null for every reply that stands where it answers */
export async function findAnsweredComment(
  tx: Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<AnsweredComment | null> {
  const [comment] = await tx.rows<AnsweredComment>(
    `SELECT comment.id, comment.conversation_id AS "conversationId"
     FROM message AS reply JOIN message AS comment ON comment.workspace_id = reply.workspace_id
       AND comment.account_id = reply.account_id AND comment.content_id = reply.parent_content_id
     WHERE reply.workspace_id = $1::uuid AND reply.id = $2::uuid
       AND reply.audience = 'private' AND comment.audience = 'public'`,
    [workspaceId, id],
  );
  return comment ?? null;
}

/** What is told of it has changed: the copies that browsers hold are older. Its conversation must be locked. */
export async function touchComment(tx: Transaction, workspaceId: string, commentId: string): Promise<void> {
  await tx.rows(
    'UPDATE message SET version = version + 1 WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id',
    [workspaceId, commentId],
  );
}
