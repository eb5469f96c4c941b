import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SandboxContent } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const { importHistory } = await import('@/lib/server/commands/import-history');
  await importHistory(world.account, new Date());
  await world.runJobs();
  await world.rows('DELETE FROM graphile_worker._private_jobs');
});
afterAll(() => world.close());

const after = (start: Date, seconds: number) => new Date(start.getTime() + seconds * 1_000);

/** Events that were imported and wait for their confirmation. */
async function told(contentIds: string[], at: Date): Promise<void> {
  await world.rows(
    `INSERT INTO webhook_event (workspace_id, account_id, dedupe_key, received_at, raw, fate, content_id)
     SELECT $1::uuid, $2::uuid, id, $4::timestamptz, ''::bytea, 'imported', id FROM unnest($3::text[]) AS id`,
    [world.account.workspaceId, world.account.accountId, contentIds, at.toISOString()],
  );
}

async function unconfirmed(): Promise<string[]> {
  const rows = await world.rows<{ id: string }>(
    'SELECT content_id AS id FROM webhook_event WHERE NOT is_confirmed',
  );
  return rows.map(({ id }) => id);
}

const write = (body: string) =>
  world.sandbox.control<SandboxContent>('/customer-messages', {
    method: 'POST',
    body: { channelType: 'Viber', customer: { name: 'Dora' }, body },
  });

test('what an event told of is confirmed by whichever list tells of it next', async () => {
  const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
  const { id } = await write('Told, and found by a sweep');
  const asked = new Date();
  await told([id], after(asked, 1));
  await sweepAccount(world.account, asked);
  expect(await unconfirmed()).toEqual([id]); // control: a list says nothing of what came after it
  await sweepAccount(world.account, after(asked, 2));
  expect(await unconfirmed()).toEqual([]);
});

/** Contents and people of whom only events told, and whom the platform does not know. */
const UNKNOWN = 200;

/** What asks for the platform's light calls, a minute long, in steps of a tenth of a second. */
async function aMinutePasses(start: Date): Promise<void> {
  const commands: Record<string, (account: World['account'], now: Date) => Promise<void>> = {
    'confirm-contents': (await import('@/lib/server/commands/confirm-contents')).confirmContents,
    'name-people': (await import('@/lib/server/commands/name-people')).namePeople,
    'sweep-account': (await import('@/lib/server/commands/sweep-account')).sweepAccount,
    'walk-sweep-gap': (await import('@/lib/server/commands/walk-sweep-gap')).walkSweepGap,
  };
  for (let tenths = 0; tenths < 600; tenths += 1) {
    const now = after(start, tenths / 10);
    for (const name of await dueAt(now)) await commands[name]?.(world.account, now);
  }
}

/** Takes the jobs that are due. */
async function dueAt(now: Date): Promise<string[]> {
  const jobs = await world.rows<{ name: string }>(
    `DELETE FROM graphile_worker._private_jobs WHERE run_at <= $1::timestamptz RETURNING split_part(key, ':', 1) AS name`,
    [now.toISOString()],
  );
  return jobs.map(({ name }) => name);
}

/** Everything waits for calls, and there are as few as the platform usually allows. */
async function allWaitForCalls(start: Date): Promise<void> {
  const { workspaceId, accountId } = world.account;
  const ids = Array.from({ length: UNKNOWN }, (_, index) => `unknown-${index}`);
  await told(ids, start);
  await world.rows(
    `INSERT INTO person (workspace_id, account_id, id, external_id)
     SELECT $1::uuid, $2::uuid, gen_random_uuid(), id FROM unnest($3::text[]) AS id`,
    [workspaceId, accountId, ids],
  );
  await world.rows(
    `INSERT INTO sweep_gap (workspace_id, account_id, id, since, created_at)
     VALUES ($1::uuid, $2::uuid, gen_random_uuid(), NULL, now())`,
    [workspaceId, accountId],
  );
  await world.rows('UPDATE call_budget SET tokens = 0, capacity = 50, refilled_at = $1::timestamptz', [
    start.toISOString(),
  ]);
  const { inTransaction } = await import('@/lib/server/db');
  const { enqueue } = await import('@/lib/server/queue');
  await inTransaction(async (tx) => {
    for (const job of ['confirm-contents', 'name-people', 'sweep-account', 'walk-sweep-gap'] as const) {
      enqueue(tx, job, world.account, { runAt: start });
    }
  });
}

test('what nobody has seen does not wait for the confirmation of what is shown', async () => {
  const start = new Date();
  await allWaitForCalls(start);
  await aMinutePasses(start);
  expect(await world.rows('SELECT FROM sweep_gap')).toEqual([]);
  expect(await world.rows('SELECT FROM account WHERE last_sweep_at >= $1', [start])).toHaveLength(1);
  // Those that wait go on as well: the platform says of each that it does not know it.
  const left = (await unconfirmed()).length;
  expect(left).toBeLessThan(UNKNOWN);
  // Control: calls were scarce all the time.
  expect(left).toBeGreaterThan(UNKNOWN / 2);
});
