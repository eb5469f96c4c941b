import { buildPrograms, bundleOf } from './build.mjs';
import { generateClient } from './database.mjs';
import { installPackages } from './install.mjs';
import { prepare } from './prepare.mjs';
import { nodeCommand } from './processes.mjs';
import { runProgram } from './programs.mjs';
import { runningDatabase } from './running-database.mjs';
import { readOrMakeSecret } from './settings.mjs';

/**
 * `npm run operator -- <act>`: what the operator of a deployment does to all of it, while Foyer is at work or not.
 * @param {import('./session.mjs').Session} session
 * @returns {Promise<number>} the exit code: 0 when all went well
 */
export async function main(session) {
  const { settings, options, print, ending } = session;
  await prepare(session, [
    ['Packages', installPackages],
    ['Database client', generateClient],
    ['Programs', buildPrograms],
  ]);
  const { command, args } = nodeCommand(bundleOf('operator'));
  const { code } = await runProgram({
    command,
    args: [...args, ...options],
    environment: {
      DATABASE_URL: await runningDatabase(session),
      FOYER_SECRET: process.env.FOYER_SECRET || readOrMakeSecret(settings.dataFolder),
      FOYER_SECRET_BEFORE: process.env.FOYER_SECRET_BEFORE ?? '',
      FOYER_URL: settings.url,
      NODE_ENV: 'production',
    },
    log: { file: '', write: print, lastLines: () => '' },
    signal: ending,
  });
  return code ?? 1;
}
