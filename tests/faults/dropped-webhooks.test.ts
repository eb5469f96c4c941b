import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  callsSince,
  catchUp,
  confirmNewestHundred,
  customersWrite,
  missingFrom,
  platformLedger,
  sweepByFormerRule,
} from '@/tests/support/catch-up';
import { until } from '@/tests/support/until';
import { openWebhookDoor, type WebhookDoor } from '@/tests/support/webhook-door';
import { startWorker, type WorkerProcess } from '@/tests/support/worker-process';
import { createWorld, type World } from '@/tests/support/world';

/** An outage of an hour by command, a small one each time. */
const MISSED = process.env.FOYER_LONG === '1' ? 20_000 : 1_000;
const PATIENCE = process.env.FOYER_LONG === '1' ? 600_000 : 60_000;
/** Contents of a page of a walk over a gap (walk-sweep-gap.ts). */
const PAGE_SIZE = 500;
const LIMITS = { light: 50, medium: 40, heavy: 10, auth: 5 };

let world: World;
let door: WebhookDoor;
let worker: WorkerProcess | undefined;

beforeAll(async () => {
  door = await openWebhookDoor();
  world = await createWorld();
  const { importHistory } = await import('@/lib/server/commands/import-history');
  const { maintainSubscription } = await import('@/lib/server/commands/maintain-subscription');
  await maintainSubscription(world.account, new Date());
  await importHistory(world.account, new Date());
  await world.runJobs();
});
afterAll(async () => {
  await world.close();
  await door.close();
});
beforeEach(() => limit('off'));
beforeEach(() => faults({ rules: [], deliveries: { drop: true } }));
afterEach(() => worker?.kill());

const faults = (plan: object) => world.sandbox.control('/faults', { method: 'PUT', body: plan });

/** The platform's limits of calls; what Foyer has learned of them before is forgotten. */
async function limit(rateLimits: object | 'off') {
  await world.sandbox.control('/settings', { method: 'PUT', body: { rateLimits } });
  await world.rows('DELETE FROM call_budget');
  if (rateLimits !== 'off') return;
  const { prisma } = await import('@/lib/server/db');
  const ample = { tokens: 1_000_000, capacity: 1_000_000, refilledAt: new Date() };
  await prisma().callBudget.createMany({
    data: ['light', 'medium', 'auth'].map((usageGroup) => ({ ...world.account, usageGroup, ...ample })),
  });
}

const gaps = () => world.rows('SELECT FROM sweep_gap');

/** Everything the platform holds is here, as it stands there. */
async function expectNothingMissing() {
  expect(await missingFrom(world, await platformLedger(world))).toEqual([]);
}

describe('With every webhook dropped', () => {
  test(
    'all is found while people write and change their minds, and a page token expires',
    async () => {
      const written = await customersWrite(world, MISSED);
      const startedAt = new Date().toISOString();
      const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
      const { walkSweepGap } = await import('@/lib/server/commands/walk-sweep-gap');
      await sweepAccount(world.account, new Date());
      await walkSweepGap(world.account, new Date());
      await faults({
        rules: [
          {
            match: { operation: 'listSocialMessagingContents' },
            effect: 'status',
            status: 400,
            code: 'EDI-034',
            times: 1,
          },
        ],
        deliveries: { drop: true },
      });
      let step = 0;
      while ((await gaps()).length > 0) {
        await walkSweepGap(world.account, new Date());
        await customersWrite(world, 5);
        // It was not reached yet, and jumps to the head of the list, above what is being read.
        await rewrite(written[step], `Changed in step ${step}`);
        step += 1;
      }
      const callsOfTheWalk = await callsSince(world, startedAt);
      await catchUp(world);
      await expectNothingMissing();
      const overlap = { look: 1, refused: 1, readBeforeTheTokenExpired: 1, writtenMeanwhile: 1 };
      expect(callsOfTheWalk.length).toBeLessThanOrEqual(
        1.1 * Math.ceil(MISSED / PAGE_SIZE) + Object.values(overlap).reduce((sum, calls) => sum + calls),
      );
    },
    PATIENCE,
  );

  test(
    'all is found within the announced limits, though the worker dies in the middle',
    async () => {
      const { sweepAccounts } = await import('@/lib/server/commands/sweep-accounts');
      await limit(LIMITS);
      await customersWrite(world, MISSED);
      const ledger = await platformLedger(world);
      const startedAt = new Date().toISOString();
      await sweepAccounts();
      worker = await startWorker();
      await until(async () => (await missingFrom(world, ledger)).length < ledger.length / 2, PATIENCE);
      await worker.kill();
      const { recoverDeliveries } = await import('@/lib/server/commands/recover-deliveries');
      await recoverDeliveries(new Date(Date.now() + 120_000));
      worker = await startWorker();
      await until(async () => (await missingFrom(world, ledger)).length === 0, PATIENCE);
      const calls = await callsSince(world, startedAt);
      expect(calls.filter(({ status }) => status === 429)).toEqual([]);
      expect(busiestMinute(calls)).toBeLessThanOrEqual(LIMITS.light);
    },
    PATIENCE,
  );

  test('the former rule, to stop at the first page without news, would miss what lies below it', async () => {
    await catchUp(world);
    const missed = (await customersWrite(world, 150)).map((id) => ({ id }));
    await customersWrite(world, 100);
    await confirmNewestHundred(world);
    await sweepByFormerRule(world);
    expect(await missingFrom(world, missed)).toHaveLength(150);
    await catchUp(world);
    expect(await missingFrom(world, missed)).toEqual([]);
  });
});

async function rewrite(id: string | undefined, body: string) {
  if (id) await world.sandbox.control(`/contents/${id}`, { method: 'PATCH', body: { body } });
}

function busiestMinute(calls: { at: string }[]): number {
  const times = calls.map(({ at }) => Date.parse(at));
  return Math.max(
    ...times.map((start) => times.filter((time) => time >= start && time < start + 60_000).length),
  );
}
