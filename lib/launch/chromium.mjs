import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from './failure.mjs';
import { npm } from './install.mjs';
import { isRoot } from './postgres-binaries.mjs';
import { packageProgram, runProgram } from './programs.mjs';
import { root } from './settings.mjs';

/** @typedef {{ executablePath: string, args: string[] }} Browser */

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** A Chromium as an npm package, for machines where only the package registry can be reached. */
const PACKAGED = '@sparticuz/chromium';
const PACKAGED_VERSION = '147.0.0';
const PACKAGED_FOLDER = path.join(root, 'build', 'chromium');

/**
 * Looks for a browser: the one in CHROMIUM_PATH, the system's, Playwright's own, the packaged one.
 * @returns {Promise<Browser | null>}
 */
export async function findChromium() {
  const { chromium } = await import('@playwright/test');
  const places = [process.env.CHROMIUM_PATH ?? '', ...USUAL_PLACES, chromium.executablePath()];
  const executablePath = places.find((place) => place !== '' && existsSync(place));
  return executablePath ? { executablePath, args: [] } : findPackaged();
}

/** @returns {Promise<Browser | null>} */
async function findPackaged() {
  const main = path.join(PACKAGED_FOLDER, 'node_modules', PACKAGED, 'build', 'esm', 'index.js');
  if (!existsSync(main)) return null;
  const { default: packaged } = await import(pathToFileURL(main).href);
  // Not its own arguments: they are for a small cloud function and switch off what we test, such as web security.
  return { executablePath: await packaged.executablePath(), args: ['--no-sandbox'] };
}

/**
 * Makes sure that there is a browser for the tests.
 * @param {() => import('./programs.mjs').Watch} watch
 * @throws {Failure} when none can be installed
 */
export async function ensureChromium(watch) {
  if (await findChromium()) return;
  // A project of its own, so that npm leaves ours alone.
  mkdirSync(PACKAGED_FOLDER, { recursive: true });
  writeFileSync(path.join(PACKAGED_FOLDER, 'package.json'), '{ "private": true }\n');
  for (const way of waysToInstall()) {
    const { code } = await runProgram({ ...way, ...watch() });
    if (code === 0 && (await findChromium())) return;
  }
  throw new Failure(
    'No Chromium was found and none could be installed: install one and set CHROMIUM_PATH to it.',
  );
}

/** The ways that can work here, the most likely first. */
function waysToInstall() {
  const debian = {
    command: 'sh',
    args: ['-c', 'apt-get update && apt-get install --yes --no-install-recommends chromium fonts-liberation'],
  };
  const packaged = { ...npm(['install', `${PACKAGED}@${PACKAGED_VERSION}`]), folder: PACKAGED_FOLDER };
  const playwright = { command: packageProgram('playwright'), args: ['install', 'chromium'] };
  const isDebian = isRoot && existsSync('/usr/bin/apt-get');
  const canRunPackaged = process.platform === 'linux' && process.arch === 'x64';
  return [...(isDebian ? [debian] : []), ...(canRunPackaged ? [packaged] : []), playwright];
}
