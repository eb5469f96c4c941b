import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { hashOf, hasStamp } from './hash.mjs';
import { packageProgram, runOrFail } from './programs.mjs';
import { root } from './settings.mjs';

const CONNECT_LIMIT_MS = 5_000;
const MISSING_DATABASE = '3D000';
const MISSING_TABLE = '42P01';
const WRONG_LOG_IN = ['28P01', '28000'];

/**
 * Writes the typed database client from the schema, unless it is there for this schema and this Prisma.
 * @param {() => import('./programs.mjs').Watch} watch
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function generateClient(watch) {
  const hash = hashOf(['prisma/schema.prisma', 'node_modules/prisma/package.json']);
  const stamp = path.join(root, 'prisma', 'generated', 'stamp');
  if (hasStamp(stamp, hash)) return false;
  rmSync(stamp, { force: true });
  const prisma = packageProgram('prisma');
  await runOrFail({ purpose: 'write the database client', command: prisma, args: ['generate'], ...watch() });
  writeFileSync(stamp, hash);
  return true;
}

/**
 * Brings a database to the newest migration, making it when it does not exist.
 * @param {string} url
 * @param {() => import('./programs.mjs').Watch} watch
 * @returns {Promise<boolean>} whether there was something to do
 * @throws {Failure} when the database cannot be reached, or a migration fails
 */
export async function migrateDatabase(url, watch) {
  if ((await appliedMigrations(url)) === migrationFiles()) return false;
  await runOrFail({
    purpose: 'bring the database to the newest migration',
    command: packageProgram('prisma'),
    args: ['migrate', 'deploy'],
    environment: { DATABASE_URL: url },
    ...watch(),
  });
  return true;
}

/** Names and checksums of the migrations in the checkout, as `appliedMigrations` lists those in a database. */
function migrationFiles() {
  const folder = path.join(root, 'prisma', 'migrations');
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return describeMigrations(
    names.map(({ name }) => ({ name, checksum: sha256(path.join(folder, name, 'migration.sql')) })),
  );
}

/** @param {string} file */
function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** @param {{ name: string, checksum: string }[]} migrations */
function describeMigrations(migrations) {
  return migrations
    .map(({ name, checksum }) => `${name} ${checksum}`)
    .sort()
    .join('\n');
}

/**
 * Asks the database itself: what a stamp file remembers is wrong as soon as a backup is restored.
 * @param {string} url
 */
async function appliedMigrations(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  try {
    await client.connect();
    const { rows } = await client.query(
      'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    );
    return describeMigrations(rows);
  } catch (error) {
    const { code, message } = /** @type {Error & { code?: string }} */ (error);
    if (code === MISSING_DATABASE || code === MISSING_TABLE) return null;
    throw new Failure(explainRefusal(url, code, message));
  } finally {
    await client.end();
  }
}

/**
 * @param {string} url
 * @param {string | undefined} code
 * @param {string} message
 */
function explainRefusal(url, code, message) {
  const { hostname, port, username } = new URL(url);
  const server = `the database at ${hostname}:${port || 5432}`;
  if (code && WRONG_LOG_IN.includes(code)) {
    return `User "${username}" may not log in to ${server}: correct user and password in DATABASE_URL.`;
  }
  return `Cannot reach ${server} (${message || code}): start it, or correct DATABASE_URL.`;
}
