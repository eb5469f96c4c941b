import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeSilence } from '@/lib/server/commands/notice-silence';
import { customersWrite } from '@/tests/support/conversation';
import { openWebhookDoor, type WebhookDoor } from '@/tests/support/webhook-door';
import { createWorld, type World } from '@/tests/support/world';

const HOUR = 60 * 60_000;
const WEEK = 7 * 24 * HOUR;

let world: World;
let door: WebhookDoor;
beforeAll(async () => {
  door = await openWebhookDoor();
  world = await createWorld();
  await world.sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
  await world.rows('UPDATE account SET import_completed_at = now() RETURNING 1');
});
afterAll(async () => {
  await world.close();
  await door.close();
});

const troubles = async () => {
  const { getAccount } = await import('@/lib/server/queries/get-account');
  const { database } = await import('@/lib/server/db');
  return (await getAccount(database, world.account)).troubles;
};

/** Says that a channel has had so many messages in each hour of the last weeks, up to now. */
const hasRhythm = (channelId: string, count: number) =>
  world.rows(
    `INSERT INTO channel_hour (workspace_id, channel_id, hour, count, last_at)
     SELECT $1::uuid, $2::uuid, hour, $3::int, hour
     FROM generate_series(date_trunc('hour', now() - interval '29 days'), now() - interval '1 hour', '1 hour') AS hour
     ON CONFLICT (workspace_id, channel_id, hour) DO UPDATE SET count = EXCLUDED.count RETURNING 1`,
    [world.account.workspaceId, channelId, count],
  );

test('what customers wrote is counted by channel and hour, as often as it is counted', async () => {
  await customersWrite(world, ['Ada', 'Bo', 'Cy']);
  await noticeSilence(new Date());
  await noticeSilence(new Date());
  const [oracle] = await world.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM message WHERE direction = 'inbound' AND sent_at >= date_trunc('hour', now() - interval '29 days')`,
  );
  const [counted] = await world.rows<{ count: number }>('SELECT sum(count)::int AS count FROM channel_hour');
  expect(counted?.count).toBe(oracle?.count);
  expect(counted?.count).toBeGreaterThan(2);
});

test('a channel that falls silent is told of, by its name, forbids nothing, and is over with the next message', async () => {
  const [channel] = await world.rows<{ id: string; accountId: string }>(
    `UPDATE channel SET name = 'Shop phone' WHERE type = 'WhatsApp' RETURNING id, account_id AS "accountId"`,
  );
  if (!channel) throw new Error('no channel');
  await hasRhythm(channel.id, 12);
  const [last] = await world.rows<{ at: Date }>(
    'SELECT max(last_at) AS at FROM channel_hour WHERE channel_id = $1::uuid',
    [channel.id],
  );
  const at = (ms: number) => new Date((last?.at.getTime() ?? 0) + ms);
  await noticeSilence(at(20 * 60_000));
  expect(await troubles()).toEqual([]);
  await noticeSilence(at(2 * HOUR));
  expect(await troubles()).toMatchObject([{ kind: 'channel-silent', detail: 'Shop phone' }]);
  const [question] = await customersWrite(world, ['Dee']);
  if (!question) throw new Error('nobody asked');
  await noticeSilence(new Date(Date.now() + 60_000));
  expect(await troubles()).toEqual([]);
});

test('a closed channel may be silent, and one whose rhythm is not known yet', async () => {
  await world.rows(`UPDATE channel SET is_retired = true WHERE type = 'WhatsApp' RETURNING 1`);
  await noticeSilence(new Date(Date.now() + 3 * HOUR));
  expect(await troubles()).toEqual([]);
  await world.rows(`UPDATE channel SET is_retired = false WHERE type = 'WhatsApp' RETURNING 1`);
  await noticeSilence(new Date(Date.now() + 3 * HOUR));
  expect(await troubles()).toHaveLength(1);
  await world.rows(`UPDATE channel SET is_retired = true WHERE type = 'WhatsApp' RETURNING 1`);
  await noticeSilence(new Date(Date.now() + 3 * HOUR));
  expect(await troubles()).toEqual([]);
  await world.rows(`UPDATE channel SET is_retired = false WHERE type = 'WhatsApp' RETURNING 1`);
  await world.rows(
    `DELETE FROM channel_hour WHERE hour < now() - interval '${WEEK / HOUR} hours' RETURNING 1`,
  );
  await noticeSilence(new Date(Date.now() + 3 * HOUR));
  expect(await troubles()).toEqual([]);
});
