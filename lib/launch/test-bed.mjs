import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrateDatabase } from './database.mjs';
import { findFreePort } from './ports.mjs';
import { readSettings } from './settings.mjs';
import { startFoyer } from './start.mjs';
import { startThrowawayPostgres } from './throwaway-postgres.mjs';

const FIRST_PORT = 28_500;

/**
 * What the steps of `npm test` share. Each thing is made when the first step asks for it.
 * @typedef {object} TestBed
 * @property {string} folder  temporary
 * @property {(name: string) => import('./logs.mjs').Log} log
 * @property {AbortSignal} ending
 * @property {() => Promise<(database: string) => string>} postgres  connection strings on an own server
 * @property {() => Promise<Record<string, string>>} foyer  starts everything; the environment that browser tests need
 */

/**
 * @param {import('./session.mjs').Session} session
 * @returns {TestBed}
 */
export function makeTestBed(session) {
  forgetSettings();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foyer tests-'));
  session.onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  // Whatever a test leaves behind when it is interrupted goes with the folder.
  process.env.TMPDIR = path.join(folder, 'tmp');
  mkdirSync(process.env.TMPDIR);
  const log = (/** @type {string} */ name) => session.log(name, folder);
  const postgres = once(() => startThrowawayPostgres(folder, session.onEnd));
  const foyer = once(async () => {
    const databaseUrl = (await postgres())('foyer_stories');
    await migrateDatabase(databaseUrl, () => ({ log: log('migrate-stories'), signal: session.ending }));
    return startStories({ ...session, log, step: runQuietly }, databaseUrl, folder);
  });
  return { folder, log, ending: session.ending, postgres, foyer };
}

/** Tests begin from the defaults, whatever the shell of the person who runs them has set for a Foyer of their own. */
function forgetSettings() {
  for (const name of Object.keys(process.env)) {
    if (/^(FOYER_|RINGCENTRAL_|DATABASE_URL$|SANDBOX_|PG_PORT$|PORT$|HOST$)/.test(name))
      delete process.env[name];
  }
}

/**
 * @param {import('./session.mjs').Session} session
 * @param {string} databaseUrl
 * @param {string} folder
 */
async function startStories(session, databaseUrl, folder) {
  const port = await findFreePort(FIRST_PORT);
  const settings = readSettings({
    NODE_ENV: 'production',
    PORT: `${port}`,
    SANDBOX_PORT: `${await findFreePort(port + 1)}`,
    SANDBOX_SCENARIO: 'quiet',
    FOYER_DATA: path.join(folder, 'foyer'),
  });
  const others = await othersOfStories(settings.sandboxPort + 1);
  Object.assign(process.env, others);
  const { logIns, sandboxUrl } = await startFoyer({ ...session, settings }, databaseUrl);
  return {
    ...others,
    FOYER_URL: settings.url,
    FOYER_SANDBOX_URL: sandboxUrl ?? '',
    FOYER_LOG_INS: JSON.stringify(logIns),
    DATABASE_URL: databaseUrl,
  };
}

/**
 * A mail server and an identity provider, of which only the addresses are there: a story that needs one starts it.
 * @param {number} from a port
 */
async function othersOfStories(from) {
  const mailPort = await findFreePort(from);
  return {
    FOYER_SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    FOYER_MAIL_FROM: 'Foyer <foyer@northwind.example>',
    FOYER_OIDC_ISSUER: `http://127.0.0.1:${await findFreePort(mailPort + 1)}`,
    FOYER_OIDC_CLIENT_ID: 'foyer',
    FOYER_OIDC_CLIENT_SECRET: 'a secret that the provider knows',
    FOYER_OIDC_NAME: 'Northwind ID',
  };
}

/** @type {import('./steps.mjs').Steps['step']} */
function runQuietly(_title, work) {
  return work(() => {});
}

/**
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>} the same thing at every call
 */
function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => {
    made ??= make();
    return made;
  };
}
