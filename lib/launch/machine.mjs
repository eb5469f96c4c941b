import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { arePackagesInstalled } from './install.mjs';
import { portTrouble } from './ports.mjs';
import { root } from './settings.mjs';

const GIGABYTE = 1024 ** 3;
/** Packages, npm's cache of them and the build, on an empty disk. */
const FIRST_START_GIGABYTES = 2.5;
const LATER_START_GIGABYTES = 0.5;

/**
 * Looks for what would stop a start later, before anything is installed.
 * @param {import('./settings.mjs').Settings} settings
 * @throws {Failure} one sentence that names the cure
 */
export async function checkMachine(settings) {
  checkFolder(root, 'clone Foyer into a folder that is yours');
  checkFolder(settings.dataFolder, 'set FOYER_DATA to a folder that is yours');
  const needed = arePackagesInstalled() ? LATER_START_GIGABYTES : FIRST_START_GIGABYTES;
  for (const folder of [root, settings.dataFolder]) checkSpace(folder, needed);
  await checkPorts(settings);
}

/** @param {string} folder @param {string} cure */
function checkFolder(folder, cure) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Failure(`This account may not write to ${folder}: ${cure}.`);
  }
}

/** @param {string} folder @param {number} needed in gigabytes */
function checkSpace(folder, needed) {
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / GIGABYTE;
  if (free >= needed) return;
  throw new Failure(
    `Only ${free.toFixed(1)} GB are free for ${folder} and ${needed} GB are needed: make room there.`,
  );
}

/** @param {import('./settings.mjs').Settings} settings */
async function checkPorts({ host, port, sandboxPort, hasSandbox }) {
  await checkPort('PORT', port, host);
  if (!hasSandbox) return;
  if (sandboxPort === port)
    throw new Failure(`PORT and SANDBOX_PORT are both ${port}: set one of them to another port.`);
  await checkPort('SANDBOX_PORT', sandboxPort, host);
}

/** @param {string} variable @param {number} port @param {string} host */
export async function checkPort(variable, port, host) {
  const trouble = await portTrouble(port, host);
  if (trouble === 'EADDRINUSE') {
    throw new Failure(
      `Port ${port} is taken: stop the program that uses it, or set ${variable} to a free port.`,
    );
  }
  if (trouble === 'EACCES') {
    throw new Failure(`This account may not use port ${port}: set ${variable} to a port above 1023.`);
  }
  if (trouble)
    throw new Failure(
      `Nothing can listen on ${host}, port ${port} (${trouble}): correct HOST or ${variable}.`,
    );
}
