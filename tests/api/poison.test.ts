import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeAccount, type TestAccount } from '@/tests/support/accounts';
import { type Chance, chanceOf } from '@/tests/support/seeded';
import { mutated } from '@/tests/support/webhook-mutations';
import { createWorld, type World } from '@/tests/support/world';

/** `FOYER_LONG=1 npx vitest run --project api tests/api/poison.test.ts` */
const IS_LONG = process.env.FOYER_LONG === '1';
const BODIES = IS_LONG ? 200_000 : 10_000;
/** Deliveries and jobs at once, and after how many deliveries the jobs are run. */
const AT_ONCE = 8;
const ROUND = 5_000;
const CUSTOMERS = 100;
const PATIENCE = IS_LONG ? 7_200_000 : 240_000;

let world: World;
let account: TestAccount;

beforeAll(async () => {
  world = await createWorld();
  account = await makeAccount(world.account.workspaceId);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.rows('DELETE FROM webhook_event');
  await world.rows('DELETE FROM message');
});

/** A new content as the platform tells of it: in one of its three forms. */
function eventOf(contentId: string, body: string, chance: Chance): object {
  const channel = chance.of([
    { channelId: 'channel', channelType: 'WhatsApp' },
    { sourceId: 'channel', sourceType: 'Facebook' },
  ]);
  const customer = chance.below(CUSTOMERS);
  const resource = {
    id: contentId,
    type: 'Message',
    body,
    authorIdentityId: `customer-${customer}`,
    threadId: `thread-${customer}`,
  };
  const told = { ...resource, ...channel, inReplyToContentId: null, status: 'New', hasAttachment: false };
  const platform = {
    uuid: randomUUID(),
    event: '/cx/social-messaging/v1/contents/Imported',
    timestamp: '2026-11-01T10:00:00.000Z',
    subscriptionId: 'sub',
    ownerId: '1',
    body: { issuedAt: '2026-11-01T10:00:00.000Z', resource: told },
  };
  const { id, ...metadata } = told;
  const one = { type: 'content.imported', issued_at: '2026-11-01T10:00:00Z', resource: { id, metadata } };
  return chance.of([platform, { uuid: randomUUID(), id: randomUUID(), events: [one] }]);
}

const contentIdOf = (n: number) => `66b0c0ff${n.toString(16).padStart(16, '0')}`;

/** Posts as the platform does; whatever happens is an answer. */
async function deliver(bytes: Uint8Array): Promise<number> {
  const { readWebhook } = await import('@/lib/server/handlers/webhooks');
  const request = new Request(`http://127.0.0.1:3000/api/webhooks/ringcentral/${account.hookToken}`, {
    method: 'POST',
    headers: { 'verification-token': account.verificationToken, 'content-type': 'application/json' },
    body: bytes as BodyInit,
  });
  return (await readWebhook(request, { params: Promise.resolve({ secret: account.hookToken }) })).status;
}

const deliverEvent = (event: object) => deliver(Buffer.from(JSON.stringify(event)));

const fates = async () => {
  const rows = await world.rows<{ fate: string; count: number }>(
    'SELECT fate::text, count(*)::int AS count FROM webhook_event GROUP BY 1',
  );
  return Object.fromEntries(rows.map(({ fate, count }) => [fate, count]));
};

const bodies = async () =>
  (await world.rows<{ body: string }>('SELECT body FROM message ORDER BY body')).map(({ body }) => body);

const waiting = () =>
  world.rows(`SELECT FROM graphile_worker._private_jobs WHERE key LIKE 'import-event:%' OR key IS NULL`);

/** A version that cannot store a certain text, until it is mended. */
const PLANT = `ALTER TABLE message ADD CONSTRAINT planted CHECK (body <> 'poison')`;
const MEND = 'ALTER TABLE message DROP CONSTRAINT planted';

describe('Whatever is delivered', () => {
  test('is answered, breaks nothing and delays no neighbour', { timeout: PATIENCE }, async () => {
    const chance = chanceOf(20);
    const neighbours: string[] = [];
    const answers = new Map<number, number>();
    const next = (n: number): Buffer => {
      const contentId = contentIdOf(n);
      if (n % 20 === 0) neighbours.push(contentId);
      const event = eventOf(contentId, `text ${n}`, chance);
      return n % 20 === 0 ? Buffer.from(JSON.stringify(event)) : mutated(event, chance);
    };
    for (let sent = 0; sent < BODIES; sent += AT_ONCE) {
      const batch = Array.from({ length: AT_ONCE }, (_, at) => next(sent + at));
      for (const status of await Promise.all(batch.map(deliver))) {
        answers.set(status, (answers.get(status) ?? 0) + 1);
      }
      if (sent % ROUND === 0) await world.runJobs(AT_ONCE);
    }
    expect(await deliver(Buffer.alloc(10_000_000, 'x'))).toBe(200);
    await world.runJobs(AT_ONCE);
    expect([...answers.keys()].sort()).toEqual([200]);
    expect(await waiting()).toEqual([]);
    expect(await fates()).toEqual({
      imported: expect.any(Number),
      rejected: expect.any(Number),
      unknown_type: expect.any(Number),
    });
    const arrived = await world.rows(
      `SELECT FROM message WHERE certainty = 'provisional' AND content_id = ANY($1::text[])`,
      [neighbours],
    );
    expect(arrived).toHaveLength(neighbours.length);
  });

  test('control: what does throw ends in quarantine, with its reason, and is found there', async () => {
    const chance = chanceOf(1);
    await world.rows(PLANT);
    await deliverEvent(eventOf(contentIdOf(1), 'poison', chance));
    await deliverEvent(eventOf(contentIdOf(2), 'neighbour', chance));
    await world.runJobs();
    expect(await bodies()).toEqual(['neighbour']);
    expect(await fates()).toEqual({ accepted: 1, imported: 1 });
    for (let again = 0; again < 4; again += 1) await world.runAllJobs();
    expect(await fates()).toEqual({ quarantined: 1, imported: 1 });
    expect(await waiting()).toEqual([]);
    const [kept] = await world.rows<{ reason: string; raw: Buffer; failures: number }>(
      `SELECT fate_reason AS reason, raw, failures FROM webhook_event WHERE fate = 'quarantined'`,
    );
    expect(kept?.reason).toContain('planted');
    expect(kept?.failures).toBe(5);
    expect(kept?.raw.toString()).toContain('poison');
    await world.rows(MEND);
  });
});

describe('An event in quarantine', () => {
  beforeEach(async () => {
    await world.rows(PLANT);
    await deliverEvent(eventOf(contentIdOf(3), 'poison', chanceOf(1)));
    for (let tries = 0; tries < 5; tries += 1) await world.runAllJobs();
    await world.rows(MEND);
  });

  const replay = async (
    wanted: { ids: string[] } | { fate: 'quarantined' | 'rejected' },
    workspace?: string,
  ) => {
    const { replayEvents } = await import('@/lib/server/commands/replay-events');
    const by = { workspaceId: workspace ?? account.workspaceId, agentId: world.amira.agentId };
    return replayEvents(by, wanted, new Date());
  };

  test('waits with growing pauses between its tries', async () => {
    const { importEvent } = await import('@/lib/server/commands/import-event');
    await world.rows(PLANT);
    await replay({ fate: 'quarantined' });
    const [event] = await world.rows<{ id: string }>('SELECT id FROM webhook_event');
    const pauses: number[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      await world.rows('DELETE FROM graphile_worker._private_jobs');
      await importEvent({ ...account, eventId: event?.id ?? '' }, new Date());
      const [job] = await world.rows<{ seconds: number }>(
        `SELECT extract(epoch FROM run_at - now())::float AS seconds FROM graphile_worker._private_jobs`,
      );
      pauses.push(Math.ceil(job?.seconds ?? 0));
    }
    expect(pauses).toEqual([1, 5, 30, 120]);
    await world.rows(MEND);
  });

  test('is imported when it is replayed after the fault was mended', async () => {
    expect(await replay({ fate: 'quarantined' })).toBe(1);
    await world.runJobs();
    expect(await bodies()).toEqual(['poison']);
    expect(await fates()).toEqual({ imported: 1 });
  });

  test('can be replayed by its id, and again without effect', async () => {
    const [event] = await world.rows<{ id: string }>('SELECT id FROM webhook_event');
    for (let times = 0; times < 2; times += 1) {
      expect(await replay({ ids: [event?.id ?? ''] })).toBe(1);
      await world.runJobs();
    }
    expect(await bodies()).toEqual(['poison']);
    expect(await fates()).toEqual({ imported: 1 });
  });

  test('is out of reach for another workspace and for another fate', async () => {
    expect(await replay({ fate: 'quarantined' }, randomUUID())).toBe(0);
    expect(await replay({ fate: 'rejected' })).toBe(0);
    expect(await fates()).toEqual({ quarantined: 1 });
  });

  test('that nobody can understand is rejected again, with the reason', async () => {
    await deliver(Buffer.from('{"events":[]}'));
    expect(await replay({ fate: 'rejected' })).toBe(1);
    await world.runJobs();
    expect(await fates()).toEqual({ quarantined: 1, rejected: 1 });
  });
});
