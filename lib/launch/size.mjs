import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { brotliCompressSync } from 'node:zlib';
import { Failure } from './failure.mjs';
import { root } from './settings.mjs';

/** The page whose first load is held small. */
const PAGE = '(workspace)/inbox/[[...path]]/page';
/** An empty page that Next itself makes in every build, without our layout: what the framework costs. */
const EMPTY_PAGE = '_global-error/page';
const LARGEST_RATIO = 1.4;

/**
 * Compares the JavaScript that the inbox loads first, compressed with Brotli, with the framework's own share in
 * the same build. Parts that load later (dialogs, palette) do not count.
 * @returns {string} the measurement in words
 * @throws {Failure} when the inbox is too heavy
 */
export function checkSize() {
  const built = path.join(root, '.next');
  const floor = firstLoadBytes(built, EMPTY_PAGE);
  const inbox = firstLoadBytes(built, PAGE);
  const ratio = inbox / floor;
  const words = `${kilobytes(inbox)} KB, ${ratio.toFixed(2)} × the framework's ${kilobytes(floor)} KB`;
  if (ratio <= LARGEST_RATIO) return words;
  throw new Failure(
    `The inbox first loads ${words}; ${LARGEST_RATIO} × is allowed: load something of it later.`,
  );
}

/**
 * @param {string} built the folder of the build
 * @param {string} page
 * @returns {number} bytes
 */
function firstLoadBytes(built, page) {
  const { rootMainFiles } = JSON.parse(readFileSync(path.join(built, 'build-manifest.json'), 'utf8'));
  const files = new Set([...rootMainFiles, ...entryFiles(built, page)]);
  return [...files].reduce(
    (sum, file) => sum + brotliCompressSync(readFileSync(path.join(built, file))).length,
    0,
  );
}

/**
 * @param {string} built
 * @param {string} page
 * @returns {string[]} the scripts of a page and of the layouts around it
 */
function entryFiles(built, page) {
  // The manifest is a script that assigns to a global.
  const script = readFileSync(
    path.join(built, 'server', 'app', `${page}_client-reference-manifest.js`),
    'utf8',
  );
  const sandbox =
    /** @type {{ __RSC_MANIFEST?: Record<string, { entryJSFiles: Record<string, string[]> }> }} */ ({});
  vm.runInNewContext(script, sandbox);
  return Object.values(sandbox.__RSC_MANIFEST?.[`/${page}`]?.entryJSFiles ?? {}).flat();
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return Math.round(bytes / 1000);
}
