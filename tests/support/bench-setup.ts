import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '@/lib/launch/database.mjs';
import { openLog } from '@/lib/launch/logs.mjs';
import { startPostgres } from '@/lib/launch/postgres.mjs';

const FIRST_PORT = 27_432;
const TEMPLATE = 'foyer_template';

const stops: (() => unknown)[] = [];

/** Runs once before the benches: a Postgres with the settings of the product, that forgets nothing it acknowledged. */
export async function setup(project: TestProject): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foyer bench-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const log = openLog(folder, 'postgres', () => {});
  const onEnd = (stop: () => unknown) => stops.push(stop);
  const { urlOf } = await startPostgres({
    folder: path.join(folder, 'pg'),
    firstPort: FIRST_PORT,
    log,
    onEnd,
  });
  const templateUrl = urlOf(TEMPLATE);
  await migrateDatabase(templateUrl, () => ({ log: openLog(folder, 'migrate', () => {}) }));
  await runMigrations({ connectionString: templateUrl });
  project.provide('templateUrl', templateUrl);
}

/** Runs once after them. */
export async function teardown(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}
