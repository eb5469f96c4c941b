import { randomUUID } from 'node:crypto';
import type { Message, ReplyDraft } from '@/lib/contract/message';
import type { World } from './world';

/** A content as the sandbox's control surface tells it. */
export interface SandboxContent {
  id: string;
  body: string;
  inReplyToContentId: string | null;
  createdFrom: string;
  threadId: string;
  authorIdentityId: string;
}

/** What a customer does, as the sandbox takes it. */
export interface CustomerWrites {
  channelType: string;
  body: string;
  customer?: { name?: string; identityId?: string };
  kind?: string;
  inReplyToContentId?: string;
  threadId?: string;
  rating?: number;
  attachments?: { kind: string }[];
  createdAt?: string;
}

/** A customer writes, and the sweep brings it in. */
export async function customerWrites(world: World, writes: CustomerWrites): Promise<SandboxContent> {
  const { channelType, ...rest } = writes;
  const content = await world.sandbox.control<SandboxContent>('/customer-messages', {
    method: 'POST',
    body: { channelId: world.channelOf(channelType).id, ...rest },
  });
  await sweep(world);
  return content;
}

/** Many customers write, each their own conversation, and one sweep brings it all in. */
export async function customersWrite(
  world: World,
  names: string[],
  channelType = 'WhatsApp',
): Promise<Message[]> {
  const channelId = world.channelOf(channelType).id;
  const asked = await Promise.all(
    names.map((name) =>
      world.sandbox.control<SandboxContent>('/customer-messages', {
        method: 'POST',
        body: { channelId, customer: { name }, body: 'Hello?' },
      }),
    ),
  );
  await sweep(world);
  return Promise.all(asked.map(({ id }) => messageOf(world, id)));
}

/** Takes in what changed at the platform. */
export async function sweep(world: World): Promise<void> {
  const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
  await sweepAccount(world.account, new Date());
  await world.runJobs();
}

/** A customer sends a picture and a document. @returns the message as it came in */
export async function customerSendsFiles(world: World): Promise<Message> {
  const content = await customerWrites(world, {
    channelType: 'WhatsApp',
    customer: { name: 'Wanda' },
    body: 'Look',
    attachments: [{ kind: 'image' }, { kind: 'pdf' }],
  });
  return messageOf(world, content.id);
}

/** The message of a content, as everybody sees it. */
export async function messageOf(world: World, contentId: string): Promise<Message> {
  const { findMessages } = await import('@/lib/server/queries/list-messages');
  const { database } = await import('@/lib/server/db');
  const [row] = await world.rows<{ id: string }>('SELECT id FROM message WHERE content_id = $1', [contentId]);
  const [message] = await findMessages(database, world.account.workspaceId, [row?.id ?? randomUUID()]);
  if (!message) throw new Error(`content ${contentId} was not imported`);
  return message;
}

/** The message with this id, as everybody sees it. */
export async function messageWithId(world: World, id: string): Promise<Message> {
  const { findMessages } = await import('@/lib/server/queries/list-messages');
  const { database } = await import('@/lib/server/db');
  const [message] = await findMessages(database, world.account.workspaceId, [id]);
  if (!message) throw new Error(`message ${id} is gone`);
  return message;
}

/** A reply to a message; whatever a test does not care about is filled in. It goes whatever came meanwhile. */
export function replyTo(
  message: Message,
  draft: Partial<ReplyDraft> & { body: string; sendAnyway?: boolean },
) {
  return {
    clientId: randomUUID(),
    audience: message.audience,
    parentMessageId: message.audience === 'public' ? message.id : null,
    lastSeenMessageId: message.id,
    conversationId: message.conversationId,
    sendAnyway: true,
    ...draft,
  };
}

/** What the platform holds of a reply, as many times as it holds it. */
export async function atThePlatform(world: World, parentContentId: string): Promise<SandboxContent[]> {
  const { records } = await world.sandbox.control<{ records: SandboxContent[] }>(
    `/contents?inReplyToContentId=${parentContentId}&createdFrom=Api`,
  );
  return records;
}
