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
beforeEach(() => maintain());

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

  test('is replaced when the platform has blacklisted it, and brings messages again', async () => {
    const { id } = (await state()) as { id: string };
    await world.sandbox.control('/subscriptions/blacklist', { method: 'POST' });
    await maintain();
    expect((await state())?.state).toBe('blacklisted');
    await world.runJobs();
    const replaced = await state();
    expect(replaced).toMatchObject({ state: 'active' });
    expect(replaced?.id).not.toBe(id);
    expect(await subscriptions()).toMatchObject([{ id: replaced?.id }]);
    const content = await world.sandbox.control<SandboxContent>('/customer-messages', {
      method: 'POST',
      body: {
        channelId: world.channelOf('Viber').id,
        customer: { name: 'Dora' },
        body: 'Can you hear me now?',
      },
    });
    await until(async () => {
      await world.runJobs();
      return (await world.rows('SELECT FROM message WHERE content_id = $1', [content.id])).length > 0;
    });
    expect((await messageOf(world, content.id)).body).toBe('Can you hear me now?');
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
