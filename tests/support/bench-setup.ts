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

/**
 * Runs once before the benches: a Postgres with the settings of the product, that forgets nothing it acknowledged, or that of
 * TEST_DATABASE_URL.
 */
export async function setup(project: TestProject): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foyer bench-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const server = process.env.TEST_DATABASE_URL;
  const templateUrl = server
    ? Object.assign(new URL(server), { pathname: `/${TEMPLATE}` }).href
    : (await startServer(folder)).urlOf(TEMPLATE);
  await migrateDatabase(templateUrl, () => ({ log: openLog(folder, 'migrate', () => {}) }));
  await runMigrations({ connectionString: templateUrl });
  project.provide('templateUrl', templateUrl);
}

function startServer(folder: string) {
  const log = openLog(folder, 'postgres', () => {});
  const onEnd = (stop: () => unknown) => stops.push(stop);
  return startPostgres({ folder: path.join(folder, 'pg'), firstPort: FIRST_PORT, log, onEnd });
}

/** Runs once after them. */
export async function teardown(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}
