import path from 'node:path';
import { buildPrograms, bundleOf } from './build.mjs';
import { generateClient } from './database.mjs';
import { Failure } from './failure.mjs';
import { installPackages } from './install.mjs';
import { findPostgres } from './postgres.mjs';
import { hasCluster } from './postgres-cluster.mjs';
import { prepare } from './prepare.mjs';
import { nodeCommand } from './processes.mjs';
import { runProgram } from './programs.mjs';

/** Nothing sealed is opened, so the deployment's own secret is not asked for. */
const NO_SECRET = 'verify opens nothing that is sealed with it';

/**
 * `npm run verify`: reads a database, even of a Foyer at work, and tells of everything in it that does not agree.
 * @param {import('./session.mjs').Session} session
 * @returns {Promise<number>} the exit code: 0 when everything agrees
 */
export async function main(session) {
  const { settings, print, log, ending } = session;
  await prepare(session, [
    ['Packages', installPackages],
    ['Database client', generateClient],
    ['Programs', buildPrograms],
  ]);
  const DATABASE_URL = settings.databaseUrl ?? (await embeddedDatabase(settings.dataFolder, log));
  const { code } = await runProgram({
    ...nodeCommand(bundleOf('verify')),
    environment: { DATABASE_URL, FOYER_SECRET: NO_SECRET, NODE_ENV: 'production' },
    log: { file: '', write: print, lastLines: () => '' },
    signal: ending,
  });
  return code === 0 ? 0 : 1;
}

/**
 * @param {string} dataFolder
 * @param {import('./session.mjs').Session['log']} log
 * @returns {Promise<string>}
 * @throws {Failure} when it does not run: a database that nobody uses is started by whoever owns it
 */
async function embeddedDatabase(dataFolder, log) {
  const folder = path.join(dataFolder, 'pg');
  const urlOf = hasCluster(folder) ? await findPostgres(folder, log('verify')) : null;
  if (urlOf) return urlOf('foyer');
  throw new Failure(
    `No database runs for ${dataFolder}: start Foyer, or set FOYER_DATA to its folder or DATABASE_URL to its database.`,
  );
}
