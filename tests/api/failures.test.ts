import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { customerWrites, messageOf, replyTo } from '@/tests/support/conversation';
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
