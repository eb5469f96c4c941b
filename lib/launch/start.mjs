import { once } from 'node:events';
import path from 'node:path';
import { buildPages, buildPrograms } from './build.mjs';
import { generateClient, migrateDatabase } from './database.mjs';
import { seed, webProcess, workerProcess } from './foyer.mjs';
import { installPackages } from './install.mjs';
import { checkMachine } from './machine.mjs';
import { startPostgres } from './postgres.mjs';
import { prepare } from './prepare.mjs';
import { startSandbox } from './sandbox.mjs';
import { readOrMakeSecret } from './settings.mjs';

/** @typedef {import('./session.mjs').Session} Session */

/**
 * `npm start`: from a bare checkout to a running Foyer. What has not changed since the last start is not repeated.
 * @param {Session} session
 * @returns {Promise<number>} the exit code, once somebody has ended it
 */
export async function main(session) {
  const { settings, step, print, ending } = session;
  print('\nStarting Foyer');
  await step('Machine', () => checkMachine(settings));
  await prepare(session, [['Packages', installPackages]]);
  const databaseUrl = settings.databaseUrl ?? (await startDatabase(session));
  await prepare(session, [
    ['Database client', generateClient],
    ['Migrations', (watch) => migrateDatabase(databaseUrl, watch)],
    ['Programs', buildPrograms],
    ['Pages', buildPages],
  ]);
  announce(session, await startFoyer(session, databaseUrl));
  await once(ending, 'abort');
  print('\nStopping');
  return 0;
}

/** @param {Session} session */
function startDatabase({ settings, step, print, log, onEnd }) {
  return step('Database', async (note) => {
    const postgres = await startPostgres({
      folder: path.join(settings.dataFolder, 'pg'),
      firstPort: settings.postgresPort,
      log: log('database'),
      onEnd,
      onTrouble: print,
    });
    if (postgres.wasRunning) note('was still running');
    return postgres.urlOf('foyer');
  });
}

/**
 * Starts the sandbox, unless a real server is named, fills a new database, and starts web and worker.
 * @param {Pick<Session, 'settings' | 'step' | 'print' | 'log' | 'ending' | 'onEnd'>} session
 * @param {string} databaseUrl migrated
 * @returns {Promise<import('./foyer.mjs').Seeded & { sandboxUrl: string | null }>}
 */
export async function startFoyer(session, databaseUrl) {
  const { settings, step, print, log, ending, onEnd } = session;
  const sandboxUrl = settings.hasSandbox ? await startSandbox(session) : null;
  const secret = process.env.FOYER_SECRET || readOrMakeSecret(settings.dataFolder);
  const options = { settings, secret, databaseUrl, sandboxUrl, log, onTrouble: print };
  const seeded = await step('First data', () => seed(options, ending));
  await step('Web and worker', async () => {
    // Web first: the worker asks the platform to knock at its door.
    for (const program of [webProcess(options), workerProcess(options)]) {
      onEnd(() => program.stop());
      await program.start();
    }
  });
  return { ...seeded, sandboxUrl };
}

/** @param {Session} session @param {Awaited<ReturnType<typeof startFoyer>>} running */
function announce({ settings, print }, { logIns, setUpSecret, sandboxUrl }) {
  print(`\nFoyer is ready: ${settings.url}\n`);
  for (const { role, email, password } of logIns)
    print(`  ${role.padEnd(12)} ${email.padEnd(28)} ${password}`);
  if (setUpSecret) print(`  Make the first admin at ${settings.url}/set-up with this secret: ${setUpSecret}`);
  if (sandboxUrl) print(`\n  Play the customers at ${sandboxUrl}/__sandbox/`);
  print(`\nLogs are in ${path.join(settings.dataFolder, 'logs')}. Ctrl-C stops everything.`);
}
