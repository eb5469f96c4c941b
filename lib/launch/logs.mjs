import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

const LARGEST_BYTES = 50 * 1024 * 1024;
const KEPT_LINES = 30;

/**
 * The log of one program: a file, and its last lines for whoever must explain a failure.
 * @typedef {object} Log
 * @property {string} file
 * @property {(line: string) => void} write
 * @property {() => string} lastLines
 */

/**
 * Opens `<dataFolder>/logs/<name>.log`. What an earlier run wrote becomes `<name>.1.log`, and so does a file
 * that has grown too large: a program never holds more than two files.
 * @param {string} dataFolder
 * @param {string} name
 * @param {(line: string) => void} echo  told of each line as well
 * @returns {Log}
 */
export function openLog(dataFolder, name, echo) {
  const folder = path.join(dataFolder, 'logs');
  const file = path.join(folder, `${name}.log`);
  const lines = /** @type {string[]} */ ([]);
  mkdirSync(folder, { recursive: true });
  rotate(file);
  let descriptor = openSync(file, 'a', 0o600);
  let bytes = 0;
  return {
    file,
    write(line) {
      bytes += writeSync(descriptor, `${line}\n`);
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      echo(`[${name}] ${line}`);
      if (bytes < LARGEST_BYTES) return;
      closeSync(descriptor);
      rotate(file);
      descriptor = openSync(file, 'a', 0o600);
      bytes = 0;
    },
    lastLines: () => lines.join('\n'),
  };
}

/** @param {string} file */
function rotate(file) {
  const older = file.replace(/\.log$/, '.1.log');
  const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size === 0) return;
  rmSync(older, { force: true });
  renameSync(file, older);
}
