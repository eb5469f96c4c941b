import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
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
let cancel: typeof import('@/lib/server/commands/cancel-reply')['cancelReply'];
let markSent: typeof import('@/lib/server/commands/mark-reply-sent')['markReplySent'];
let retry: typeof import('@/lib/server/commands/retry-reply')['retryReply'];
let deliverReply: typeof import('@/lib/server/commands/deliver-reply')['deliverReply'];

beforeAll(async () => {
  world = await createWorld();
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  cancel = (await import('@/lib/server/commands/cancel-reply')).cancelReply;
  markSent = (await import('@/lib/server/commands/mark-reply-sent')).markReplySent;
  retry = (await import('@/lib/server/commands/retry-reply')).retryReply;
  deliverReply = (await import('@/lib/server/commands/deliver-reply')).deliverReply;
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sandbox.control('/faults', { method: 'DELETE' });
  // What one test made of the budget and of the platform's absence must not make the next one wait.
  await world.rows('UPDATE call_budget SET blocked_until = NULL, tokens = capacity');
  await world.rows('UPDATE account SET calls_paused_until = NULL, call_failures = 0');
});

const now = () => new Date();
const later = (seconds: number) => new Date(Date.now() + seconds * 1_000);

const fault = (effect: string, more: object = {}) =>
  world.sandbox.control('/faults', {
    method: 'PUT',
    body: { rules: [{ match: { method: 'POST', path: '/contents$' }, effect, times: 1, ...more }] },
  });

/** A customer's question, and a reply to it that is written down. */
async function ask(body: string): Promise<{ question: Message; reply: Message }> {
  const asked = await customerWrites(world, { channelType: 'WhatsApp', customer: { name: body }, body });
  const question = await messageOf(world, asked.id);
  return { question, reply: await send(world.priya, replyTo(question, { body: `About: ${body}` }), now()) };
}

const deliver = ({ conversationId }: Message, at = now()) =>
  deliverReply({ workspaceId: world.account.workspaceId, conversationId }, at);

const arrived = async ({ contentId }: Message) =>
  (await atThePlatform(world, contentId ?? '')).map(({ body }) => body);

const stateOf = async ({ id }: Message) => (await messageWithId(world, id)).delivery?.state;

describe('A reply that is taken back', () => {
  test('before anybody took it never reaches the platform, and the next one has its turn', async () => {
    const { question, reply } = await ask('Take back');
    const next = await send(world.priya, replyTo(question, { body: 'Instead' }), now());
    await cancel(world.priya, reply.id);
    await expect(messageWithId(world, reply.id)).rejects.toThrow('gone');
    await world.runJobs();
    expect(await arrived(question)).toEqual(['Instead']);
    expect(await stateOf(next)).not.toBe('queued');
  });

  test('while it waits is gone too, and what waited behind it goes out at once', async () => {
    const { question, reply } = await ask('Waiting');
    await fault('status', { status: 429, retryAfter: 1 });
    await deliver(reply);
    expect(await stateOf(reply)).toBe('waiting');
    await send(world.priya, replyTo(question, { body: 'Behind' }), now());
    await cancel(world.priya, reply.id);
    await deliver(reply, later(2));
    expect(await arrived(question)).toEqual(['Behind']);
  });

  test('is told to everybody’s screen', async () => {
    const { reply } = await ask('Told');
    await cancel(world.priya, reply.id);
    const [event] = await world.rows<{ type: string }>(
      `SELECT type FROM feed WHERE payload ->> 'messageId' = $1`,
      [reply.id],
    );
    expect(event?.type).toBe('message.discarded');
  });

  test('too late stays, and the person is told that it is on its way', async () => {
    const { question, reply } = await ask('Too late');
    await fault('delay', { delayMs: 500 });
    const delivery = deliver(reply);
    await until(async () => (await stateOf(reply)) === 'sending');
    await expect(cancel(world.priya, reply.id)).rejects.toMatchObject({
      code: 'state-refused',
      details: { state: 'sending' },
    });
    await delivery;
    await expect(cancel(world.priya, reply.id)).rejects.toMatchObject({ code: 'state-refused' });
    expect(await arrived(question)).toHaveLength(1);
  });

  test('is either gone or sent, and never both, when taking back and sending race', async () => {
    for (let round = 1; round <= 4; round += 1) {
      const { question, reply } = await ask(`Race ${round}`);
      const [taken] = await Promise.allSettled([cancel(world.priya, reply.id), deliver(reply)]);
      const isThere = (await arrived(question)).length > 0;
      expect(isThere).toBe(taken.status === 'rejected');
    }
  });

  test('without the lock of its conversation would be both: the race would notice', async () => {
    const { removeMessage } = await import('@/lib/server/writes/remove-message');
    const { inTransaction } = await import('@/lib/server/db');
    const { question, reply } = await ask('No lock');
    expect(await stateOf(reply)).toBe('queued');
    await deliver(reply);
    await inTransaction((tx) => removeMessage(tx, { workspaceId: world.account.workspaceId, ...reply }));
    await expect(messageWithId(world, reply.id)).rejects.toThrow('gone');
    expect(await arrived(question)).toHaveLength(1);
  });
});

describe('A reply of which nobody can say whether it arrived', () => {
  /** Its answer is lost, and for an hour no complete list can be had. */
  async function notConfirmed(body: string, effect: string) {
    const { question, reply } = await ask(body);
    await fault(effect);
    await deliver(reply);
    await world.sandbox.control('/faults', {
      method: 'PUT',
      body: { rules: [{ match: { method: 'GET', path: '/contents$' }, effect: 'status', status: 500 }] },
    });
    const { reconcileReply } = await import('@/lib/server/commands/reconcile-reply');
    await reconcileReply({ workspaceId: world.account.workspaceId, messageId: reply.id }, later(3_700));
    expect(await stateOf(reply)).toBe('not_confirmed');
    await world.sandbox.control('/faults', { method: 'DELETE' });
    return { question, reply };
  }

  test('and which a person saw arrive counts as sent, on their word', async () => {
    const { question, reply } = await notConfirmed('Seen', 'storeThenReset');
    const marked = await markSent(world.priya, reply.id, now());
    expect(marked.delivery).toMatchObject({ state: 'confirmed', failureCode: 'said-by-person' });
    expect((await messageWithId(world, question.id)).needsReply).toBe(false);
  });

  test('is recognised when the platform tells of it after all, and is still one message', async () => {
    const { question, reply } = await notConfirmed('Recognised', 'storeThenReset');
    await markSent(world.priya, reply.id, now());
    await sweep(world);
    const [known] = await atThePlatform(world, question.contentId ?? '');
    expect(await messageWithId(world, reply.id)).toMatchObject({
      contentId: known?.id,
      delivery: { state: 'confirmed', failureCode: null },
    });
    const shown = await world.rows('SELECT FROM message WHERE parent_content_id = $1', [question.contentId]);
    expect(shown).toHaveLength(1);
  });

  test('and which a person sends again goes out once more', async () => {
    const { question, reply } = await notConfirmed('Again', 'reset');
    await retry(world.priya, reply.id, now());
    await deliver(reply);
    expect(await arrived(question)).toHaveLength(1);
  });

  test('and which a person sends again is not sent, when it shows itself just before', async () => {
    const { question, reply } = await notConfirmed('Shows itself', 'storeThenReset');
    await retry(world.priya, reply.id, now());
    await sweep(world);
    await deliver(reply);
    expect(await arrived(question)).toHaveLength(1);
    expect(['handed_over', 'confirmed']).toContain(await stateOf(reply));
  });

  test('cannot be marked as sent where there is nothing to decide', async () => {
    const { reply } = await ask('Undecided');
    await expect(markSent(world.priya, reply.id, now())).rejects.toMatchObject({ code: 'state-refused' });
  });
});

test('a reply sent again after the channel gave it up is found when its answer is lost', async () => {
  await world.sandbox.control('/settings', { method: 'PUT', body: { exportOutcome: 'abort' } });
  const { question, reply } = await ask('Given up, then lost');
  await deliver(reply);
  await until(async () => {
    await sweep(world);
    return (await stateOf(reply)) === 'failed';
  });
  await world.sandbox.control('/settings', { method: 'PUT', body: { exportOutcome: 'success' } });
  await retry(world.priya, reply.id, now());
  await fault('storeThenReset');
  await deliver(reply, later(1));
  await sweep(world);
  expect(['handed_over', 'confirmed']).toContain(await stateOf(reply));
  expect(await arrived(question)).toHaveLength(2);
});
