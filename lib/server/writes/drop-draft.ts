import 'server-only';
import type { DraftPlace } from '@/lib/domain/draft';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';

/** Somebody's drafts in one conversation. */
export interface DraftOwner {
  workspaceId: string;
  agentId: string;
  conversation: { id: string; channelId: string };
}

/**
 * Removes a draft: what it was for is written, or its author emptied it. Together with what is written instead of it, so
 * that no moment has both or neither. The conversation's lock must be held.
 *
 * @param upTo a later revision stays; left out: whichever there is
 */
export async function dropDraft(
  tx: Transaction,
  owner: DraftOwner,
  { mode, answers }: DraftPlace,
  upTo?: number,
): Promise<void> {
  const removed = await tx.rows(
    `DELETE FROM draft WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND conversation_id = $3::uuid
       AND mode = $4::draft_mode AND answers = $5 AND revision <= coalesce($6::bigint, revision)
     RETURNING mode`,
    [...ownerParams(owner), mode, answers ?? '', upTo ?? null],
  );
  if (removed.length > 0 && !(await hasDraft(tx, owner, mode))) tellDraft(tx, owner, mode, false);
}

/** Does this person have any draft of this mode in the conversation? */
export async function hasDraft(
  tx: Transaction,
  owner: DraftOwner,
  mode: DraftPlace['mode'],
): Promise<boolean> {
  const found = await tx.rows(
    `SELECT FROM draft WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND conversation_id = $3::uuid
       AND mode = $4::draft_mode LIMIT 1`,
    [...ownerParams(owner), mode],
  );
  return found.length > 0;
}

/** Tells colleagues that there is one now, or none any more. What it says is nobody's but its author's. */
export function tellDraft(
  tx: Transaction,
  { workspaceId, agentId, conversation: { id: conversationId, channelId } }: DraftOwner,
  mode: DraftPlace['mode'],
  exists: boolean,
): void {
  appendToFeed(
    tx,
    workspaceId,
    { type: 'draft.changed', conversationId, agentId, mode, exists },
    { channelId },
  );
}

function ownerParams({ workspaceId, agentId, conversation }: DraftOwner): [string, string, string] {
  return [workspaceId, agentId, conversation.id];
}
