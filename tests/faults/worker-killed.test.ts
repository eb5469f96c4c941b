import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
import { startWorker, type WorkerProcess } from '@/tests/support/worker-process';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let worker: WorkerProcess | undefined;

beforeAll(async () => {
  world = await createWorld();
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
  await sweep(world);
});
afterAll(() => world.close());
beforeEach(() => world.sandbox.control('/faults', { method: 'DELETE' }));
afterEach(() => worker?.kill());

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

const fault = (rule: object) =>
  world.sandbox.control('/faults', {
    method: 'PUT',
    body: { rules: [{ match: { method: 'POST', path: '/contents$' }, times: 1, ...rule }] },
  });

async function reply(customer: string): Promise<{ parentContentId: string; message: Message }> {
  const asked = await customerWrites(world, {
    channelType: 'WhatsApp',
    customer: { name: customer },
    body: 'Hello?',
  });
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const draft = replyTo(await messageOf(world, asked.id), { body: `Hello ${customer}` });
  return { parentContentId: asked.id, message: await sendReply(world.priya, draft, new Date()) };
}

const stateOf = async (id: string) => (await messageWithId(world, id)).delivery?.state;

/** What recovery and reconciliation do in the two minutes after a crash, without waiting for them. */
async function twoMinutesPass(id: string): Promise<void> {
  const { recoverDeliveries } = await import('@/lib/server/commands/recover-deliveries');
  const { reconcileReply } = await import('@/lib/server/commands/reconcile-reply');
  const job = { workspaceId: world.account.workspaceId, messageId: id };
  await recoverDeliveries(later(61));
  for (const seconds of [62, 125]) await reconcileReply(job, later(seconds));
}

/** The customer has it exactly once, and the screen says so. */
async function expectDeliveredOnce({ parentContentId, message }: Awaited<ReturnType<typeof reply>>) {
  worker = await startWorker();
  await until(async () => ['handed_over', 'confirmed'].includes((await stateOf(message.id)) ?? ''), 20_000);
  await until(async () => {
    await sweep(world);
    return (await stateOf(message.id)) === 'confirmed';
  });
  const arrived = await atThePlatform(world, parentContentId);
  expect(arrived.map(({ id }) => id)).toEqual([(await messageWithId(world, message.id)).contentId]);
  const [shown] = await world.rows<{ count: number }>(
    'SELECT count(*)::int AS count FROM message WHERE conversation_id = $1 AND direction = $2',
    [message.conversationId, 'outbound'],
  );
  expect(shown?.count).toBe(1);
}

const isSending = (id: string) => until(async () => (await stateOf(id)) === 'sending', 20_000);

const isAtThePlatform = (parentContentId: string) =>
  until(async () => (await atThePlatform(world, parentContentId)).length > 0, 20_000);

describe('A worker that is killed', () => {
  test('before it took the reply leaves it to the next one', async () => {
    const sent = await reply('Before');
    expect(await stateOf(sent.message.id)).toBe('queued');
    await expectDeliveredOnce(sent);
  });

  test('after it wrote the attempt down, before the platform got it, sends it once all the same', async () => {
    await fault({ effect: 'hang' });
    const sent = await reply('Attempt');
    worker = await startWorker();
    await isSending(sent.message.id);
    await worker.kill();
    expect(await atThePlatform(world, sent.parentContentId)).toEqual([]);
    await world.sandbox.control('/faults', { method: 'DELETE' });
    await twoMinutesPass(sent.message.id);
    await expectDeliveredOnce(sent);
  });

  test('after the platform stored it, before it answered, does not send it twice', async () => {
    await fault({ effect: 'storeThenHang' });
    const sent = await reply('Stored');
    worker = await startWorker();
    await isAtThePlatform(sent.parentContentId);
    expect(await stateOf(sent.message.id)).toBe('sending');
    await worker.kill();
    await twoMinutesPass(sent.message.id);
    await expectDeliveredOnce(sent);
  });

  test('after the answer, before it was written down, does not send it twice', async () => {
    const sent = await reply('Answered');
    const beforeTheCall = await holdRows('SELECT FROM call_budget FOR UPDATE');
    worker = await startWorker();
    await isSending(sent.message.id);
    const afterTheCall = await holdRows('SELECT FROM conversation WHERE id = $1 FOR UPDATE', [
      sent.message.conversationId,
    ]);
    await beforeTheCall.release();
    await isAtThePlatform(sent.parentContentId);
    await worker.kill();
    await afterTheCall.release();
    expect(await stateOf(sent.message.id)).toBe('sending');
    await twoMinutesPass(sent.message.id);
    await expectDeliveredOnce(sent);
  });

  test('after it was written down, before it was confirmed, leaves the confirmation to the next one', async () => {
    await world.sandbox.control('/settings', { method: 'PUT', body: { withholdConfirmation: true } });
    const sent = await reply('Handed over');
    worker = await startWorker();
    await until(async () => (await stateOf(sent.message.id)) === 'handed_over', 20_000);
    await worker.kill();
    await world.sandbox.control('/settings', { method: 'PUT', body: { withholdConfirmation: false } });
    await world.sandbox.control('/release', { method: 'POST' });
    await expectDeliveredOnce(sent);
  });

  test('and believed to have sent nothing would send twice: what reconciliation is for', async () => {
    await fault({ effect: 'storeThenHang' });
    const sent = await reply('Control');
    worker = await startWorker();
    await isAtThePlatform(sent.parentContentId);
    await worker.kill();
    await world.rows(`UPDATE message SET delivery = 'queued' WHERE id = $1`, [sent.message.id]);
    const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
    const { workspaceId, conversationId } = { ...world.account, conversationId: sent.message.conversationId };
    await deliverReply({ workspaceId, conversationId }, new Date());
    expect(await atThePlatform(world, sent.parentContentId)).toHaveLength(2);
  });
});

/** Keeps rows locked, so that whoever wants to write them waits. */
async function holdRows(statement: string, params: unknown[] = []) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('BEGIN');
  await client.query(statement, params);
  return { release: () => client.end() };
}
