import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runOrFail } from './programs.mjs';
import { root } from './settings.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} LockFile */

/**
 * Installs the packages of the lock file, the development ones included, unless they are there.
 * @param {() => import('./programs.mjs').Watch} watch
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function installPackages(watch) {
  if (arePackagesInstalled()) return false;
  const install = npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  await runOrFail({ purpose: 'install the packages', ...install, ...watch() });
  return true;
}

/** Whether node_modules holds what the lock file asks for: npm leaves a lock file of its own there, as its last act. */
export function arePackagesInstalled() {
  const installed = readLockFile(path.join(root, 'node_modules', '.package-lock.json'));
  const wanted = readLockFile(path.join(root, 'package-lock.json'));
  if (!installed || !wanted) return false;
  const { '': _project, ...packages } = wanted.packages;
  return Object.entries(packages).every(([place, { version, optional }]) => {
    const found = installed.packages[place];
    return found ? found.version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {LockFile | null}
 */
function readLockFile(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * @param {string[]} args
 * @returns {{ command: string, args: string[] }} npm itself, the one that runs this script if there is one
 */
export function npm(args) {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return { command: process.execPath, args: [running, ...args] };
  return { command: 'npm', args };
}
