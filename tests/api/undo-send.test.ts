import { addSeconds } from 'date-fns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import type { WorkspaceChange } from '@/lib/contract/workspace';
import { atThePlatform, customerWrites, messageOf, messageWithId, replyTo } from '../support/conversation';
import { createWorld, type World } from '../support/world';

let world: World;
let send: typeof import('@/lib/server/commands/send-reply')['sendReply'];
let deliver: typeof import('@/lib/server/commands/deliver-reply')['deliverReply'];
let cancel: typeof import('@/lib/server/commands/cancel-reply')['cancelReply'];

beforeAll(async () => {
  world = await createWorld();
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  deliver = (await import('@/lib/server/commands/deliver-reply')).deliverReply;
  cancel = (await import('@/lib/server/commands/cancel-reply')).cancelReply;
  await world.sandbox.control('/settings', { method: 'PUT', body: { exportDelayMs: [0, 0] } });
});
afterAll(() => world.close());

async function decide(change: WorkspaceChange) {
  const { changeWorkspace } = await import('@/lib/server/commands/change-workspace');
  await changeWorkspace(world.amira, change, new Date());
}

async function asked(channelType: string): Promise<Message> {
  const content = await customerWrites(world, { channelType, body: 'Do you ship to Malta?' });
  return messageOf(world, content.id);
}

/** @returns what the worker makes of it at that time, and what the customer has got by then */
async function at(time: Date, { id, conversationId }: Message, question: Message) {
  await deliver({ workspaceId: world.account.workspaceId, conversationId }, time);
  const { delivery } = await messageWithId(world, id);
  return { state: delivery?.state, arrived: (await atThePlatform(world, question.contentId ?? '')).length };
}

test('a public reply goes out when its time is over, and not before', async () => {
  await decide({ undoPublicSeconds: 10, undoPrivateSeconds: 0 });
  const question = await asked('Facebook');
  const now = new Date();
  const reply = await send(world.priya, replyTo(question, { audience: 'public', body: 'Yes, we do.' }), now);
  expect(reply.delivery).toMatchObject({
    state: 'waiting',
    waitReason: 'undo',
    waitUntil: addSeconds(now, 10).toISOString(),
  });
  expect(await at(addSeconds(now, 9), reply, question)).toEqual({ state: 'waiting', arrived: 0 });
  expect(await at(addSeconds(now, 10), reply, question)).toEqual({ state: 'handed_over', arrived: 1 });
});

test('taken back in time it never reaches anybody; afterwards it is too late', async () => {
  await decide({ undoPublicSeconds: 5 });
  const question = await asked('Facebook');
  const now = new Date();
  const regretted = await send(
    world.priya,
    replyTo(question, { audience: 'public', body: 'Yes, we do.' }),
    now,
  );
  await cancel(world.priya, regretted.id);
  const kept = await send(world.priya, replyTo(question, { audience: 'public', body: 'Yes, we do.' }), now);
  expect(await at(addSeconds(now, 60), kept, question)).toEqual({ state: 'handed_over', arrived: 1 });
  await expect(cancel(world.priya, kept.id)).rejects.toMatchObject({ code: 'state-refused' });
});

test('where nothing is to wait, it goes out at once', async () => {
  await decide({ undoPublicSeconds: 0 });
  const question = await asked('Facebook');
  const now = new Date();
  const reply = await send(world.priya, replyTo(question, { audience: 'public', body: 'Yes, we do.' }), now);
  expect(await at(now, reply, question)).toEqual({ state: 'handed_over', arrived: 1 });
});

test('a talk has a time of its own, and the one private reply to a comment has that of the public', async () => {
  await decide({ undoPublicSeconds: 10, undoPrivateSeconds: 5 });
  const now = new Date();
  const talk = await asked('WhatsApp');
  const comment = await asked('Facebook');
  const said = await send(world.priya, replyTo(talk, { audience: 'private', body: 'Yes, we do.' }), now);
  const aside = await send(world.priya, replyTo(comment, { audience: 'private', body: 'Yes, we do.' }), now);
  expect(said.delivery?.waitUntil).toBe(addSeconds(now, 5).toISOString());
  expect(aside.delivery?.waitUntil).toBe(addSeconds(now, 10).toISOString());
});

test('a wait that nobody watches ends by itself', async () => {
  await decide({ undoPublicSeconds: 30 });
  const question = await asked('Facebook');
  const reply = await send(
    world.priya,
    replyTo(question, { audience: 'public', body: 'Yes, we do.' }),
    addSeconds(new Date(), -31),
  );
  await world.runJobs();
  expect((await messageWithId(world, reply.id)).delivery?.state).toBe('handed_over');
});
