import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Keeps the account's row locked until it is released. */
async function holdAccount() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM account FOR UPDATE');
  return { release: () => client.end() };
}

test('a transaction that waited too long for a lock is run again', async () => {
  const { inTransaction } = await import('@/lib/server/db');
  const holder = await holdAccount();
  let tries = 0;
  const name = await inTransaction(async (tx) => {
    tries += 1;
    if (tries === 2) await holder.release();
    const [row] = await tx.rows<{ name: string }>(`UPDATE account SET name = 'Renamed' RETURNING name`);
    return row?.name;
  });
  expect({ name, tries }).toEqual({ name: 'Renamed', tries: 2 });
});

test('a transaction that fails for another reason is not', async () => {
  const { inTransaction } = await import('@/lib/server/db');
  let tries = 0;
  const failing = inTransaction(async (tx) => {
    tries += 1;
    await tx.rows('SELECT 1 / 0');
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect(tries).toBe(1);
});
