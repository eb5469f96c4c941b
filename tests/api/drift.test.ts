import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageProgram, runProgram } from '@/lib/launch/programs.mjs';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const SAME = 0;
const DIFFERENT = 2;

/** What the drift check of `npm test` says (lib/launch/test-steps.mjs). */
async function drift(...from: string[]): Promise<number> {
  const args = ['migrate', 'diff', ...from, '--to-schema', 'prisma/schema.prisma', '--exit-code'];
  const environment = { DATABASE_URL: database.url };
  return (await runProgram({ command: packageProgram('prisma'), args, environment })).code;
}

async function query(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe('The drift check', () => {
  test('finds a column that was planted in the database', { timeout: 90_000 }, async () => {
    expect(await drift('--from-config-datasource')).toBe(SAME);
    await query('ALTER TABLE channel ADD COLUMN planted text');
    expect(await drift('--from-config-datasource')).toBe(DIFFERENT);
    await query('ALTER TABLE channel DROP COLUMN planted');
  });

  test('finds a column that was planted in a migration', { timeout: 90_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-drift-'));
    await cp('prisma/migrations', folder, { recursive: true });
    await mkdir(join(folder, '9999_planted'));
    await writeFile(
      join(folder, '9999_planted', 'migration.sql'),
      'ALTER TABLE channel ADD COLUMN planted text;',
    );
    expect(await drift('--from-migrations', folder)).toBe(DIFFERENT);
    await rm(folder, { recursive: true });
  });
});
