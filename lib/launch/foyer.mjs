import { bundleOf } from './build.mjs';
import { Failure } from './failure.mjs';
import { ManagedProcess, nodeCommand } from './processes.mjs';
import { runOrFail } from './programs.mjs';
import { addressOf, baseEnvironment } from './settings.mjs';

/**
 * The programs of one Foyer and what they share.
 * @typedef {object} FoyerOptions
 * @property {import('./settings.mjs').Settings} settings
 * @property {string} secret  from which session and encryption keys derive
 * @property {string} databaseUrl  migrated
 * @property {string | null} sandboxUrl  null: a real RingCentral server, or none yet
 * @property {Record<string, string>} [environment]  more of it
 * @property {(name: string) => import('./logs.mjs').Log} log  opens a log
 * @property {(trouble: string) => void} [onTrouble]  told of programs that end by themselves; they are started again
 */

/**
 * @typedef {object} Seeded
 * @property {{ role: string, name: string, email: string, password: string }[]} logIns  of the demo; none without the sandbox
 * @property {string | null} setUpSecret  makes the first admin; null when there is one
 */

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./logs.mjs').Log} log
 * @param {(trouble: string) => void} onTrouble
 * @returns {ManagedProcess} the sandbox, not yet started
 */
export function sandboxProcess({ host, sandboxPort, scenario, dataFolder }, log, onTrouble) {
  return new ManagedProcess({
    name: 'sandbox',
    ...nodeCommand(bundleOf('sandbox')),
    environment: {
      ...baseEnvironment(),
      NODE_ENV: 'production',
      HOST: host,
      SANDBOX_PORT: `${sandboxPort}`,
      SANDBOX_SCENARIO: scenario,
      FOYER_DATA: dataFolder,
    },
    log,
    isReadyLine: saysReady,
    onTrouble,
  });
}

/**
 * Makes what a new database needs, and tells who can log in. Repeating it changes nothing.
 * @param {FoyerOptions} options
 * @param {AbortSignal} [signal]
 * @returns {Promise<Seeded>}
 */
export async function seed(options, signal) {
  const stdout = await runOrFail({
    purpose: 'fill the new database',
    ...nodeCommand(bundleOf('seed')),
    environment: foyerEnvironment(options),
    log: options.log('seed'),
    isSecret: true,
    ...(signal ? { signal } : {}),
  });
  const line = stdout.split('\n').findLast((text) => text.startsWith('{'));
  if (!line) throw new Failure('The seed did not say who can log in.');
  return JSON.parse(line);
}

/**
 * @param {FoyerOptions} options
 * @returns {ManagedProcess} the web process, not yet started
 */
export function webProcess(options) {
  const health = `${addressOf(options.settings.host, options.settings.port)}/api/health`;
  return new ManagedProcess({
    ...foyerProgram('web', options),
    probe: async () => (await fetch(health).catch(() => null))?.status === 200,
  });
}

/**
 * @param {FoyerOptions} options
 * @returns {ManagedProcess} the worker, not yet started
 */
export function workerProcess(options) {
  return new ManagedProcess({ ...foyerProgram('worker', options), isReadyLine: saysReady });
}

/**
 * @param {'web' | 'worker'} name
 * @param {FoyerOptions} options
 */
function foyerProgram(name, options) {
  return {
    name,
    ...nodeCommand(bundleOf(name)),
    environment: { ...baseEnvironment(), ...foyerEnvironment(options) },
    log: options.log(name),
    onTrouble: options.onTrouble,
  };
}

/** @param {FoyerOptions} options */
function foyerEnvironment({ settings, secret, databaseUrl, sandboxUrl, environment }) {
  return /** @type {const} */ ({
    NODE_ENV: 'production',
    HOST: settings.host,
    PORT: `${settings.port}`,
    FOYER_URL: settings.url,
    FOYER_SECRET: secret,
    FOYER_DATA: settings.dataFolder,
    DATABASE_URL: databaseUrl,
    ...(sandboxUrl === null ? {} : { FOYER_DEMO: '1', FOYER_SANDBOX_URL: sandboxUrl }),
    ...environment,
  });
}

/** @param {string} line */
function saysReady(line) {
  return line.startsWith('{"ready":true');
}
