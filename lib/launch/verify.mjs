import { buildPrograms, bundleOf } from './build.mjs';
import { generateClient } from './database.mjs';
import { installPackages } from './install.mjs';
import { prepare } from './prepare.mjs';
import { nodeCommand } from './processes.mjs';
import { runProgram } from './programs.mjs';
import { runningDatabase } from './running-database.mjs';

/** Nothing sealed is opened, so the deployment's own secret is not asked for. */
const NO_SECRET = 'verify opens nothing that is sealed with it';

/**
 * `npm run verify`: reads a database, even of a Foyer at work, and tells of everything in it that does not agree.
 * @param {import('./session.mjs').Session} session
 * @returns {Promise<number>} the exit code: 0 when everything agrees
 */
export async function main(session) {
  const { print, ending } = session;
  await prepare(session, [
    ['Packages', installPackages],
    ['Database client', generateClient],
    ['Programs', buildPrograms],
  ]);
  const DATABASE_URL = await runningDatabase(session);
  const { code } = await runProgram({
    ...nodeCommand(bundleOf('verify')),
    environment: { DATABASE_URL, FOYER_SECRET: NO_SECRET, NODE_ENV: 'production' },
    log: { file: '', write: print, lastLines: () => '' },
    signal: ending,
  });
  return code === 0 ? 0 : 1;
}
