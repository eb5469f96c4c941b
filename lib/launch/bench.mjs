import { buildPages, buildPrograms } from './build.mjs';
import { generateClient } from './database.mjs';
import { installPackages } from './install.mjs';
import { prepare } from './prepare.mjs';
import { packageProgram, runProgram } from './programs.mjs';

/**
 * `npm run bench`: figures, each beside a limit that is measured in the same run. Words that follow select files of
 * tests/bench by their names.
 * @param {import('./session.mjs').Session} session
 * @returns {Promise<number>} the exit code: 0 when everything could be measured
 */
export async function main(session) {
  const { options, print, ending } = session;
  await prepare(session, [
    ['Packages', installPackages],
    ['Database client', generateClient],
    ['Programs', buildPrograms],
    ['Pages', buildPages],
  ]);
  const { code } = await runProgram({
    command: packageProgram('vitest'),
    args: ['run', '--project', 'bench', '--no-file-parallelism', ...options],
    environment: { NODE_ENV: 'test' },
    log: { file: '', write: print, lastLines: () => '' },
    signal: ending,
  });
  return code === 0 ? 0 : 1;
}
