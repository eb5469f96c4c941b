import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AWAY_AFTER } from '@/lib/domain/patience';
import { customerWrites, messageOf, messageWithId, replyTo } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let callAccount: typeof import('@/lib/server/account/call-account')['callAccount'];
let readPlatformUser: typeof import('@/lib/server/ringcentral/extensions')['readPlatformUser'];

beforeAll(async () => {
  world = await createWorld();
  callAccount = (await import('@/lib/server/account/call-account')).callAccount;
  readPlatformUser = (await import('@/lib/server/ringcentral/extensions')).readPlatformUser;
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sandbox.control('/faults', { method: 'DELETE' });
  await world.rows('UPDATE account SET call_failures = 0, calls_paused_until = NULL');
  await world.rows('DELETE FROM incident');
});

const START = Date.now();
const at = (seconds: number) => new Date(START + seconds * 1_000);

/** One call, as a sweep makes it. */
const call = (seconds: number) =>
  callAccount(world.account, { group: 'light', priority: 'sweep', now: at(seconds) }, (connection) =>
    readPlatformUser(connection, '~'),
  );

const goAway = (more: object = {}) =>
  world.sandbox.control('/faults', {
    method: 'PUT',
    body: { rules: [{ match: { path: '^/(cx|restapi)/' }, effect: 'status', status: 503, ...more }] },
  });
const comeBack = () => world.sandbox.control('/faults', { method: 'DELETE' });

/** How many calls reached the platform while `work` ran. */
async function callsDuring(work: () => Promise<unknown>): Promise<number> {
  const before = await world.sandbox.control<{ records: object[] }>('/requests');
  await work();
  const after = await world.sandbox.control<{ records: object[] }>('/requests');
  return after.records.length - before.records.length;
}

/** A call each second of a stretch of time. */
const eachSecond = (from: number, to: number) => async () => {
  for (let second = from; second < to; second += 1) await call(second);
};

const incidents = () =>
  world.rows<{ kind: string; started_at: Date; ended_at: Date | null }>(
    'SELECT kind, started_at, ended_at FROM incident ORDER BY started_at',
  );

describe('While the platform is away', () => {
  test('only a try now and then is made, and the pauses between them grow', async () => {
    await goAway();
    expect(await callsDuring(eachSecond(0, 300))).toBeLessThanOrEqual(AWAY_AFTER + 9);
    expect(await callsDuring(eachSecond(300, 600))).toBeLessThanOrEqual(7);
  });

  test('and failures were not counted, each call would reach it: the test would notice', async () => {
    await goAway();
    const forgetful = async () => {
      for (let second = 0; second < 60; second += 1) {
        await call(second);
        await world.rows('UPDATE account SET call_failures = 0, calls_paused_until = NULL');
      }
    };
    expect(await callsDuring(forgetful)).toBe(60);
  });

  test('whoever asks is told when to come back', async () => {
    await goAway();
    await eachSecond(0, AWAY_AFTER)();
    const answer = await call(AWAY_AFTER);
    if (answer.outcome !== 'unavailable') throw new Error(`was ${answer.outcome}`);
    expect(answer.retryAfterMs).toBeGreaterThan(2_000);
    expect(answer.retryAfterMs).toBeLessThanOrEqual(5_000);
  });

  test('of many callers at the end of a pause one makes the try', async () => {
    await goAway();
    await eachSecond(0, AWAY_AFTER)();
    expect(await callsDuring(() => Promise.all(Array.from({ length: 20 }, () => call(AWAY_AFTER + 6))))).toBe(
      1,
    );
  });

  test('and names a time itself, it is left alone until then, after the first call already', async () => {
    await goAway({ retryAfter: 30 });
    expect(await callsDuring(eachSecond(0, 29))).toBe(1);
    await comeBack();
    expect((await call(31)).outcome).toBe('ok');
  });

  test('there is one incident, from its beginning to its end', async () => {
    await goAway();
    await eachSecond(0, 60)();
    expect(await incidents()).toMatchObject([{ kind: 'platform-away', ended_at: null }]);
    await comeBack();
    await eachSecond(60, 130)();
    const [incident] = await incidents();
    expect(incident?.ended_at?.getTime()).toBeGreaterThan(at(60).getTime());
    expect(await incidents()).toHaveLength(1);
  });

  test('a single failure is none, and an answer in between begins the count anew', async () => {
    for (let second = 0; second < 20; second += 2) {
      await goAway({ times: 1 });
      expect((await call(second)).outcome).toBe('unavailable');
      expect((await call(second + 1)).outcome).toBe('ok');
    }
    expect(await incidents()).toEqual([]);
  });
});

describe('When it is back', () => {
  test('calls are made at full rate from the first answer on', async () => {
    await goAway();
    await eachSecond(0, 200)();
    await comeBack();
    let second = 200;
    while ((await call(second)).outcome !== 'ok') second += 1;
    expect(second).toBeLessThanOrEqual(262);
    expect(await callsDuring(eachSecond(second + 1, second + 11))).toBe(10);
  });

  test('replies that waited for it go out within ten seconds of the first answer', async () => {
    const { sendReply } = await import('@/lib/server/commands/send-reply');
    const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
    const asked = await customerWrites(world, { channelType: 'WhatsApp', body: 'Are you there?' });
    const question = await messageOf(world, asked.id);
    await goAway();
    await eachSecond(0, 120)();
    const { id, conversationId } = await sendReply(world.priya, replyTo(question, { body: 'Yes' }), at(0));
    const deliver = (seconds: number) =>
      deliverReply({ workspaceId: world.account.workspaceId, conversationId }, at(seconds));
    await deliver(120);
    const { delivery } = await messageWithId(world, id);
    expect(delivery).toMatchObject({ state: 'waiting', waitReason: 'unavailable' });
    await comeBack();
    await deliver(121);
    expect((await messageWithId(world, id)).delivery?.state).toBe('waiting');
    await world.rows('DELETE FROM graphile_worker._private_jobs');
    let second = 122;
    while ((await call(second)).outcome !== 'ok') second += 1;
    const [job] = await world.rows<{ run_at: Date }>(
      'SELECT run_at FROM graphile_worker.jobs WHERE key LIKE $1',
      [`deliver-reply:%`],
    );
    expect(job?.run_at.getTime()).toBeLessThan(at(second + 10).getTime());
    await deliver(second + 5);
    expect((await messageWithId(world, id)).delivery?.state).toBe('handed_over');
  });
});

test('replies have their calls, however much confirmations, sweeps and media ask for', async () => {
  const { prisma } = await import('@/lib/server/db');
  await prisma().callBudget.deleteMany({ where: { accountId: world.account.accountId } });
  const { spendCall } = await import('@/lib/server/account/call-budget');
  const done = async () =>
    ({ outcome: 'ok', value: null, rate: null, generationSeen: 'undetected' }) as const;
  const spend = (priority: 'send' | 'confirm' | 'sweep' | 'media', seconds: number) =>
    spendCall(world.account, { group: 'light', priority }, () => at(seconds), done);
  /** Of a reply every two seconds, how many are sent at once while others ask twice a second. */
  const sentBeside = async (priority: 'send' | 'confirm' | 'sweep' | 'media', from: number) => {
    let sent = 0;
    for (let tick = 0; tick < 80; tick += 1) {
      const second = from + tick / 2;
      await spend(priority, second);
      if (tick % 4 === 0 && (await spend('send', second)).outcome === 'ok') sent += 1;
    }
    return sent;
  };
  for (const [index, priority] of (['media', 'sweep', 'confirm'] as const).entries()) {
    expect(await sentBeside(priority, index * 200)).toBe(20);
  }
  expect(await sentBeside('send', 1_000), 'were they all equal, replies would be refused').toBeLessThan(15);
});
