import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryState } from '@/lib/domain/message';
import {
  atThePlatform,
  customerWrites,
  messageOf,
  messageWithId,
  replyTo,
  sweep,
} from '@/tests/support/conversation';
import { until } from '@/tests/support/until';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let send: typeof import('@/lib/server/commands/send-reply')['sendReply'];

beforeAll(async () => {
  world = await createWorld();
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sandbox.control('/faults', { method: 'DELETE' });
  await world.rows('UPDATE call_budget SET blocked_until = NULL, tokens = capacity');
});

const leonie = { channelType: 'WhatsApp', customer: { name: 'Leonie Achterberg' } };
const now = () => new Date();
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

const fault = (effect: string, more: object = {}) =>
  world.sandbox.control('/faults', {
    method: 'PUT',
    body: { rules: [{ match: { method: 'POST', path: '/contents$' }, effect, times: 1, ...more }] },
  });

/** The platform publishes in its own time: looks again until the reply is in this state. */
const becomes = (id: string, state: DeliveryState) =>
  until(async () => {
    await sweep(world);
    return (await messageWithId(world, id)).delivery?.state === state;
  });

async function deliver(conversationId: string, at = now()) {
  const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
  await deliverReply({ workspaceId: world.account.workspaceId, conversationId }, at);
}

async function reconcile(messageId: string, at: Date) {
  const { reconcileReply } = await import('@/lib/server/commands/reconcile-reply');
  await reconcileReply({ workspaceId: world.account.workspaceId, messageId }, at);
}

describe('A reply on WhatsApp', () => {
  test('reaches the customer under the message it answers, and is confirmed by the channel', async () => {
    const asked = await customerWrites(world, { ...leonie, body: 'Is my bike ready?' });
    const question = await messageOf(world, asked.id);
    const queued = await send(world.priya, replyTo(question, { body: 'It is. See you at four.' }), now());
    expect(queued.delivery?.state).toBe('queued');
    expect(await atThePlatform(world, asked.id)).toEqual([]);
    await world.runAllJobs();
    expect(await atThePlatform(world, asked.id)).toMatchObject([{ body: 'It is. See you at four.' }]);
    await becomes(queued.id, 'confirmed');
    expect((await messageOf(world, asked.id)).needsReply).toBe(false);
  });

  test('stays handed over, and the question open, while the channel has not confirmed it', async () => {
    await world.sandbox.control('/settings', { method: 'PUT', body: { withholdConfirmation: true } });
    const asked = await customerWrites(world, { ...leonie, body: 'And the lights?' });
    const question = await messageOf(world, asked.id);
    const { id } = await send(world.priya, replyTo(question, { body: 'They work again.' }), now());
    await world.runAllJobs();
    await sweep(world);
    expect((await messageWithId(world, id)).delivery?.state).toBe('handed_over');
    expect((await messageOf(world, asked.id)).needsReply).toBe(true);
    await world.sandbox.control('/settings', { method: 'PUT', body: { withholdConfirmation: false } });
    await world.sandbox.control('/release', { method: 'POST' });
    await becomes(id, 'confirmed');
  });

  test('is one message however often its client id is sent', async () => {
    const asked = await customerWrites(world, { ...leonie, customer: { name: 'Twice' }, body: 'Twice?' });
    const reply = replyTo(await messageOf(world, asked.id), { body: 'Once.' });
    const first = await send(world.priya, reply, now());
    const again = await send(world.priya, reply, now());
    expect(again.id).toBe(first.id);
    await world.runAllJobs();
    expect(await atThePlatform(world, asked.id)).toHaveLength(1);
  });

  test('is refused with the reason before anything leaves, when it is too long', async () => {
    const asked = await customerWrites(world, { ...leonie, body: 'Tell me everything.' });
    const question = await messageOf(world, asked.id);
    await expect(
      send(world.priya, replyTo(question, { body: '🚲'.repeat(3801) }), now()),
    ).rejects.toMatchObject({
      code: 'reply-refused',
      details: { refusal: 'body-too-long' },
    });
  });

  test('is refused when the customer last wrote more than a day ago', async () => {
    const asked = await customerWrites(world, {
      channelType: 'WhatsApp',
      customer: { name: 'Yesterday' },
      body: 'Hello?',
      createdAt: later(-25 * 3600).toISOString(),
    });
    const question = await messageOf(world, asked.id);
    await expect(send(world.priya, replyTo(question, { body: 'Hi' }), now())).rejects.toMatchObject({
      details: { refusal: 'window-closed-template' },
    });
  });
});

describe('When the platform does not play along', () => {
  /** Of a customer of their own: an unfinished reply holds back those after it. */
  const ask = async (body: string) => {
    const asked = await customerWrites(world, { ...leonie, customer: { name: body }, body });
    const question = await messageOf(world, asked.id);
    const reply = await send(world.priya, replyTo(question, { body: `Answer to: ${body}` }), now());
    return { asked, reply };
  };

  test('a refused reply fails with the platform’s code, and a retry contacts the platform again', async () => {
    const { asked, reply } = await ask('Refuse me');
    await fault('status', { status: 403, code: 'EDI-021' });
    await deliver(reply.conversationId);
    expect((await messageWithId(world, reply.id)).delivery).toMatchObject({
      state: 'failed',
      failureCode: 'EDI-021',
    });
    const { retryReply } = await import('@/lib/server/commands/retry-reply');
    expect((await retryReply(world.priya, reply.id, now())).delivery?.state).toBe('queued');
    await deliver(reply.conversationId);
    expect(await atThePlatform(world, asked.id)).toHaveLength(1);
  });

  test('a limited reply waits for as long as the platform asked', async () => {
    const { asked, reply } = await ask('Not so fast');
    await fault('status', { status: 429, code: 'CMN-301', retryAfter: 30 });
    await deliver(reply.conversationId);
    const { delivery } = await messageWithId(world, reply.id);
    expect(delivery).toMatchObject({ state: 'waiting', waitReason: 'rate-limit' });
    expect(Date.parse(delivery?.waitUntil ?? '') - Date.now()).toBeGreaterThan(25_000);
    await deliver(reply.conversationId, later(10));
    expect(await atThePlatform(world, asked.id)).toEqual([]);
    await deliver(reply.conversationId, later(40));
    expect(await atThePlatform(world, asked.id)).toHaveLength(1);
  });

  test('a reply whose answer is lost after it arrived is found and not sent again', async () => {
    const { asked, reply } = await ask('Lost answer');
    await fault('storeThenReset');
    await deliver(reply.conversationId);
    expect((await messageWithId(world, reply.id)).delivery?.state).toBe('unknown');
    await reconcile(reply.id, later(61));
    const found = await messageWithId(world, reply.id);
    expect(['handed_over', 'confirmed']).toContain(found.delivery?.state);
    expect(found.contentId).toBe((await atThePlatform(world, asked.id))[0]?.id);
    expect(await atThePlatform(world, asked.id)).toHaveLength(1);
  });

  test('a reply that never arrived is sent again only after two complete lists a minute apart', async () => {
    const { asked, reply } = await ask('Never arrived');
    await fault('reset');
    await deliver(reply.conversationId);
    await reconcile(reply.id, later(30));
    await reconcile(reply.id, later(61));
    await reconcile(reply.id, later(90));
    expect((await messageWithId(world, reply.id)).delivery?.state).toBe('unknown');
    await reconcile(reply.id, later(125));
    expect((await messageWithId(world, reply.id)).delivery?.state).toBe('queued');
    await deliver(reply.conversationId, later(125));
    expect(await atThePlatform(world, asked.id)).toHaveLength(1);
  });

  test('replies of one conversation arrive in the order they were typed, though the first fails twice', async () => {
    const { asked, reply } = await ask('In order');
    const question = await messageOf(world, asked.id);
    for (const body of ['second', 'third']) await send(world.priya, replyTo(question, { body }), now());
    await fault('status', { status: 429, retryAfter: 1, times: 2 });
    for (const seconds of [0, 120, 240, 360, 480, 600]) await deliver(reply.conversationId, later(seconds));
    const arrived = (await atThePlatform(world, asked.id)).map(({ body }) => body);
    expect(arrived.sort()).toEqual(['Answer to: In order', 'second', 'third']);
    const sent = await world.rows<{ body: string }>(
      'SELECT body FROM message WHERE parent_content_id = $1 ORDER BY attempted_at',
      [asked.id],
    );
    expect(sent.map(({ body }) => body)).toEqual(['Answer to: In order', 'second', 'third']);
  });

  test('a reply the channel gave up on is one message, also after it was sent again', async () => {
    await world.sandbox.control('/settings', { method: 'PUT', body: { exportOutcome: 'abort' } });
    const { asked, reply } = await ask('Given up');
    await deliver(reply.conversationId);
    await becomes(reply.id, 'failed');
    await world.sandbox.control('/settings', { method: 'PUT', body: { exportOutcome: 'success' } });
    const { retryReply } = await import('@/lib/server/commands/retry-reply');
    await retryReply(world.priya, reply.id, now());
    await deliver(reply.conversationId);
    await becomes(reply.id, 'confirmed');
    expect(await atThePlatform(world, asked.id)).toHaveLength(2);
    const shown = await world.rows('SELECT FROM message WHERE parent_content_id = $1', [asked.id]);
    expect(shown).toHaveLength(1);
  });

  test('a failed reply can be thrown away', async () => {
    const { reply } = await ask('Away');
    await fault('status', { status: 403, code: 'EDI-021' });
    await deliver(reply.conversationId);
    const { discardReply } = await import('@/lib/server/commands/discard-reply');
    await discardReply(world.priya, reply.id, new Date());
    await expect(messageWithId(world, reply.id)).rejects.toThrow('gone');
  });
});
