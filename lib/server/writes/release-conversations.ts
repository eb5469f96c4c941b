import 'server-only';
import type { ReturnReason } from '@/lib/domain/activity';
import type { Transaction } from '../db';
import { beforeChange } from './lock-conversations';
import { noteActivities } from './note-activity';
import { settleConversations, unchangedMessages } from './settle-conversations';

/** Conversations that go back in one transaction: those of a leaver can be thousands. */
export const RELEASE_SLICE = 50;

/** A conversation that its holder can or may no longer work on. */
export interface Held {
  id: string;
  agentId: string;
  reason: ReturnReason;
}

/** Gives work back to the queue. What somebody else has taken meanwhile stays with them. */
export async function releaseConversations(
  tx: Transaction,
  workspaceId: string,
  held: readonly Held[],
  now: Date,
): Promise<void> {
  const ids = held.map(({ id }) => id);
  const before = await beforeChange(tx, workspaceId, ids);
  const released = held.filter(({ id, agentId }) => before.get(id)?.assigneeId === agentId);
  const releasedIds = released.map(({ id }) => id);
  await tx.rows(
    `UPDATE conversation SET assignee_id = NULL
     WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) RETURNING id`,
    [workspaceId, releasedIds],
  );
  await settleConversations(tx, workspaceId, unchangedMessages(before, releasedIds));
  const returned = released.map(({ id, agentId: fromId, reason }) => ({
    conversationId: id,
    agentId: null,
    at: now,
    what: { kind: 'work-returned', fromId, reason } as const,
  }));
  await noteActivities(tx, workspaceId, returned);
}
