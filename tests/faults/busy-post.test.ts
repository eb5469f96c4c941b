import { afterAll, beforeAll, expect, test } from 'vitest';
import { missingFrom } from '@/tests/support/catch-up';
import type { SandboxContent } from '@/tests/support/conversation';
import { until } from '@/tests/support/until';
import { openWebhookDoor, type WebhookDoor } from '@/tests/support/webhook-door';
import { startWorker, type WorkerProcess } from '@/tests/support/worker-process';
import { createWorld, type World } from '@/tests/support/world';

const COMMENTS = 500;
const PER_SECOND = 25;
/** Milliseconds from the last event until everything is confirmed and in its place. */
const PROMISED = 10_000;
const LIMITS = { light: 50, medium: 40, heavy: 10, auth: 5 };

let world: World;
let door: WebhookDoor;
let worker: WorkerProcess;

beforeAll(async () => {
  door = await openWebhookDoor();
  world = await createWorld();
  const { importHistory } = await import('@/lib/server/commands/import-history');
  const { maintainSubscription } = await import('@/lib/server/commands/maintain-subscription');
  await importHistory(world.account, new Date());
  await world.runJobs();
  await maintainSubscription(world.account, new Date());
  await world.runJobs();
  await world.rows('DELETE FROM call_budget');
  await world.sandbox.control('/settings', { method: 'PUT', body: { rateLimits: LIMITS } });
  worker = await startWorker();
});
afterAll(async () => {
  await worker.kill();
  await world.close();
  await door.close();
});

const unconfirmed = async () =>
  (await world.rows(`SELECT FROM message WHERE certainty <> 'confirmed'`)).length;

const waitingEvents = () =>
  world.rows(`SELECT FROM webhook_event WHERE fate = 'accepted' OR NOT is_confirmed`);

const isPlaying = async () =>
  (await world.sandbox.control<{ playing: unknown[] }>('/scenes')).playing.length > 0;

test('A post with five hundred comments is complete ten seconds after the last of them, within the call limits', async () => {
  const before = new Date().toISOString();
  const body = { name: 'busy-post', size: COMMENTS, perSecond: PER_SECOND };
  await world.sandbox.control('/scenes', { method: 'POST', body });
  await until(async () => !(await isPlaying()), 90_000);
  const lastAt = performance.now();
  await until(async () => (await waitingEvents()).length === 0 && (await unconfirmed()) === 0, 60_000);
  const took = performance.now() - lastAt;
  const { records } = await world.sandbox.control<{ records: SandboxContent[] }>(`/contents?since=${before}`);
  const comments = records.filter(({ inReplyToContentId }) => inReplyToContentId !== null);
  expect(comments.length).toBe(COMMENTS);
  expect(
    await missingFrom(
      world,
      comments.map(({ id }) => ({ id })),
    ),
  ).toEqual([]);
  const misplaced = await world.rows(
    `SELECT FROM message JOIN message AS parent ON parent.content_id = message.parent_content_id
     WHERE message.conversation_id <> parent.conversation_id`,
  );
  expect(misplaced).toEqual([]);
  const calls = await world.sandbox.control<{ records: { status: number }[] }>(`/requests?since=${before}`);
  expect(calls.records.filter(({ status }) => status === 429)).toEqual([]);
  expect(took).toBeLessThan(PROMISED);
});
