import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { messageOf, type SandboxContent, sweep } from '@/tests/support/conversation';
import { until } from '@/tests/support/until';
import { openWebhookDoor, type WebhookDoor } from '@/tests/support/webhook-door';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let door: WebhookDoor;

beforeAll(async () => {
  door = await openWebhookDoor();
  world = await createWorld();
  await sweep(world);
});
afterAll(async () => {
  await world.close();
  await door.close();
});
beforeEach(async () => {
  await world.rows('DELETE FROM incident');
  await maintain();
  await world.runJobs();
});

async function maintain(now = new Date()) {
  const { maintainSubscription } = await import('@/lib/server/commands/maintain-subscription');
  await maintainSubscription(world.account, now);
}

const state = async () =>
  (
    await world.rows<{ id: string | null; state: string; ends: Date | null }>(
      `SELECT subscription_id AS id, subscription_state::text AS state, subscription_expires_at AS ends FROM account`,
    )
  )[0];

const subscriptions = async () =>
  (await world.sandbox.control<{ records: { id: string }[] }>('/subscriptions')).records;

const DAY = 24 * 3_600_000;

const blacklist = () => world.sandbox.control('/subscriptions/blacklist', { method: 'POST' });

const advance = (seconds: number) =>
  world.sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: seconds } });

/** Everything that ends a subscription without telling us. */
const LOSSES: [string, () => Promise<unknown>][] = [
  ['the platform has blacklisted it', blacklist],
  ['it has expired: nobody was there to renew it', () => advance(8 * 24 * 3_600)],
  ['the platform’s clock has jumped back a day, and somebody deleted it', deleteAfterJump],
  ['it delivers to an address that we no longer have', moveElsewhere],
];

async function deleteAfterJump() {
  await advance(-24 * 3_600);
  const { callAccount } = await import('@/lib/server/account/call-account');
  const { deleteSubscription } = await import('@/lib/server/ringcentral/subscriptions');
  const id = (await state())?.id ?? '';
  const terms = { group: 'medium', priority: 'confirm', now: new Date() } as const;
  await callAccount(world.account, terms, (connection) => deleteSubscription(connection, id));
}

/** As when a tunnel comes back under another name: what the platform still knows is no address of ours. */
async function moveElsewhere() {
  const { sealedColumnsOfNewAccount } = await import('@/lib/server/account/credentials');
  const { workspaceId } = world.account;
  const { hookSecretSealed } = sealedColumnsOfNewAccount(workspaceId, { clientSecret: '', jwt: '' });
  await world.rows('UPDATE account SET hook_secret_sealed = $1', [hookSecretSealed]);
}

const openIncidents = async () =>
  (await world.rows<{ kind: string }>('SELECT kind FROM incident WHERE ended_at IS NULL')).map(
    ({ kind }) => kind,
  );

async function customerSays(body: string): Promise<string> {
  const content = await world.sandbox.control<SandboxContent>('/customer-messages', {
    method: 'POST',
    body: { channelId: world.channelOf('Viber').id, customer: { name: 'Dora' }, body },
  });
  return content.id;
}

/** Runs the imports of what was delivered, and nothing else. */
async function importEvents() {
  const { importEvent } = await import('@/lib/server/commands/import-event');
  const events = await world.rows<{ id: string }>(`SELECT id FROM webhook_event WHERE fate = 'accepted'`);
  for (const { id } of events) await importEvent({ ...world.account, eventId: id }, new Date());
}

async function calls(path: string): Promise<number> {
  const { records } = await world.sandbox.control<{ records: { path: string }[] }>('/requests');
  return records.filter((request) => new RegExp(path).test(request.path)).length;
}

describe('The subscription of an account', () => {
  test('is made once and then left alone', async () => {
    const made = await state();
    await maintain();
    expect(await state()).toEqual(made);
    expect(await subscriptions()).toMatchObject([{ id: made?.id }]);
  });

  test('is renewed a day before its end', async () => {
    const { ends } = (await state()) as { ends: Date };
    await maintain(new Date(ends.getTime() - 3_600_000));
    expect((await state())?.ends?.getTime()).toBeGreaterThanOrEqual(ends.getTime());
    expect(await subscriptions()).toHaveLength(1);
  });

  test('is renewed in time even when our clock is a day behind', async () => {
    const { ends } = (await state()) as { ends: Date };
    await maintain(new Date(ends.getTime() - 2 * DAY - DAY));
    expect((await state())?.ends?.getTime()).toBeGreaterThanOrEqual(ends.getTime());
    expect(await calls('/renew$')).toBe(1);
  });

  test.each(LOSSES)('is made anew, and what was missed is swept at once, when %s', async (_, lose) => {
    const { id } = (await state()) as { id: string };
    await lose();
    const missed = await customerSays('Can you hear me?');
    await maintain();
    expect(await openIncidents()).toEqual(['subscription-lost']);
    await maintain();
    await world.runJobs();
    const replaced = await state();
    expect(replaced?.state).toBe('active');
    expect(replaced?.id).not.toBe(id);
    expect(await subscriptions()).toMatchObject([{ id: replaced?.id }]);
    expect((await messageOf(world, missed)).body).toBe('Can you hear me?');
    expect(await openIncidents()).toEqual([]);
    expect(await world.rows('SELECT FROM incident')).toHaveLength(1);
  });

  test('brings messages again after it was lost', async () => {
    await blacklist();
    await maintain();
    await world.runJobs();
    const contentId = await customerSays('Can you hear me now?');
    await until(async () => {
      await importEvents();
      return (await world.rows('SELECT FROM message WHERE content_id = $1', [contentId])).length > 0;
    });
  });

  test('control: lost and not looked after, it brings nothing', async () => {
    await blacklist();
    const contentId = await customerSays('Is anybody there?');
    await importEvents();
    expect(await world.rows('SELECT FROM message WHERE content_id = $1', [contentId])).toEqual([]);
    expect(await openIncidents()).toEqual([]);
  });

  test('is one, even after its making was interrupted before it was written down', async () => {
    await world.rows(`UPDATE account SET subscription_id = NULL, subscription_state = 'none'`);
    await maintain();
    expect(await subscriptions()).toMatchObject([{ id: (await state())?.id }]);
  });

  test('that is made anew has what was missed looked for at once', async () => {
    await world.rows(`UPDATE account SET import_completed_at = now(), subscription_state = 'gone'`);
    const sweeps = () =>
      world.rows(
        `SELECT FROM graphile_worker._private_jobs WHERE key LIKE 'sweep-account:%' AND run_at <= now()`,
      );
    await world.rows(`DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'sweep-account:%'`);
    await maintain();
    expect(await sweeps()).toHaveLength(1);
    await world.rows(`DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'sweep-account:%'`);
    await maintain();
    expect(await sweeps()).toEqual([]);
    await world.rows('UPDATE account SET import_completed_at = NULL');
  });

  test('is there seconds after our door opens, when the platform first found it shut', async () => {
    await world.rows(`UPDATE account SET subscription_id = NULL, subscription_state = 'none'`);
    door.isShut = true;
    await maintain();
    door.isShut = false;
    expect((await state())?.state).toBe('none');
    const [again] = await world.rows<{ seconds: number }>(
      `SELECT extract(epoch FROM run_at - now())::float AS seconds FROM graphile_worker._private_jobs
       WHERE key LIKE 'maintain-subscription:%'`,
    );
    expect(again?.seconds).toBeLessThan(6);
    await world.runAllJobs();
    expect((await state())?.state).toBe('active');
  });

  test('is not tried where the platform cannot reach us: the account polls and says so', async () => {
    const { canReach } = await import('@/lib/server/ringcentral/can-reach');
    expect(canReach('http://127.0.0.1:3000', 'https://platform.ringcentral.com')).toBe(false);
    expect(canReach('http://inbox.example', 'https://platform.ringcentral.com')).toBe(false);
    expect(canReach('https://inbox.example', 'https://platform.ringcentral.com')).toBe(true);
    await world.rows(`UPDATE account SET server_url = 'https://platform.ringcentral.com'`);
    await maintain();
    expect((await state())?.state).toBe('polling');
  });
});
