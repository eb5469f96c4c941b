import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '@/lib/launch/database.mjs';
import { openLog } from '@/lib/launch/logs.mjs';
import { startThrowawayPostgres } from '@/lib/launch/throwaway-postgres.mjs';

/** The database that every test database is a copy of. */
const TEMPLATE = 'foyer_template';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the migrated database that test databases are copied from. */
    templateUrl: string;
  }
}

const stops: (() => unknown)[] = [];

/**
 * Runs once before the tests of a project: brings a template database to the newest migration, on the server of
 * TEST_DATABASE_URL (`npm test` starts one for all projects) or on a Postgres of its own.
 */
export async function setup(project: TestProject): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foyer tests-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const server = process.env.TEST_DATABASE_URL;
  const urlOf = server
    ? (database: string) => Object.assign(new URL(server), { pathname: `/${database}` }).href
    : await startThrowawayPostgres(folder, (stop) => stops.push(stop));
  const templateUrl = urlOf(TEMPLATE);
  await migrateDatabase(templateUrl, () => ({ log: openLog(folder, 'migrate', () => {}) }));
  await runMigrations({ connectionString: templateUrl });
  project.provide('templateUrl', templateUrl);
}

/** Runs once after them. */
export async function teardown(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}
