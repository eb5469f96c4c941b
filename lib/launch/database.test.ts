import { expect, it } from 'vitest';
import { migrateDatabase } from './database.mjs';
import { findFreePort } from './ports.mjs';

it('a database that is down is one sentence with its address and without its password', async () => {
  const port = await findFreePort(26_000);
  const migrate = migrateDatabase(`postgresql://foyer:hunter2@127.0.0.1:${port}/foyer`, () => {
    throw new Error('nothing to run without a database');
  });
  await expect(migrate).rejects.toThrow(
    `Cannot reach the database at 127.0.0.1:${port} (connect ECONNREFUSED 127.0.0.1:${port}): start it, or correct DATABASE_URL.`,
  );
});
