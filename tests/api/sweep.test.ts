import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '@/lib/contract/channel';
import { callsSince, catchUp, customersWrite, missingFrom, platformLedger } from '@/tests/support/catch-up';
import { messageOf, type SandboxContent } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const { importHistory } = await import('@/lib/server/commands/import-history');
  await importHistory(world.account, new Date());
  await world.runJobs();
});
afterAll(() => world.close());
beforeEach(async () => {
  await generation('both');
  await settle({ state: 'active' });
});

/** A minute later, so that what was written just now counts as old enough to have been told. */
const aMinuteOn = () => new Date(Date.now() + 60_000);

/** Later still, so that a second sweep believes that nothing is new: no change is younger than the overlap. */
const whenQuiet = () => new Date(Date.now() + 180_000);

const generation = (name: 'both' | 'source') =>
  world.sandbox.control('/settings', { method: 'PUT', body: { generation: name } });

/** The account as it would be after its subscription came to this state, with no job waiting. */
async function settle({ state, names = 'channel' }: { state: string; names?: string }) {
  await world.rows(
    'UPDATE account SET subscription_state = $1::subscription_state, generation = $2::generation',
    [state, names],
  );
  await world.rows('DELETE FROM graphile_worker._private_jobs');
}

async function sweep(now: Date, job: object = {}) {
  const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
  await sweepAccount({ ...world.account, ...job }, now);
}

const write = (body: string) =>
  world.sandbox.control<SandboxContent>('/customer-messages', {
    method: 'POST',
    body: { channelType: 'Viber', customer: { name: 'Dora' }, body },
  });

/** The sweeps that wait, and how many seconds after `now` they come. */
async function nextSweeps(now: Date) {
  const jobs = await world.rows<{ key: string; runAt: Date }>(
    `SELECT key, run_at AS "runAt" FROM graphile_worker._private_jobs WHERE key LIKE 'sweep-a%'`,
  );
  return jobs.map(({ key, runAt }) => ({
    job: key.split(':')[0],
    seconds: Math.round((runAt.getTime() - now.getTime()) / 1000),
  }));
}

async function callsOf(work: () => Promise<unknown>): Promise<number> {
  const { now } = await world.sandbox.control<{ now: string }>('/clock');
  await work();
  return (await callsSince(world, now)).length;
}

describe('A sweep', () => {
  test('that finds nothing costs one call', async () => {
    await catchUp(world);
    expect(await callsOf(() => sweep(new Date()))).toBe(1);
    expect(await world.rows('SELECT FROM sweep_gap')).toEqual([]);
  });

  test('that finds nothing still costs one call after a burst larger than a page', async () => {
    await customersWrite(world, 130);
    await catchUp(world, aMinuteOn());
    expect(await callsOf(() => sweep(new Date(Date.now() + 120_000)))).toBe(1);
    await sweep(new Date(Date.now() + 121_000));
    expect(await world.rows('SELECT FROM sweep_gap')).toEqual([]);
  });

  test('remembers how far it came only when what it saw is stored', async () => {
    await catchUp(world);
    const sweptUntil = async () =>
      (await world.rows<{ at: Date }>('SELECT swept_until AS at FROM account'))[0]?.at.getTime() ?? 0;
    const before = await sweptUntil();
    await world.sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 2 } });
    await write('Later than all');
    const match = { operation: 'listSocialMessagingContents' };
    const rule = { match, effect: 'status', status: 503, times: 1 };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
    await sweep(aMinuteOn());
    expect(await sweptUntil()).toBe(before);
    await sweep(aMinuteOn());
    expect(await sweptUntil()).toBeGreaterThan(before);
  });

  test('leaves the first import what is the first import’s', async () => {
    await catchUp(world);
    await world.rows('UPDATE account SET import_completed_at = NULL');
    await customersWrite(world, 130);
    await sweep(aMinuteOn());
    expect(await world.rows('SELECT FROM sweep_gap')).toEqual([]);
    await world.rows('UPDATE account SET import_completed_at = now()');
    await catchUp(world, aMinuteOn());
    expect(await missingFrom(world, await platformLedger(world))).toEqual([]);
  });
});

describe('The next sweep', () => {
  test('is left to the minute while webhooks come', async () => {
    await catchUp(world);
    await settle({ state: 'active' });
    await sweep(new Date());
    expect(await nextSweeps(new Date())).toEqual([]);
  });

  test('comes every five seconds for two minutes after something was missed', async () => {
    await write('Nobody told');
    const now = aMinuteOn();
    await sweep(now);
    expect(await nextSweeps(now)).toEqual([{ job: 'sweep-again', seconds: 5 }]);
    await settle({ state: 'active' });
    await sweep(now, { looksLeft: 1 });
    expect(await nextSweeps(now)).toEqual([{ job: 'sweep-again', seconds: 5 }]);
    await settle({ state: 'active' });
    await sweep(now, { looksLeft: 0 });
    expect(await nextSweeps(now)).toEqual([]);
  });

  test.each(['polling', 'blacklisted', 'gone', 'none'])(
    'comes after five seconds while the subscription is %s',
    async (state) => {
      await settle({ state });
      const now = new Date();
      await sweep(now);
      expect(await nextSweeps(now)).toEqual([{ job: 'sweep-account', seconds: 5 }]);
    },
  );

  test('comes later where the platform allows few calls', async () => {
    await settle({ state: 'polling' });
    await world.rows(`UPDATE call_budget SET capacity = 10 WHERE usage_group = 'light'`);
    const now = new Date();
    await sweep(now);
    await world.rows(
      `UPDATE call_budget SET capacity = 1000000, tokens = 1000000 WHERE usage_group = 'light'`,
    );
    expect(await nextSweeps(now)).toEqual([{ job: 'sweep-account', seconds: 24 }]);
  });
});

describe('The older generation', () => {
  beforeEach(async () => {
    await catchUp(world, whenQuiet());
    await generation('source');
    await settle({ state: 'active', names: 'source' });
  });

  test('is walked by creation: two pages of known contents end it', async () => {
    expect(await callsOf(() => sweep(new Date()))).toBe(2);
    expect(await world.rows('SELECT FROM sweep_gap')).toEqual([]);
  });

  test('brings all that was missed, though what is newest is known', async () => {
    await customersWrite(world, 350);
    await catchUp(world, aMinuteOn());
    expect(await missingFrom(world, await platformLedger(world))).toEqual([]);
  });

  test('is marked: edits are found by the deep check', async () => {
    const { getAccount } = await import('@/lib/server/queries/get-account');
    const { database } = await import('@/lib/server/db');
    expect((await getAccount(database, world.account)).isSweepDegraded).toBe(true);
    await settle({ state: 'active' });
    expect((await getAccount(database, world.account)).isSweepDegraded).toBe(false);
  });
});

describe('The deep check', () => {
  async function writtenDaysAgo(): Promise<string[]> {
    const rows = await world.rows<{ id: string }>(
      `SELECT content_id AS id FROM message
       WHERE sent_at BETWEEN now() - interval '25 days' AND now() - interval '1 day' ORDER BY sent_at`,
    );
    return rows.map(({ id }) => id);
  }

  async function checkDeeply(now: Date) {
    const { beginDeepChecks } = await import('@/lib/server/commands/begin-deep-checks');
    const { deepCheck } = await import('@/lib/server/commands/deep-check');
    await beginDeepChecks(now);
    const isUnderWay = async () =>
      (await world.rows('SELECT FROM account WHERE deep_check_completed_at >= deep_check_started_at'))
        .length === 0;
    let pages = 0;
    for (; await isUnderWay(); pages += 1) await deepCheck(world.account, now);
    return pages;
  }

  test('finds an edit and a deletion that no sweep can see, page by page', async () => {
    await catchUp(world, aMinuteOn());
    const [edited = '', deleted = ''] = await writtenDaysAgo();
    await world.sandbox.control(`/contents/${edited}`, { method: 'PATCH', body: { body: 'Edited' } });
    await world.sandbox.control(`/contents/${deleted}`, { method: 'PATCH', body: { remotelyDeleted: true } });
    await generation('source');
    await settle({ state: 'active', names: 'source' });
    await catchUp(world, aMinuteOn());
    expect((await messageOf(world, edited)).body).not.toBe('Edited');
    expect(await checkDeeply(aMinuteOn())).toBeGreaterThan(1);
    expect((await messageOf(world, edited)).body).toBe('Edited');
    expect((await messageOf(world, deleted)).isRemotelyDeleted).toBe(true);
  });

  test('begins again when the platform no longer takes its page token, and ends', async () => {
    const { beginDeepChecks } = await import('@/lib/server/commands/begin-deep-checks');
    const { deepCheck } = await import('@/lib/server/commands/deep-check');
    const now = new Date(Date.now() + 120_000);
    await beginDeepChecks(now);
    await deepCheck(world.account, now);
    await world.rows(`UPDATE account SET deep_check_page_token = 'expired'`);
    await deepCheck(world.account, now);
    const [place] = await world.rows('SELECT deep_check_page_token AS token FROM account');
    expect(place).toEqual({ token: null });
    expect(await checkDeeply(now)).toBeGreaterThan(0);
  });
});

describe('The ledger of a channel', () => {
  const ledgerFor = async (viewer: World['amira']): Promise<Channel['ledger']> => {
    const { listChannels } = await import('@/lib/server/queries/list-channels');
    const { database } = await import('@/lib/server/db');
    const channels = await listChannels(database, viewer);
    return channels.find(({ type }) => type === 'Viber')?.ledger ?? null;
  };

  test('counts what no event had told, found and filled, for admins alone', async () => {
    await catchUp(world, aMinuteOn());
    const before = await ledgerFor(world.amira);
    await write('Nobody told this either');
    const now = aMinuteOn();
    await sweep(now);
    expect(await ledgerFor(world.amira)).toEqual({
      lastSweepAt: now.toISOString(),
      holesFound: (before?.holesFound ?? 0) + 1,
      holesFilled: (before?.holesFilled ?? 0) + 1,
      isEmpty: false,
    });
    await sweep(now);
    expect((await ledgerFor(world.amira))?.holesFound).toBe((before?.holesFound ?? 0) + 1);
    expect(await ledgerFor(world.priya)).toBeNull();
  });

  test('counts nothing that is too young to have been told, or where sweeps are the whole intake', async () => {
    await catchUp(world, aMinuteOn());
    const before = await ledgerFor(world.amira);
    await write('A second ago');
    await sweep(new Date());
    await write('Where nobody tells');
    await settle({ state: 'polling' });
    await sweep(aMinuteOn());
    expect((await ledgerFor(world.amira))?.holesFound).toBe(before?.holesFound);
  });
});
