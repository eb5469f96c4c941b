import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import {
  canOthersEnter,
  findPostgresBinaries,
  isRoot,
  PUBLIC_FOLDER,
  refuseForeignFolder,
} from './postgres-binaries.mjs';
import { runOrFail } from './programs.mjs';

const USER = 'foyer';

/**
 * A data folder of Postgres, and what is needed to run a server on it.
 * @typedef {object} Cluster
 * @property {string} binaries  folder with bin/
 * @property {string} folder
 * @property {string} data  inside the folder
 * @property {{ uid?: number, gid?: number }} account  that the server runs as
 * @property {string} credentials  user and password as a connection string wants them
 */

/**
 * Opens the data folder, making it at the first time.
 * @param {string} wanted where it should lie
 * @param {import('./logs.mjs').Log} log
 * @returns {Promise<Cluster>}
 */
export async function openCluster(wanted, log) {
  const folder = reachableFolder(path.resolve(wanted));
  const data = path.join(folder, 'data');
  const account = postgresAccount(data);
  refuseForeignFolder(folder, [process.getuid?.(), account.uid]);
  mkdirSync(folder, { recursive: true });
  giveTo(account, folder);
  const place = { binaries: findPostgresBinaries(), folder, data, account };
  if (!existsSync(data)) await initialise(place, log);
  return { ...place, credentials: `${USER}:${readPassword(folder)}` };
}

/**
 * @param {string} wanted where it should lie
 * @returns {boolean} whether a data folder was made for it
 */
export function hasCluster(wanted) {
  return existsSync(path.join(reachableFolder(path.resolve(wanted)), 'data'));
}

/**
 * Root's Postgres runs as another account, which may be unable to enter the checkout (under /root, for example).
 * @param {string} folder
 */
function reachableFolder(folder) {
  if (!isRoot || canOthersEnter(path.dirname(folder))) return folder;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return path.join(PUBLIC_FOLDER, `foyer-data-${name}`);
}

/**
 * Postgres refuses to run as root: there it runs as the owner of the data, or as "nobody" when the data is new.
 * @param {string} data
 * @returns {{ uid?: number, gid?: number }} empty for this very account
 */
function postgresAccount(data) {
  if (!isRoot) return {};
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

/** @param {'-u' | '-g'} kind */
function idOfNobody(kind) {
  return Number(spawnSync('id', [kind, 'nobody'], { encoding: 'utf8' }).stdout);
}

/** @param {{ uid?: number, gid?: number }} account @param {string} file */
function giveTo({ uid, gid }, file) {
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
}

/**
 * @param {Omit<Cluster, 'credentials'>} place
 * @param {import('./logs.mjs').Log} log
 */
async function initialise({ binaries, folder, data, account }, log) {
  // Under another name first: a folder whose making was interrupted is never taken for a whole one.
  const unfinished = path.join(folder, 'unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile(folder), `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  giveTo(account, passwordFile(folder));
  await runOrFail({
    purpose: 'make the database folder',
    command: path.join(binaries, 'bin', 'initdb'),
    args: [
      ...['-D', unfinished, '-U', USER, `--pwfile=${passwordFile(folder)}`, '--auth=scram-sha-256'],
      // Sorts alike on every machine, and still knows upper and lower case beyond English.
      ...[
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '-E',
        'UTF8',
        '--data-checksums',
      ],
    ],
    environment: { LC_ALL: 'C', TZ: 'UTC' },
    folder,
    account,
    log,
  });
  renameSync(unfinished, data);
}

/** @param {string} folder */
function passwordFile(folder) {
  return path.join(folder, 'password');
}

/** @param {string} folder */
function readPassword(folder) {
  try {
    return readFileSync(passwordFile(folder), 'utf8').trim();
  } catch {
    throw new Failure(
      `${folder} belongs to another account: start as that account, or set FOYER_DATA to another folder.`,
    );
  }
}
