import 'server-only';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import { type AccountKey, enqueue } from '../queue';
import { beforeChange } from './lock-conversations';
import { STARTED_HERE } from './open-start';
import { settleConversations, unchangedMessages } from './settle-conversations';

interface Started {
  conversationId: string;
  /** By which the platform's contents find it (lib/domain/conversation.ts). */
  key: string;
  /** The platform's id of whom it is with; null in public. */
  customer: string | null;
}

/**
 * Gives what has begun here its key. Where the same is here already, because they wrote in the meantime or were known
 * by another number, what has begun goes there: nobody has two talks with one person.
 */
export async function placeStarted(tx: Transaction, account: AccountKey, started: Started): Promise<void> {
  const { workspaceId } = account;
  const { conversationId, key, customer } = started;
  const [other] = await tx.rows<{ id: string; count: number }>(FIND_OTHER, [
    workspaceId,
    conversationId,
    key,
  ]);
  if (other && other.count > 0) return moveInto(tx, workspaceId, conversationId, other.id);
  if (other) await removeEmpty(tx, workspaceId, other.id);
  await tx.rows(SET_KEY, [workspaceId, conversationId, key]);
  if (customer !== null) await namePerson(tx, account, conversationId, customer);
}

const FIND_OTHER = `
  SELECT other.id, other.message_count AS count FROM conversation AS started
  JOIN conversation AS other ON other.workspace_id = started.workspace_id AND other.channel_id = started.channel_id
    AND other.audience = started.audience AND other.grouping_key = $3 AND other.id <> started.id
  WHERE started.workspace_id = $1::uuid AND started.id = $2::uuid`;

const SET_KEY = `
  UPDATE conversation SET grouping_key = $3 WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`;

/** Whoever was known by a number alone gets their id; where they were here by that, the talk is with them. */
async function namePerson(
  tx: Transaction,
  { workspaceId, accountId }: AccountKey,
  conversationId: string,
  customer: string,
): Promise<void> {
  const params = [workspaceId, accountId, conversationId, customer];
  const known = await tx.rows(USE_KNOWN, params);
  if (known.length === 0) await tx.rows(GIVE_ID, params);
}

const USE_KNOWN = `
  UPDATE conversation SET person_id = person.id FROM person
  WHERE conversation.workspace_id = $1::uuid AND conversation.id = $3::uuid
    AND person.workspace_id = $1::uuid AND person.account_id = $2::uuid AND person.external_id = $4
  RETURNING conversation.id`;

/** What else is known of them is asked for then. */
const GIVE_ID = `
  UPDATE person SET external_id = $4, fetched_at = NULL, version = person.version + 1 FROM conversation
  WHERE conversation.workspace_id = $1::uuid AND conversation.id = $3::uuid
    AND person.workspace_id = $1::uuid AND person.account_id = $2::uuid AND person.id = conversation.person_id
    AND starts_with(person.external_id, '${STARTED_HERE}')
  RETURNING person.id`;

async function moveInto(tx: Transaction, workspaceId: string, fromId: string, intoId: string) {
  const before = await beforeChange(tx, workspaceId, [fromId, intoId]);
  const params = [workspaceId, fromId, intoId];
  const moved = await tx.rows<{ id: string }>(
    'UPDATE message SET conversation_id = $3::uuid, version = version + 1 WHERE workspace_id = $1::uuid AND conversation_id = $2::uuid RETURNING id',
    params,
  );
  for (const table of ['note', 'mention', 'activity']) {
    await tx.rows(
      `UPDATE ${table} SET conversation_id = $3::uuid WHERE workspace_id = $1::uuid AND conversation_id = $2::uuid
       RETURNING conversation_id`,
      params,
    );
  }
  const change = { ...unchangedMessages(before, [intoId]), changed: moved.map(({ id }) => id) };
  change.counts.set(intoId, { messages: moved.length, inbound: 0 });
  await settleConversations(tx, workspaceId, change);
  await removeEmpty(tx, workspaceId, fromId);
  enqueue(tx, 'deliver-reply', { workspaceId, conversationId: intoId });
}

/** Every screen reads anew: there is no other news of a conversation that is gone. */
async function removeEmpty(tx: Transaction, workspaceId: string, id: string): Promise<void> {
  await tx.rows('DELETE FROM conversation WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id', [
    workspaceId,
    id,
  ]);
  appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
}

/**
 * A conversation that began here ends with the message that began it, where nothing else is in it and nobody outside has
 * been told of it.
 *
 * @returns whether it is gone
 */
export async function dropUnbegun(tx: Transaction, workspaceId: string, id: string): Promise<boolean> {
  const [empty] = await tx.rows(FIND_UNBEGUN, [workspaceId, id]);
  if (empty) await removeEmpty(tx, workspaceId, id);
  return empty !== undefined;
}

const FIND_UNBEGUN = `
  SELECT id FROM conversation WHERE workspace_id = $1::uuid AND id = $2::uuid AND message_count = 0
    AND starts_with(grouping_key, '${STARTED_HERE}')
    AND NOT EXISTS (SELECT FROM note WHERE note.workspace_id = $1::uuid AND note.conversation_id = conversation.id)`;
