import 'server-only';
import type { Conversation } from '@/lib/contract/conversation';
import { type ViewFacts, viewFactsOf } from '@/lib/domain/view';
import type { Transaction } from '../db';
import { findConversations } from '../queries/get-conversation';

/** Conversations as they were; taken before anything in them changes. */
export type Before = Map<string, ViewFacts>;

/** Locks conversations, in the order everybody locks them, for a change that none of their facts shows. */
export async function holdConversations(tx: Transaction, workspaceId: string, ids: string[]): Promise<void> {
  await tx.rows(
    `SELECT id FROM conversation WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
    [workspaceId, ids],
  );
}

/** Locks the conversations a change is about to touch, in the order everybody locks them, and remembers them. */
export async function beforeChange(tx: Transaction, workspaceId: string, ids: string[]): Promise<Before> {
  return factsBefore(await lockConversations(tx, workspaceId, ids));
}

/** Locks conversations as `beforeChange` does, for a change that needs to know more of them. */
export async function lockConversations(
  tx: Transaction,
  workspaceId: string,
  ids: string[],
): Promise<Conversation[]> {
  await holdConversations(tx, workspaceId, ids);
  return findConversations(tx, workspaceId, ids);
}

/** What `beforeChange` remembers, of conversations that are locked. */
export function factsBefore(conversations: Conversation[]): Before {
  return new Map(conversations.map((conversation) => [conversation.id, viewFactsOf(conversation)]));
}

/** A conversation without messages was made by this very change: for the feed there was none before. */
export async function forgetNew(tx: Transaction, workspaceId: string, before: Before): Promise<void> {
  const made = await tx.rows<{ id: string }>(
    `SELECT id FROM conversation WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) AND message_count = 0`,
    [workspaceId, [...before.keys()]],
  );
  for (const { id } of made) before.delete(id);
}
