import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './settings.mjs';

/**
 * @param {string[]} places files and folders of the checkout; missing ones count as such
 * @param {(file: string) => boolean} isWanted told the path inside the checkout
 * @returns {string} a hash of names and contents: equal exactly when nothing has changed
 */
export function hashOf(places, isWanted = () => true) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesIn).filter(isWanted)) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

/** @param {string} place @returns {string[]} */
function filesIn(place) {
  const stats = statSync(path.join(root, place), { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats ? [place] : [];
  const names = readdirSync(path.join(root, place)).sort();
  return names.flatMap((name) => filesIn(path.join(place, name)));
}

/**
 * Whether a stamp file says that something was finished in the state that the hash stands for.
 * @param {string} file
 * @param {string} hash
 */
export function hasStamp(file, hash) {
  return statSync(file, { throwIfNoEntry: false }) !== undefined && readFileSync(file, 'utf8') === hash;
}
