import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FoyerAtRisk, type Part, startFoyerAtRisk } from '@/tests/support/foyer-at-risk';
import { chanceOf } from '@/tests/support/seeded';
import { until } from '@/tests/support/until';
import { WebhookSender } from '@/tests/support/webhook-sender';

/** `FOYER_LONG=1 npx vitest run --project faults tests/faults/intake-outages.test.ts` */
const IS_LONG = process.env.FOYER_LONG === '1';
/** Each round kills each of these. */
const ROUNDS = IS_LONG ? 52 : 1;
const TARGETS: Part[][] = [
  ['web'],
  ['worker'],
  ['worker'],
  ['postgres'],
  ['postgres'],
  ['web', 'worker', 'postgres'],
];
const KILLS = ROUNDS * TARGETS.length;
/** Webhooks around each kill, on average, and senders at once. */
const PER_KILL = IS_LONG ? 167 : 50;
const SENDERS = 8;
/** Milliseconds without a database, and for each message of customers meanwhile: more than a page holds. */
const OUTAGE = IS_LONG ? 600_000 : 3_000;
const WRITES_EVERY = IS_LONG ? 200 : 4;
const WRITERS = 8;
const MINUTE = 60_000;
const PATIENCE = { timeout: IS_LONG ? 180 * MINUTE : 4 * MINUTE };

let foyer: FoyerAtRisk;

beforeAll(async () => {
  foyer = await startFoyerAtRisk();
}, 4 * MINUTE);
afterAll(() => foyer.stop());

/** What is known of these, in a table by name; what is there twice is told twice. */
async function known(table: 'message' | 'webhook_event', column: string, ids: string[]): Promise<string[]> {
  const found = await foyer.rows<{ id: string }>(
    `SELECT ${column} AS id FROM ${table} WHERE ${column} = ANY($1::text[])`,
    [ids],
  );
  return found.map(({ id }) => id).sort();
}

async function newSender(): Promise<WebhookSender> {
  const to = await foyer.subscription();
  if (!to) throw new Error('there is no subscription');
  return new WebhookSender(to);
}

/** Until webhooks come again; where they do not, it says how the account and its jobs stand. */
async function untilSubscribed(): Promise<void> {
  try {
    await until(async () => (await foyer.subscription())?.blacklisted === null, MINUTE);
  } catch (cause) {
    const stands = [
      await foyer.rows(
        `SELECT state, subscription_state, subscription_problem, subscription_detail, handshake_until,
           call_failures, calls_paused_until, token_lease_until, now() FROM account`,
      ),
      await foyer.rows(
        'SELECT key, attempts, run_at, locked_at, last_error FROM graphile_worker._private_jobs',
      ),
    ];
    throw new Error(`no new subscription: ${JSON.stringify(stands)}`, { cause });
  }
}

describe('A while without the database', () => {
  const written: string[] = [];

  const customersWrite = () => Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));

  async function write(writer: number): Promise<void> {
    const body = { channelType: 'Viber', customer: { name: `Dora ${writer}` }, body: `${written.length}` };
    const { id } = await foyer.sandbox.control<{ id: string }>('/customer-messages', {
      method: 'POST',
      body,
    });
    written.push(id);
  }

  /** Customers write all the time until it is so. */
  async function writingUntil(isSo: () => Promise<boolean> | boolean, patience: number): Promise<void> {
    const began = Date.now();
    const before = written.length;
    const ask = async () => {
      if ((written.length - before) * WRITES_EVERY < Date.now() - began) await customersWrite();
      return isSo();
    };
    await until(ask, patience);
  }

  const areAllHere = async () => (await known('message', 'content_id', written)).length === written.length;

  test('leaves no message behind, a minute after its return, without a human step', PATIENCE, async () => {
    const before = await foyer.subscription();
    await writingUntil(() => written.length >= 40, MINUTE);
    await foyer.postgres.kill();
    const goneAt = Date.now();
    const isOver = async () =>
      Date.now() - goneAt > OUTAGE && (await foyer.subscription())?.blacklisted !== null;
    await writingUntil(isOver, OUTAGE + MINUTE);
    await foyer.postgres.start();
    const backAt = Date.now();
    await until(areAllHere, MINUTE);
    process.stdout.write(`${written.length} messages were here after ${Date.now() - backAt} ms\n`);
    await untilSubscribed();
    expect((await foyer.subscription())?.id).not.toBe(before?.id);
    const incidents = () => foyer.rows('SELECT kind FROM incident WHERE ended_at IS NOT NULL');
    await until(async () => (await incidents()).length > 0, MINUTE);
    expect(await incidents()).toEqual([{ kind: 'subscription-lost' }]);
  });

  test('control: by webhooks alone, without maintenance and sweep, some would be missing', async () => {
    const told = new Set(await known('webhook_event', 'content_id', written));
    expect(written.filter((id) => !told.has(id))).not.toEqual([]);
  });
});

describe('Web, worker and database, killed at any moment while webhooks come', () => {
  /** Jobs of killed workers are taken over when they have shown no life for half a minute: it passes at once. */
  async function halfAMinutePasses(): Promise<void> {
    process.env.DATABASE_URL = foyer.postgres.url;
    process.env.FOYER_SECRET = 'a secret of the tests, long enough to be one';
    const { recoverDeliveries } = await import('@/lib/server/commands/recover-deliveries');
    const { closeDatabase } = await import('@/lib/server/db');
    await recoverDeliveries(new Date(Date.now() + 31_000));
    await closeDatabase();
  }

  const isAllImported = async () =>
    (await foyer.rows(`SELECT FROM webhook_event WHERE fate = 'accepted' LIMIT 1`)).length === 0;

  test('lose nothing that was acknowledged, and double nothing', PATIENCE, async () => {
    const sender = await newSender();
    const chance = chanceOf(3);
    const sending = sender.run(SENDERS);
    const kills = Array.from({ length: ROUNDS }, () => chance.shuffled(TARGETS)).flat();
    for (const parts of kills) {
      await sender.reach(sender.acknowledged.length + chance.below(2 * PER_KILL));
      await foyer.crash(parts);
    }
    await sender.reach(KILLS * PER_KILL);
    sender.stop();
    await Promise.all([sending, foyer.recovered()]);
    await halfAMinutePasses();
    await until(isAllImported, IS_LONG ? 30 * MINUTE : MINUTE);
    const uuids = sender.acknowledged.map(({ uuid }) => uuid).sort();
    const contentIds = sender.acknowledged.map(({ contentId }) => contentId).sort();
    process.stdout.write(`${KILLS} kills, ${uuids.length} webhooks acknowledged\n`);
    // Each exactly once: what is found is compared with its doubles.
    expect(await known('webhook_event', 'dedupe_key', uuids)).toEqual(uuids);
    expect(await known('message', 'content_id', contentIds)).toEqual(contentIds);
  });

  test('control: a database that says yes before it has written loses some', PATIENCE, async () => {
    await foyer.rows('ALTER DATABASE foyer SET synchronous_commit = off');
    await foyer.crash(['postgres']);
    await foyer.recovered();
    const sender = await newSender();
    const sending = sender.run(SENDERS);
    await sender.reach(150);
    await foyer.crash(['postgres']);
    sender.stop();
    await Promise.all([sending, foyer.recovered()]);
    const uuids = sender.acknowledged.map(({ uuid }) => uuid);
    expect((await known('webhook_event', 'dedupe_key', uuids)).length).toBeLessThan(uuids.length);
  });
});
