import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';

const NEW = 'another secret of the tests, long enough to be one';

let world: World;
let old: string;
beforeAll(async () => {
  world = await createWorld();
  old = process.env.FOYER_SECRET ?? '';
});
afterAll(() => world.close());

/** The modules of a process that was started with these secrets. */
async function startedWith(secret: string, before: string | null) {
  const { vi } = await import('vitest');
  vi.resetModules();
  process.env.FOYER_SECRET = secret;
  process.env.FOYER_SECRET_BEFORE = before ?? '';
  const { database } = await import('@/lib/server/db');
  const { rotateSecret } = await import('@/lib/server/commands/rotate-secret');
  const { sealedColumns, unsealSecret } = await import('@/lib/server/account/credentials');
  const jwtOf = async () => {
    const [row] = await database.rows<{ jwt: string }>('SELECT jwt_sealed AS jwt FROM account', []);
    return unsealSecret(world.account.workspaceId, 'jwt_sealed', row?.jwt ?? '');
  };
  return { database, rotateSecret, sealedColumns, jwtOf };
}

test('every sealed column of the database is known to the rotation', async () => {
  const { database, sealedColumns } = await startedWith(old, null);
  const found = await database.rows<{ place: string }>(
    `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name LIKE '%\\_sealed' ORDER BY 1`,
    [],
  );
  const known = sealedColumns.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
  expect(known.toSorted()).toEqual(found.map(({ place }) => place));
});

test('a new secret reads nothing of the old one; with both it does, and after the rotation alone', async () => {
  const bare = await startedWith(NEW, null);
  await expect(bare.jwtOf()).rejects.toThrow();
  expect((await bare.rotateSecret()).unreadable).toHaveLength(4);

  const both = await startedWith(NEW, old);
  expect(await both.jwtOf()).toBe(world.demo.jwt);
  expect(await both.rotateSecret()).toEqual({ resealed: 4, unreadable: [] });
  expect(await both.rotateSecret()).toEqual({ resealed: 0, unreadable: [] });

  expect(await (await startedWith(NEW, null)).jwtOf()).toBe(world.demo.jwt);
  await expect((await startedWith(old, null)).jwtOf()).rejects.toThrow();
});
