import { once } from 'node:events';
import { buildPrograms } from './build.mjs';
import { sandboxProcess } from './foyer.mjs';
import { installPackages } from './install.mjs';
import { checkPort } from './machine.mjs';
import { prepare } from './prepare.mjs';

/**
 * `npm run sandbox`: the pretend RingCentral alone, for whoever develops against it.
 * @param {import('./session.mjs').Session} session
 * @returns {Promise<number>} the exit code, once somebody has ended it
 */
export async function main(session) {
  const { settings, step, print, ending } = session;
  await step('Machine', () => checkPort('SANDBOX_PORT', settings.sandboxPort, settings.host));
  await prepare(session, [
    ['Packages', installPackages],
    ['Programs', buildPrograms],
  ]);
  const url = await startSandbox(session);
  print(`\nThe sandbox is ready: ${url}\nClient id, secret and JWT: ${url}/__sandbox/demo\nCtrl-C stops it.`);
  await once(ending, 'abort');
  return 0;
}

/**
 * @param {Pick<import('./session.mjs').Session, 'settings' | 'step' | 'print' | 'log' | 'onEnd'>} session
 * @returns {Promise<string>} the address of the running sandbox
 */
export function startSandbox({ settings, step, print, log, onEnd }) {
  return step('Sandbox', async () => {
    const sandbox = sandboxProcess(settings, log('sandbox'), print);
    onEnd(() => sandbox.stop());
    return JSON.parse(await sandbox.start()).url;
  });
}
