import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  customersWrite,
  customerWrites,
  messageOf,
  messageWithId,
  replyTo,
} from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let send: typeof import('@/lib/server/commands/send-reply')['sendReply'];
let retry: typeof import('@/lib/server/commands/retry-reply')['retryReply'];
let rowOf: (conversationId: string) => Promise<import('@/lib/contract/conversation').Conversation>;

beforeAll(async () => {
  world = await createWorld();
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  retry = (await import('@/lib/server/commands/retry-reply')).retryReply;
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  rowOf = async (id) => (await getConversation(world.priya, id)).conversation;
  const settings = { answerMode: 'never', exportDelayMs: [0, 0] };
  await world.sandbox.control('/settings', { method: 'PUT', body: settings });
});
afterAll(() => world.close());
beforeEach(() => world.sandbox.control('/faults', { method: 'DELETE' }));

const refuse = (code: string, times = 1) =>
  world.sandbox.control('/faults', {
    method: 'PUT',
    body: {
      rules: [{ match: { method: 'POST', path: '/contents$' }, effect: 'status', status: 403, code, times }],
    },
  });

/** A customer asks, and Priya's answer is refused. */
async function refusedReply(name: string, code: string) {
  const asked = await customerWrites(world, { channelType: 'WhatsApp', customer: { name }, body: 'Hello?' });
  const question = await messageOf(world, asked.id);
  await refuse(code);
  const reply = await send(world.priya, replyTo(question, { body: 'Hello!' }), new Date());
  await world.runJobs();
  return { question, reply, conversationId: reply.conversationId };
}

describe('The unsent reply of a conversation', () => {
  test('tells its code, its time and its author, the oldest of several, and goes with the failure', async () => {
    const { question, reply, conversationId } = await refusedReply('Oldest First', 'EDI-040');
    const before = new Date().toISOString();
    await refuse('EDI-033');
    const second = await send(world.maya, replyTo(question, { body: 'And I say so too.' }), new Date());
    await world.runJobs();
    const row = await rowOf(conversationId);
    expect(row).toMatchObject({
      failedCount: 2,
      unsentReply: { messageId: reply.id, code: 'EDI-040', agentId: world.priya.agentId },
    });
    expect(row.unsentReply && row.unsentReply.at < before).toBe(true);

    await retry(world.priya, reply.id, new Date());
    await world.runJobs();
    const next = { messageId: second.id, code: 'EDI-033', agentId: world.maya.agentId };
    expect(await rowOf(conversationId)).toMatchObject({ failedCount: 1, unsentReply: next });
    await retry(world.maya, second.id, new Date());
    await world.runJobs();
    expect(await rowOf(conversationId)).toMatchObject({ failedCount: 0, unsentReply: null });
  });

  test('is told by the feed with the failure itself', async () => {
    const { reply, conversationId } = await refusedReply('Told Live', 'EDI-040');
    const [last] = await world.rows<{ unsent: object }>(
      `SELECT payload->'conversation'->'unsentReply' AS unsent FROM feed
       WHERE payload->'conversation'->>'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [conversationId],
    );
    expect(last?.unsent).toMatchObject({ messageId: reply.id, code: 'EDI-040' });
  });
});

describe('A channel on which RingCentral lets our login not reply', () => {
  const channelOf = async () => {
    const { listChannels } = await import('@/lib/server/queries/list-channels');
    const { database } = await import('@/lib/server/db');
    const channels = await listChannels(database, world.priya);
    return channels.find(({ type }) => type === 'WhatsApp');
  };
  const deliver = async (conversationId: string) => {
    const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
    await deliverReply({ workspaceId: world.account.workspaceId, conversationId }, new Date());
  };
  const retest = async () => {
    const { changeChannel } = await import('@/lib/server/commands/change-channel');
    const { id = '' } = (await channelOf()) ?? {};
    await changeChannel(world.amira, id, { isForbidden: false }, new Date());
  };
  const forbidden = { code: 'reply-refused', details: { refusal: 'platform-forbids' } };

  test('is only for reading from the first refusal on, and an admin may find out anew', async () => {
    const { question, reply, conversationId } = await refusedReply('Forbidden', 'EDI-019');
    expect((await channelOf())?.forbidden).toMatchObject({ code: 'EDI-019', conversationId });
    const another = replyTo(question, { body: 'Again?' });
    await expect(send(world.maya, another, new Date())).rejects.toMatchObject(forbidden);
    await expect(retry(world.priya, reply.id, new Date())).rejects.toMatchObject(forbidden);

    await retest();
    expect((await channelOf())?.forbidden).toBeNull();
    await refuse('EDI-018');
    await retry(world.priya, reply.id, new Date());
    await world.runJobs();
    expect((await channelOf())?.forbidden).toMatchObject({ code: 'EDI-018' });

    await retest();
    await retry(world.priya, reply.id, new Date());
    await world.runJobs();
    expect((await messageWithId(world, reply.id)).delivery?.state).toMatch(/handed_over|confirmed/);
    expect((await channelOf())?.forbidden).toBeNull();
  });

  test('is open again by itself once a reply goes out that was waiting meanwhile', async () => {
    const [first, second] = await customersWrite(world, ['Refused', 'Waiting']);
    if (!first || !second) throw new Error('nobody wrote');
    await refuse('EDI-019');
    for (const asked of [first, second])
      await send(world.priya, replyTo(asked, { body: 'Yes.' }), new Date());
    await deliver(first.conversationId);
    expect((await channelOf())?.forbidden).toMatchObject({ code: 'EDI-019' });
    await deliver(second.conversationId);
    expect((await channelOf())?.forbidden).toBeNull();
  });

  test('is not marked by any other refusal', async () => {
    await refusedReply('Another Cause', 'EDI-040');
    expect((await channelOf())?.forbidden).toBeNull();
  });
});
