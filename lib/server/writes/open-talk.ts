import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db';
import { AppError } from '../errors';

/**
 * Finds or makes the private talk with whoever wrote a public message. It is not locked; one that is made here has no
 * message yet.
 *
 * @param messageId of the conversation that the viewer may read
 * @returns the conversation's id
 * @throws AppError `bad-request` where nobody is known to have written such a message there
 */
export async function openTalk(
  tx: Transaction,
  place: { workspaceId: string; conversationId: string },
  messageId: string | null,
): Promise<string> {
  const params = [place.workspaceId, place.conversationId, messageId];
  await tx.rows(MAKE, [...params, randomUUID()]);
  const [talk] = await tx.rows<{ id: string }>(FIND, params);
  if (!talk) throw new AppError('bad-request', 'Nobody wrote this.', { field: 'parentMessageId' });
  return talk.id;
}

/** What groups private messages is the customer's identity (lib/domain/conversation.ts). */
const ANSWERED = `
  FROM message JOIN person ON person.workspace_id = message.workspace_id AND person.id = message.person_id
    AND NOT person.is_ours`;
const ASKED = `message.workspace_id = $1::uuid AND message.conversation_id = $2::uuid AND message.id = $3::uuid`;

const MAKE = `
  INSERT INTO conversation (workspace_id, id, channel_id, audience, grouping_key, person_id, last_message_at)
  SELECT message.workspace_id, $4::uuid, message.channel_id, 'private', person.external_id, person.id, message.sent_at
  ${ANSWERED} WHERE ${ASKED}
  ON CONFLICT (workspace_id, channel_id, audience, grouping_key) DO NOTHING
  RETURNING id`;

const FIND = `
  SELECT talk.id ${ANSWERED}
  JOIN conversation AS talk ON talk.workspace_id = message.workspace_id AND talk.channel_id = message.channel_id
    AND talk.audience = 'private' AND talk.grouping_key = person.external_id
  WHERE ${ASKED}`;
