import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  atThePlatform,
  customersWrite,
  replyTo,
  type SandboxContent,
  sweep,
} from '@/tests/support/conversation';
import { until } from '@/tests/support/until';
import { openWebhookDoor, type WebhookDoor } from '@/tests/support/webhook-door';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let door: WebhookDoor;

beforeAll(async () => {
  door = await openWebhookDoor();
  world = await createWorld();
  const { maintainSubscription } = await import('@/lib/server/commands/maintain-subscription');
  await maintainSubscription(world.account, now());
  await sweep(world);
});
afterAll(async () => {
  await world.close();
  await door.close();
});

const now = () => new Date();
const writes = (body: string) =>
  world.sandbox.control<SandboxContent>('/customer-messages', {
    method: 'POST',
    body: { channelId: world.channelOf('WhatsApp').id, customer: { name: 'Nadia Outis' }, body },
  });
const certaintyOf = async (contentId: string) =>
  (
    await world.rows<{ certainty: string }>('SELECT certainty FROM message WHERE content_id = $1', [
      contentId,
    ])
  )[0]?.certainty;
/** What was asked of the platform, by its paths. */
const asked = async () =>
  (await world.sandbox.control<{ records: { path: string }[] }>('/requests')).records.map(({ path }) => path);
/** What runs each minute, and all that follows, as if its time had come. */
async function minutePasses(): Promise<void> {
  const { sweepAccounts } = await import('@/lib/server/commands/sweep-accounts');
  const { beginDeepChecks } = await import('@/lib/server/commands/begin-deep-checks');
  const { recoverDeliveries } = await import('@/lib/server/commands/recover-deliveries');
  await sweepAccounts();
  await beginDeepChecks(now());
  await recoverDeliveries(now());
  await world.rows('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()');
  await world.runJobs();
}

test('a suspended workspace calls nobody and loses nothing; let go on, it catches up by itself', async () => {
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const { suspendWorkspace } = await import('@/lib/server/commands/suspend-workspace');
  const { resumeWorkspace } = await import('@/lib/server/commands/resume-workspace');
  const { workspaceId } = world.account;
  const [question] = await customersWrite(world, ['Wanda Busch']);
  if (!question?.contentId) throw new Error('nobody asked');
  await minutePasses();
  await sendReply(world.priya, replyTo(question, { body: 'On its way.' }), now());

  await suspendWorkspace(workspaceId, now());
  const before = await asked();
  const told = await writes('Told by a webhook');
  await until(() => isKept(told.id));
  await world.sandbox.control('/faults', {
    method: 'PUT',
    body: { rules: [], deliveries: { drop: true } },
  });
  const untold = await writes('Told by nothing');
  await minutePasses();
  expect(await asked()).toEqual(before);
  expect(await certaintyOf(told.id)).toBe('provisional');
  expect(await certaintyOf(untold.id)).toBeUndefined();
  expect(await atThePlatform(world, question.contentId)).toEqual([]);

  await world.sandbox.control('/faults', { method: 'DELETE' });
  await resumeWorkspace(workspaceId, now());
  await world.runJobs();
  expect(await certaintyOf(told.id)).toBe('confirmed');
  expect(await certaintyOf(untold.id)).toBe('confirmed');
  expect(await atThePlatform(world, question.contentId)).toMatchObject([{ body: 'On its way.' }]);
  // The control: the same minute at work does call.
  const since = (await asked()).length;
  await minutePasses();
  expect((await asked()).length).toBeGreaterThan(since);
});

const isKept = async (contentId: string) =>
  (
    await world.rows(`SELECT FROM webhook_event WHERE convert_from(raw, 'UTF8') LIKE '%' || $1 || '%'`, [
      contentId,
    ])
  ).length > 0;
