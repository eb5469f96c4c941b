import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { root } from './settings.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const READY_LIMIT_MS = 60_000;
const PROBE_MS = 50;
const STOP_LIMIT_MS = 5_000;
const LAST_WORDS_MS = 500;
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 30_000;
/** A program that has lived this long starts its back-off anew. */
const HEALTHY_MS = 60_000;

/**
 * A program that keeps running. It is ready when a line of its output says so, or when the probe succeeds.
 * @typedef {object} Program
 * @property {string} name  as shown to people
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} environment
 * @property {import('./logs.mjs').Log} log
 * @property {string} [folder]  the working directory; the checkout unless said otherwise
 * @property {{ uid?: number, gid?: number }} [account]
 * @property {NodeJS.Signals} [stopSignal]  SIGTERM unless said otherwise
 * @property {(line: string) => boolean} [isReadyLine]
 * @property {() => Promise<boolean>} [probe]
 * @property {(trouble: string) => void} [onTrouble]  told of an unexpected end; the program is then started again
 */

/**
 * The command line that runs a bundle of ours.
 * @param {string} file
 */
export function nodeCommand(file) {
  return { command: process.execPath, args: ['--conditions=react-server', '--enable-source-maps', file] };
}

/** A running program: started, watched, started again when it dies, and ended with all that it has started. */
export class ManagedProcess {
  /** @type {ChildProcess | undefined} */
  #child;
  #isWanted = false;
  #backOffMs = FIRST_BACK_OFF_MS;
  /** How often it was started: whoever waits to start it again gives way when somebody else did. */
  #starts = 0;
  /** @type {(line: string) => void} */
  #sayReady = () => {};

  /** @param {Program} program */
  constructor(program) {
    this.program = program;
  }

  /** @returns {NodeJS.Signals} */
  get #stopSignal() {
    return this.program.stopSignal ?? 'SIGTERM';
  }

  /**
   * @returns {Promise<string>} the line that said "ready", or an empty one when the probe said it
   * @throws {Failure} with the last lines, when the program ends or stays silent before it is ready
   */
  async start() {
    this.#isWanted = true;
    this.#starts += 1;
    const started = this.#starts;
    const child = this.#spawn();
    const end = describeEnd(child);
    const startedAt = Date.now();
    try {
      const line = await this.#untilReady(end);
      end.then((how) => this.#recover(how, Date.now() - startedAt, started));
      return line;
    } catch (error) {
      await this.#end('SIGKILL');
      throw error;
    }
  }

  /** Asks the program to end; kills it, with all that it has started, when it has not after 5 s. */
  async stop() {
    this.#isWanted = false;
    await this.#end(this.#stopSignal);
  }

  /** Ends the program as a crash would: at once. It is not started again. */
  async kill() {
    this.#isWanted = false;
    await this.#end('SIGKILL');
  }

  #spawn() {
    const { command, args, environment, folder = root, account, log, isReadyLine } = this.program;
    const child = spawn(command, args, {
      ...account,
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Away from the terminal's process group: Ctrl-C reaches only the launcher, which ends things in order.
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(line);
        if (isReadyLine?.(line)) this.#sayReady(line);
      });
    }
    this.#child = child;
    leash(child, this.#stopSignal, account);
    return child;
  }

  /** @param {Promise<string>} end */
  async #untilReady(end) {
    const { name, log, probe } = this.program;
    const settled = new AbortController();
    const said = new Promise((resolve) => {
      this.#sayReady = resolve;
    });
    const tooLate = wait(READY_LIMIT_MS, `not ready after ${READY_LIMIT_MS / 1000} s`, {
      signal: settled.signal,
    });
    const trouble = Promise.race([end, tooLate]).then((how) => {
      throw new Failure(`The ${name} process did not start: ${how}.`, log.lastLines());
    });
    try {
      return await Promise.race([said, trouble, ...(probe ? [untilTrue(probe, settled.signal)] : [])]);
    } finally {
      settled.abort();
    }
  }

  /** @param {string} how it ended @param {number} livedMs @param {number} started which start it was */
  async #recover(how, livedMs, started) {
    const { name, log, onTrouble } = this.program;
    if (!this.#isWanted || !onTrouble) return;
    if (livedMs > HEALTHY_MS) this.#backOffMs = FIRST_BACK_OFF_MS;
    const pause = this.#backOffMs;
    this.#backOffMs = Math.min(pause * 2, LONGEST_BACK_OFF_MS);
    onTrouble(
      `${log.lastLines()}\nThe ${name} process ended (${how}) and starts again in ${pause / 1000} s.`,
    );
    await wait(pause, undefined, { ref: false });
    if (!this.#isWanted || this.#starts !== started) return;
    const again = this.start();
    const which = this.#starts;
    await again.catch((error) => this.#recover(error.message, 0, which));
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const child = this.#child;
    if (!child?.pid || hasEnded(child)) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await Promise.race([gone, wait(STOP_LIMIT_MS, undefined, { ref: false })]);
    killGroup(child.pid);
    await gone;
  }
}

/**
 * Ends a program when this process is gone, even killed: a shell waits for the end of a pipe that only this process
 * holds open. Without it a killed launcher or test run would leave its programs behind.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @param {{ uid?: number, gid?: number }} [account]
 */
export function leash(child, signal, account) {
  if (child.pid === undefined) return; // it could not be started
  const script = `cat; kill -${signal.slice('SIG'.length)} ${child.pid}`;
  const watcher = spawn('sh', ['-c', script], {
    ...account,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.once('exit', () => watcher.kill());
}

/** @param {ChildProcess} child */
function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<string>} how it ended, once it has and its last words have been read
 */
async function describeEnd(child) {
  const closed = once(child, 'close').catch(() => {});
  try {
    const [code, signal] = await once(child, 'exit');
    // Something that the program has started may hold its output open for ever.
    await Promise.race([closed, wait(LAST_WORDS_MS, undefined, { ref: false })]);
    return signal ? `killed by ${signal}` : `exit code ${code}`;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** Kills what is left of a program's process group. @param {number} pid */
export function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * @param {() => Promise<boolean>} probe
 * @param {AbortSignal} signal
 */
async function untilTrue(probe, signal) {
  while (!signal.aborted && !(await probe())) await wait(PROBE_MS);
  return '';
}
