import 'server-only';
import type { ConversationActivity, ReturnReason } from '@/lib/domain/activity';
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
  /** Who gets it in their place; left out or null, nobody. */
  toId?: string | null;
}

/** Gives work back to the queue, or to whom it was handed over. What somebody else has taken meanwhile stays with them. */
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
    `UPDATE conversation SET assignee_id = released."toId"
     FROM jsonb_to_recordset($2::jsonb) AS released(id uuid, "toId" uuid)
     WHERE conversation.workspace_id = $1::uuid AND conversation.id = released.id RETURNING conversation.id`,
    [workspaceId, JSON.stringify(released)],
  );
  await settleConversations(tx, workspaceId, unchangedMessages(before, releasedIds));
  const returned = released.map(({ id, agentId: fromId, reason, toId }) => ({
    conversationId: id,
    at: now,
    what: activityOf({ fromId, reason, toId: toId ?? null }),
  }));
  await noteActivities(tx, { workspaceId, agentId: null }, returned);
}

function activityOf(moved: {
  fromId: string;
  reason: ReturnReason;
  toId: string | null;
}): ConversationActivity {
  const { fromId, reason, toId } = moved;
  return toId === null
    ? { kind: 'work-returned', fromId, reason }
    : { kind: 'assigned', assigneeId: toId, fromId };
}
