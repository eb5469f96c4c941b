import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import { customersWrite, messageWithId, replyTo, sweep } from '@/tests/support/conversation';
import { reckon } from '@/tests/support/reckoning';
import type * as SendStorm from '@/tests/support/send-storm';
import { createWorld, type World } from '@/tests/support/world';

/** FOYER_LONG=1 sends ten thousand. */
const IS_LONG = process.env.FOYER_LONG === '1';
const BATCHES = IS_LONG ? 20 : 1;
const BATCH = IS_LONG ? { sends: 500, deaths: 12 } : { sends: 200, deaths: 5 };
/** Reconciliation reads the list of a channel. A batch's minutes are short, so its list would be a day's. */
const CHANNELS = ['WhatsApp', 'Viber', 'Messenger', 'InstagramMessaging'];

let world: World;
let storms: typeof SendStorm;

beforeAll(async () => {
  world = await createWorld();
  storms = await import('@/tests/support/send-storm');
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
  await sweep(world);
});
afterAll(() => world.close());
beforeEach(() => world.sandbox.control('/faults', { method: 'DELETE' }));

test('every reply reaches the platform exactly once, whatever fails and whenever workers die', {
  timeout: IS_LONG ? 6 * 3_600_000 : 900_000,
}, async () => {
  const interrupted = { beforeEffect: 0, afterEffect: 0 };
  for (let seed = 1; seed <= BATCHES; seed += 1) {
    const channelType = CHANNELS[seed % CHANNELS.length];
    const batch = await storms.storm(world, { ...BATCH, seed, channelType });
    interrupted.beforeEffect += batch.beforeEffect;
    interrupted.afterEffect += batch.afterEffect;
    if (IS_LONG) tell({ ...(await reckon(world)), workersKilled: seed * BATCH.deaths, ...interrupted });
  }
  const reckoning = await reckon(world);
  const { total, unresolved, repeated } = reckoning;
  expect(reckoning).toMatchObject({ doubled: 0, lost: 0, outOfOrder: 0, shownTwice: 0, unsent: 0 });
  expect(total).toBe(BATCHES * BATCH.sends);
  expect(unresolved).toBeLessThanOrEqual(total / 1_000);
  expect(repeated, 'the storm was one').toBeGreaterThan(total / 100);
  expect(interrupted.beforeEffect + interrupted.afterEffect, 'workers died in mid-attempt').toBeGreaterThan(
    0,
  );
});

function tell(figures: object): void {
  process.stdout.write(`${new Date().toISOString()} ${JSON.stringify(figures)}\n`);
}

async function oneReply(name: string): Promise<Message> {
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const [question] = await customersWrite(world, [name]);
  if (!question) throw new Error('nobody asked');
  return sendReply(world.priya, replyTo(question, { body: name }), new Date());
}

test('and sent again because no answer came, it would reach it twice: the reckoning would notice', async () => {
  const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
  const rule = { match: { method: 'POST', path: '/contents$' }, effect: 'storeThenReset', times: 1 };
  const { id, conversationId } = await oneReply('Again');
  await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
  const job = { workspaceId: world.account.workspaceId, conversationId };
  await deliverReply(job, new Date());
  expect((await messageWithId(world, id)).delivery?.state).toBe('unknown');
  await world.rows(`UPDATE message SET delivery = 'queued' WHERE id = $1`, [id]);
  await deliverReply(job, new Date());
  expect((await reckon(world)).doubled).toBe(1);
});

test('and one that Foyer believes to be there and is not would count as lost', async () => {
  const { id } = await oneReply('Lost');
  await world.rows(`UPDATE message SET delivery = 'confirmed' WHERE id = $1`, [id]);
  expect((await reckon(world)).lost).toBe(1);
});
