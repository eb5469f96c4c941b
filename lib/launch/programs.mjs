import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from './failure.mjs';
import { killGroup, leash } from './processes.mjs';
import { baseEnvironment, root } from './settings.mjs';

/**
 * Where the words of a program go, and what ends it early. Asked for only when there is something to run, so that
 * nothing is written when there is not.
 * @typedef {{ log: import('./logs.mjs').Log, signal?: AbortSignal }} Watch
 */

/**
 * A program that is run to its end.
 * @typedef {object} Task
 * @property {string} command
 * @property {string[]} args
 * @property {Record<string, string>} [environment]  on top of the base environment
 * @property {string} [folder]  the working directory; the checkout unless said otherwise
 * @property {{ uid?: number, gid?: number }} [account]
 * @property {import('./logs.mjs').Log} [log]  gets every line
 * @property {boolean} [isSecret]  what it prints on stdout is only returned: secrets are in it
 * @property {AbortSignal} [signal]  ends the program, with all that it has started
 */

/**
 * @param {string} name of a program that a package of ours brings
 * @returns {string} the file to run
 */
export function packageProgram(name) {
  return path.join(root, 'node_modules', '.bin', name);
}

/**
 * Runs a program to its end.
 * @param {Task} task
 * @returns {Promise<{ code: number, stdout: string, output: string }>} a killed program has the code -1;
 *   `output` is stdout and stderr as they came
 */
export function runProgram({ command, args, environment, folder = root, account, log, isSecret, signal }) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn(command, args, {
      ...account,
      cwd: folder,
      env: { ...baseEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    leash(child, 'SIGTERM', account);
    const stdout = /** @type {string[]} */ ([]);
    const output = /** @type {string[]} */ ([]);
    const hear = (/** @type {string} */ line) => {
      output.push(line);
      log?.write(line);
    };
    createInterface({ input: child.stdout }).on('line', (line) => {
      stdout.push(line);
      if (!isSecret) hear(line);
    });
    createInterface({ input: child.stderr }).on('line', hear);
    const end = () => child.pid && killGroup(child.pid);
    signal?.addEventListener('abort', end, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      signal?.removeEventListener('abort', end);
      resolve({ code: code ?? -1, stdout: stdout.join('\n'), output: output.join('\n') });
    });
  });
}

/**
 * Runs a program that must succeed.
 * @param {Task & { purpose: string, log: import('./logs.mjs').Log }} task `purpose` completes "Could not …"
 * @returns {Promise<string>} its stdout
 * @throws {Failure} with its last lines, when it does not
 */
export async function runOrFail({ purpose, ...task }) {
  const { code, stdout } = await runProgram(task);
  if (code === 0) return stdout;
  throw new Failure(`Could not ${purpose}; everything it said is in ${task.log.file}.`, task.log.lastLines());
}
