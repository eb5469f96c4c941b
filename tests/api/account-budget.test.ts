import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallPriority } from '@/lib/server/account/call-budget';
import type { Answer, RateNews } from '@/lib/server/ringcentral/answer';
import { createWorld, type World } from '../support/world';

let world: World;
let budget: typeof import('@/lib/server/account/call-budget');
let ref: { workspaceId: string; accountId: string };

const START = Date.parse('2024-08-05T10:00:00Z');
const at = (seconds: number) => () => new Date(START + seconds * 1000);

beforeAll(async () => {
  world = await createWorld();
  budget = await import('@/lib/server/account/call-budget');
});

afterAll(() => world.close());

/** Each test has an account of its own, which nobody has called for yet. */
beforeEach(async () => {
  const { prisma } = await import('@/lib/server/db');
  ref = { workspaceId: world.account.workspaceId, accountId: randomUUID() };
  const data = { workspaceId: ref.workspaceId, id: ref.accountId, name: 'n', serverUrl: 's', clientId: 'c' };
  const sealed = { clientSecretSealed: '', jwtSealed: '', hookSecretSealed: '', verificationTokenSealed: '' };
  await prisma().account.create({ data: { ...data, ...sealed } });
});

const done = (rate: RateNews | null = null): Answer<null> => ({
  outcome: 'ok',
  value: null,
  rate,
  generationSeen: 'undetected',
});

function spend(seconds: number, priority: CallPriority = 'send', answer: Answer<null> = done()) {
  return budget.spendCall(ref, { group: 'light', priority }, at(seconds), async () => answer);
}

/** Spends until the budget says no; resolves to how many calls it allowed. */
async function spendAll(seconds: number, priority: CallPriority): Promise<number> {
  for (let calls = 0; ; calls++) {
    if ((await spend(seconds, priority)).outcome === 'limited') return calls;
  }
}

test('no minute sees more calls than the platform allows, however greedy we are', async () => {
  const granted: number[] = [];
  for (let second = 0; second < 240; second += 0.5) {
    if ((await spend(second)).outcome === 'ok') granted.push(second);
  }
  const inMinuteFrom = (start: number) => granted.filter((time) => time >= start && time < start + 60).length;
  const busiest = Math.max(...granted.map(inMinuteFrom));
  expect(busiest).toBeLessThanOrEqual(50);
  expect(inMinuteFrom(120)).toBeGreaterThanOrEqual(37);
});

test('calls made at the same instant never share one', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => spend(0)));
  expect(answers.filter(({ outcome }) => outcome === 'ok').length).toBe(7);
});

test('replies may use what sweeps and media must leave', async () => {
  const media = await spendAll(0, 'media');
  const sweep = await spendAll(0, 'sweep');
  const confirm = await spendAll(0, 'confirm');
  const send = await spendAll(0, 'send');
  expect([media, sweep, confirm, send].every((calls) => calls > 0)).toBe(true);
  expect(media + sweep + confirm + send).toBe(7);
});

test('who is sent away is told when to come back, and then may call', async () => {
  await spendAll(0, 'send');
  const answer = await spend(0);
  if (answer.outcome !== 'limited') throw new Error('was not limited');
  const wait = answer.retryAfterMs / 1000;
  expect(wait).toBeGreaterThan(0.1);
  expect(wait).toBeLessThan(3);
  expect((await spend(wait - 0.1)).outcome).toBe('limited');
  expect((await spend(wait)).outcome).toBe('ok');
});

test('a clock that goes back costs nothing and gives nothing', async () => {
  await spendAll(100, 'send');
  expect((await spend(0)).outcome).toBe('limited');
  expect((await spend(102)).outcome).toBe('ok');
});

describe('what the platform tells', () => {
  const news = (limit: number, remaining: number, windowSeconds = 60): RateNews => ({
    group: 'light',
    limit,
    remaining,
    windowSeconds,
  });

  test('a higher limit is used', async () => {
    await spend(0, 'send', done(news(1000, 999)));
    expect(await spendAll(60, 'send')).toBe(150);
  });

  test('a limit for a longer window is spread over it', async () => {
    await spend(0, 'send', done(news(3000, 2999, 3600)));
    expect(await spendAll(60, 'send')).toBe(7);
  });

  test('what others have used up is not counted on', async () => {
    await spend(0, 'send', done(news(50, 3)));
    expect(await spendAll(0, 'send')).toBe(3);
  });

  test('when nothing is left, nobody calls before a new window', async () => {
    await spend(0, 'send', done(news(50, 0)));
    expect(await spend(59)).toMatchObject({ outcome: 'limited', retryAfterMs: 1000 });
    expect((await spend(60.1)).outcome).toBe('ok');
  });

  test('a wait it asks for holds for everybody and is never shortened', async () => {
    await spend(0, 'sweep', { outcome: 'limited', retryAfterMs: 30_000, rate: null });
    await budget.spendCall(ref, { group: 'medium', priority: 'send' }, at(1), async () => done());
    expect(await spend(10)).toMatchObject({ outcome: 'limited', retryAfterMs: 20_000 });
    expect((await spend(30.1)).outcome).toBe('ok');
  });

  test('one group’s wait does not hold another', async () => {
    await spend(0, 'send', { outcome: 'limited', retryAfterMs: 30_000, rate: null });
    const other = await budget.spendCall(ref, { group: 'medium', priority: 'send' }, at(1), async () =>
      done(),
    );
    expect(other.outcome).toBe('ok');
  });
});

test('no call is made while the budget says no', async () => {
  await spendAll(0, 'send');
  const refused = budget.spendCall(ref, { group: 'light', priority: 'send' }, at(0), async () => {
    throw new Error('was called');
  });
  await expect(refused).resolves.toMatchObject({ outcome: 'limited' });
});

test('against real limits the platform never has to refuse', async () => {
  const { callAccount } = await import('@/lib/server/account/call-account');
  const { readPlatformUser } = await import('@/lib/server/ringcentral/extensions');
  const { prisma } = await import('@/lib/server/db');
  await prisma().callBudget.deleteMany({ where: { accountId: world.account.accountId } });
  const rateLimits = { light: 50, medium: 40, heavy: 10, auth: 5 };
  await world.sandbox.control('/settings', { method: 'PUT', body: { rateLimits } });
  const terms = { group: 'light', priority: 'send', now: new Date() } as const;
  const call = () => callAccount(world.account, terms, (connection) => readPlatformUser(connection, '~'));
  const answers = await Promise.all(Array.from({ length: 100 }, call));
  expect(answers.filter(({ outcome }) => outcome === 'ok').length).toBeGreaterThanOrEqual(7);
  const { records } = await world.sandbox.control<{ records: { status: number }[] }>('/requests');
  expect(records.filter(({ status }) => status === 429)).toEqual([]);
});
