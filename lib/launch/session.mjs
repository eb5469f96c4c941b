import { Failure, Interrupted } from './failure.mjs';
import { openLog } from './logs.mjs';
import { readSettings } from './settings.mjs';
import { createSteps } from './steps.mjs';

/**
 * One run of a launch command: what it knows, how it speaks, and what must be undone at its end.
 * @typedef {object} Session
 * @property {import('./settings.mjs').Settings} settings
 * @property {string[]} options  what was typed after the command, without --verbose
 * @property {import('./steps.mjs').Steps['step']} step  as in steps.mjs; Ctrl-C ends it at once
 * @property {import('./steps.mjs').Steps['print']} print
 * @property {(name: string, dataFolder?: string) => import('./logs.mjs').Log} log  opens the log of a program or step
 * @property {AbortSignal} ending  aborted by Ctrl-C, SIGTERM and SIGHUP
 * @property {(stop: () => unknown) => void} onEnd  what to stop at the end; the last registered goes first
 */

const PARENT_POLL_MS = 500;
const COMMANDS = /** @type {const} */ (['start', 'test', 'sandbox', 'verify', 'operator', 'probe', 'bench']);

/**
 * Runs a launch command to its end and leaves the process with its exit code.
 * @param {string[]} words the command and its options
 */
export async function runCommand(words) {
  const ending = listenForTheEnd();
  const stops = /** @type {(() => unknown)[]} */ ([]);
  try {
    const { main } = await import(`./${commandNamed(words[0])}.mjs`);
    process.exitCode = await main(openSession(words.slice(1), ending, stops));
  } catch (error) {
    process.exitCode = explain(error);
  }
  for (const stop of stops.reverse()) await stopOne(stop);
  process.exit();
}

/** @param {string | undefined} name */
function commandNamed(name) {
  const command = COMMANDS.find((known) => known === name);
  if (!command) throw new Failure(`Say one of: ${COMMANDS.join(', ')}.`);
  return command;
}

/**
 * @param {string[]} options
 * @param {AbortSignal} ending
 * @param {(() => unknown)[]} stops
 * @returns {Session}
 */
function openSession(options, ending, stops) {
  const settings = readSettings(process.env);
  const isVerbose = options.includes('--verbose');
  const { step, print } = createSteps(process.stdout);
  const interruption = rejectionOf(ending);
  return {
    settings,
    options: options.filter((option) => option !== '--verbose'),
    step: (title, work, isGood) => step(title, (note) => Promise.race([work(note), interruption]), isGood),
    print,
    log: (name, folder = settings.dataFolder) => openLog(folder, name, isVerbose ? print : () => {}),
    ending,
    onEnd: (stop) => stops.push(stop),
  };
}

function listenForTheEnd() {
  const ending = new AbortController();
  const end = () => ending.abort(new Interrupted());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  if (process.env.npm_lifecycle_event) endWithParent(end);
  return ending.signal;
}

/**
 * npm runs its scripts in a shell that passes no signal on: whoever stops npm is only seen by the shell's absence.
 * @param {() => void} end
 */
function endWithParent(end) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), PARENT_POLL_MS).unref();
}

/** @param {AbortSignal} signal @returns {Promise<never>} rejects when the signal is given */
function rejectionOf(signal) {
  const rejection = new Promise((/** @type {(_: never) => void} */ _, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Nobody may be waiting when the signal comes.
  rejection.catch(() => {});
  return rejection;
}

/** @param {() => unknown} stop */
async function stopOne(stop) {
  try {
    await stop();
  } catch (error) {
    process.exitCode = explain(error);
  }
}

/**
 * @param {unknown} error
 * @returns {number} the exit code
 */
function explain(error) {
  if (error instanceof Interrupted) return 130;
  if (!(error instanceof Failure)) console.error(error);
  else console.error(`\n${error.details ? `${error.details}\n\n` : ''}${error.message}`);
  return 1;
}
