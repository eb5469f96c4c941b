import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {object} Settings
 * @property {string} host  address that web and sandbox listen on
 * @property {number} port  of the web process
 * @property {number} sandboxPort
 * @property {number} postgresPort  first port to try for the embedded Postgres
 * @property {string} dataFolder  absolute; everything that a running Foyer writes
 * @property {string} url  public address: base of webhooks and of log-in redirects
 * @property {string | null} databaseUrl  null: the embedded Postgres
 * @property {boolean} hasSandbox  false as soon as a RingCentral server is named
 * @property {string} scenario  of the sandbox: its customers write by themselves ("demo") or when told to ("quiet")
 */

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Settings}
 */
export function readSettings(environment) {
  const host = environment.HOST || '127.0.0.1';
  const port = readPort(environment, 'PORT', 3000);
  return {
    host,
    port,
    sandboxPort: readPort(environment, 'SANDBOX_PORT', 4010),
    // Defaults stay below 32768: from there on the system hands ports out to outgoing connections.
    postgresPort: readPort(environment, 'PG_PORT', 5433),
    dataFolder: path.resolve(root, environment.FOYER_DATA || '.foyer'),
    url: readUrl(environment, 'FOYER_URL', ['https:', 'http:']) ?? addressOf(host, port),
    databaseUrl: readUrl(environment, 'DATABASE_URL', ['postgresql:', 'postgres:']),
    hasSandbox: !environment.RINGCENTRAL_SERVER_URL && !environment.FOYER_APP_SERVER,
    scenario: environment.SANDBOX_SCENARIO || 'demo',
  };
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} name
 * @param {number} fallback
 */
function readPort(environment, name, fallback) {
  const port = Number(environment[name] || fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(
    `${name} is "${environment[name]}", which is not a port. Set it to a number from 1 to 65535.`,
  );
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} name
 * @param {string[]} schemes
 */
function readUrl(environment, name, schemes) {
  const value = environment[name];
  if (!value) return null;
  if (URL.canParse(value) && schemes.includes(new URL(value).protocol)) return value;
  // The value stays unsaid: it may hold a password.
  throw new Failure(`${name} is not an address: set it to one that begins with ${schemes[0]}//`);
}

/**
 * @param {string} host as listened on
 * @param {number} port
 * @returns {string} an address that a browser on this machine can open
 */
export function addressOf(host, port) {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * The secret from which session and encryption keys derive. It is made once and kept: with another one nobody
 * stays signed in and no stored token can be read.
 * @param {string} dataFolder
 * @returns {string}
 */
export function readOrMakeSecret(dataFolder) {
  const file = path.join(dataFolder, 'secret');
  mkdirSync(dataFolder, { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * What every program that the launcher starts finds in its environment, beside what the person has set.
 * @returns {NodeJS.ProcessEnv}
 */
export function baseEnvironment() {
  const { FORCE_COLOR: _, ...environment } = process.env;
  return {
    ...environment,
    // Scripts with a `#!/usr/bin/env node` line get the Node that runs this one.
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`,
    NO_COLOR: '1', // what they say goes into files
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  };
}
