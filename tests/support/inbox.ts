import { randomUUID } from 'node:crypto';
import type { DeliveryState } from '@/lib/domain/message';
import { database, prisma } from '@/lib/server/db';
import { makeAccount, type TestAccount } from './accounts';
import { makePerson, makeWorkspace, type Person } from './people';

/** A workspace with one WhatsApp conversation in it, and somebody of each kind who might look at it. */
export interface Inbox {
  workspaceId: string;
  account: TestAccount;
  channelId: string;
  customerId: string;
  conversationId: string;
  /** What the customer wrote, with a file. */
  messageId: string;
  contentId: string;
  tagId: string;
  agent: Person;
  /** An agent who may not read the channel. */
  blind: Person;
  supervisor: Person;
  admin: Person;
}

/** Makes an inbox whose platform is nowhere: nothing in it needs one. */
export async function makeInbox(name: string): Promise<Inbox> {
  const workspaceId = await makeWorkspace(name);
  const account = await makeAccount(workspaceId);
  const ids = { channelId: randomUUID(), customerId: randomUUID(), conversationId: randomUUID() };
  const messageId = randomUUID();
  const sentAt = new Date();
  const contentId = randomUUID().replaceAll('-', '').slice(0, 24);
  const people = {
    agent: await makePerson(workspaceId, 'agent'),
    blind: await makePerson(workspaceId, 'agent', 'blind'),
    supervisor: await makePerson(workspaceId, 'supervisor'),
    admin: await makePerson(workspaceId, 'admin'),
  };
  const { accountId } = account;
  await prisma().channel.create({
    data: { workspaceId, id: ids.channelId, accountId, externalId: `ch-${name}`, type: 'WhatsApp' },
  });
  await prisma().channelRight.create({
    data: {
      workspaceId,
      channelId: ids.channelId,
      agentId: people.blind.agentId,
      canRead: false,
      canReply: false,
      canStart: false,
    },
  });
  await prisma().person.create({
    data: { workspaceId, id: ids.customerId, accountId, externalId: `p-${name}`, screenName: 'Wanda' },
  });
  await prisma().conversation.create({
    data: {
      workspaceId,
      id: ids.conversationId,
      channelId: ids.channelId,
      audience: 'private',
      groupingKey: `p-${name}`,
      personId: ids.customerId,
      lastMessageAt: sentAt,
      lastInboundAt: sentAt,
      windowState: 'open',
      lastMessageId: messageId,
      messageCount: 1,
      inboundCount: 1,
    },
  });
  await addMessage({ workspaceId, account, ...ids, messageId, contentId, sentAt });
  const tagId = await addTag(workspaceId);
  return { workspaceId, account, ...ids, messageId, contentId, tagId, ...people };
}

async function addMessage(
  at: Omit<Inbox, 'tagId' | 'agent' | 'blind' | 'supervisor' | 'admin'> & { sentAt: Date },
): Promise<void> {
  const { workspaceId, channelId, conversationId, customerId, contentId } = at;
  await prisma().message.create({
    data: {
      workspaceId,
      id: at.messageId,
      accountId: at.account.accountId,
      channelId,
      conversationId,
      contentId,
      certainty: 'confirmed',
      direction: 'inbound',
      audience: 'private',
      kind: 'message',
      contentType: 'Message',
      personId: customerId,
      body: 'Hello',
      attachments: [
        {
          kind: 'image',
          name: 'a.png',
          url: 'http://127.0.0.1:9/a.png',
          ...{ contentType: null, size: null, width: null, height: null },
        },
      ],
      sentAt: at.sentAt,
      modifiedAt: at.sentAt,
    },
  });
}

/** A tag that no conversation has. */
export async function addTag(workspaceId: string): Promise<string> {
  const id = randomUUID();
  await prisma().tag.create({ data: { workspaceId, id, name: `Tag ${id}`, colour: 'slate' } });
  return id;
}

/** A reply of somebody that stands somewhere on its way. */
export async function addReply(inbox: Inbox, agentId: string, delivery: DeliveryState): Promise<string> {
  const { workspaceId, account, channelId, conversationId, contentId } = inbox;
  const { id } = await prisma().message.create({
    data: {
      workspaceId,
      id: randomUUID(),
      clientId: randomUUID(),
      accountId: account.accountId,
      channelId,
      conversationId,
      certainty: 'ours',
      direction: 'outbound',
      audience: 'private',
      kind: 'message',
      contentType: '',
      parentContentId: contentId,
      agentId,
      body: 'Sorry',
      sentAt: new Date(),
      modifiedAt: new Date(),
      delivery,
      failureCode: delivery === 'failed' ? 'EDI-040' : null,
    },
  });
  return id;
}

/** More conversations of the same channel, each with one question in it that waits for an answer. */
export async function addConversations(inbox: Inbox, count: number): Promise<string[]> {
  const { workspaceId, account, channelId } = inbox;
  const ids = Array.from({ length: count }, () => randomUUID());
  const at = new Date();
  await database.rows(
    `INSERT INTO conversation (workspace_id, id, channel_id, audience, grouping_key, last_message_at,
       last_inbound_at, window_state, last_message_id, message_count, inbound_count, needs_reply_count)
     SELECT $1::uuid, id, $2::uuid, 'private', id, $4, $4, 'open', id, 1, 1, 1 FROM unnest($3::uuid[]) AS id`,
    [workspaceId, channelId, ids, at],
  );
  await database.rows(
    `INSERT INTO message (workspace_id, id, account_id, channel_id, conversation_id, content_id, certainty, direction,
       audience, kind, content_type, body, asks_for_reply, needs_reply, sent_at, modified_at)
     SELECT $1::uuid, id, $4::uuid, $2::uuid, id, id, 'confirmed', 'inbound',
       'private', 'message', 'Message', 'Hello?', true, true, $5, $5 FROM unnest($3::uuid[]) AS id`,
    [workspaceId, channelId, ids, account.accountId, at],
  );
  return ids;
}
