import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db';
import { ADDRESS_OF_PERSON } from '../queries/person-sql';

interface Place {
  workspaceId: string;
  accountId: string;
  channelId: string;
}

/** How the keys begin of what has begun here, until the platform has told its own. */
export const STARTED_HERE = 'start:';

/**
 * Finds or makes the private talk with a number or mail address on a channel. It is not locked; one that is made here has
 * no message yet, and somebody in it of whom nothing but that is known.
 *
 * @returns the conversation's id
 */
export async function openTalkWith(
  tx: Transaction,
  { workspaceId, accountId, channelId }: Place,
  address: { number: string } | { email: string },
): Promise<string> {
  const number = 'number' in address ? address.number : null;
  const email = 'email' in address ? address.email.toLowerCase() : null;
  const [known] = await tx.rows<{ id: string }>(FIND_KNOWN, [workspaceId, channelId, number ?? email]);
  if (known) return known.id;
  const key = `${STARTED_HERE}${channelId}:${number ?? email}`;
  const name = 'number' in address ? address.number : address.email;
  await tx.rows(MAKE_PERSON, [workspaceId, accountId, randomUUID(), key, name, email, number]);
  await tx.rows(MAKE_TALK, [workspaceId, randomUUID(), channelId, key, accountId]);
  const [made] = await tx.rows<{ id: string }>(FIND_MADE, [workspaceId, channelId, key]);
  if (!made) throw new Error('a talk vanished within its transaction');
  return made.id;
}

/** One with a key of the platform's comes before one that has begun here and is not there yet. */
const FIND_KNOWN = `
  SELECT conversation.id FROM conversation
  JOIN person ON person.workspace_id = conversation.workspace_id AND person.id = conversation.person_id
  WHERE conversation.workspace_id = $1::uuid AND conversation.channel_id = $2::uuid
    AND conversation.audience = 'private' AND NOT person.is_ours AND $3 IN ${ADDRESS_OF_PERSON}
  ORDER BY starts_with(conversation.grouping_key, '${STARTED_HERE}'), conversation.last_message_at DESC, conversation.id
  LIMIT 1`;

/** Nobody is asked for their name: the platform does not know of them yet. */
const MAKE_PERSON = `
  INSERT INTO person (workspace_id, account_id, id, external_id, display_name, email, phone, fetched_at)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7, now())
  ON CONFLICT (workspace_id, account_id, external_id) DO NOTHING
  RETURNING id`;

const MAKE_TALK = `
  INSERT INTO conversation (workspace_id, id, channel_id, audience, grouping_key, person_id, last_message_at)
  SELECT $1::uuid, $2::uuid, $3::uuid, 'private', $4, person.id, now() FROM person
  WHERE person.workspace_id = $1::uuid AND person.account_id = $5::uuid AND person.external_id = $4
  ON CONFLICT (workspace_id, channel_id, audience, grouping_key) DO NOTHING
  RETURNING id`;

const FIND_MADE = `
  SELECT id FROM conversation WHERE workspace_id = $1::uuid AND channel_id = $2::uuid AND audience = 'private'
    AND grouping_key = $3`;

/** Makes the conversation under a post that nobody has seen yet. @returns its id */
export async function openPost(
  tx: Transaction,
  { workspaceId, channelId }: Place,
  clientId: string,
): Promise<string> {
  const id = randomUUID();
  await tx.rows(
    `INSERT INTO conversation (workspace_id, id, channel_id, audience, grouping_key, last_message_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, 'public', $4, now()) RETURNING id`,
    [workspaceId, id, channelId, `${STARTED_HERE}${clientId}`],
  );
  return id;
}
