import { buildPrograms, bundleOf } from './build.mjs';
import { installPackages } from './install.mjs';
import { prepare } from './prepare.mjs';
import { nodeCommand } from './processes.mjs';
import { runProgram } from './programs.mjs';

/**
 * `npm run probe -- URL`: asks a RingCentral server what Foyer reads, and prints what differs from the document.
 * @param {import('./session.mjs').Session} session
 * @returns {Promise<number>} the exit code: 0 when everything is as documented
 */
export async function main(session) {
  const { options, print, ending } = session;
  await prepare(session, [
    ['Packages', installPackages],
    ['Programs', buildPrograms],
  ]);
  const { command, args } = nodeCommand(bundleOf('probe'));
  const { code } = await runProgram({
    command,
    args: [...args, ...options],
    environment: given(['RINGCENTRAL_CLIENT_ID', 'RINGCENTRAL_CLIENT_SECRET', 'RINGCENTRAL_JWT']),
    log: { file: '', write: print, lastLines: () => '' },
    signal: ending,
  });
  return code ?? 2;
}

/**
 * @param {string[]} names
 * @returns {Record<string, string>} those that are set
 */
function given(names) {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
