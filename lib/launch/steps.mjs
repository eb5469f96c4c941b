import { performance } from 'node:perf_hooks';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;

/**
 * @template T
 * @typedef {(note: (text: string) => void) => Promise<T>} Work  `note` adds a remark to the line of the step
 */

/**
 * @typedef {object} Steps
 * @property {<T>(title: string, work: Work<T>, isGood?: (result: T) => boolean) => Promise<T>} step
 *   runs one named step and shows how it goes; an error, or a result that is not good, marks it as failed
 * @property {(text?: string) => void} print  writes a line of its own
 */

/**
 * The console of the launcher: one line for each step, with its time. On a terminal the running step moves;
 * anywhere else each step says plainly when it begins and when it has ended.
 * @param {{ write(text: string): unknown, isTTY?: boolean }} output
 * @returns {Steps}
 */
export function createSteps(output) {
  /** @param {string} [text] */
  const print = (text = '') => output.write(`${text}\n`);
  const begin = output.isTTY ? animate : announce;
  return {
    print,
    async step(title, work, isGood = () => true) {
      const startedAt = performance.now();
      const notes = /** @type {string[]} */ ([]);
      const end = begin(output, title);
      /** @param {string} mark */
      const close = (mark) => {
        end();
        print(`  ${mark} ${[title, ...notes].join(', ')} (${formatSeconds(performance.now() - startedAt)})`);
      };
      try {
        const result = await work((text) => notes.push(text));
        close(isGood(result) ? '✓' : '✗');
        return result;
      } catch (error) {
        close('✗');
        throw error;
      }
    },
  };
}

/** @param {{ write(text: string): unknown }} output @param {string} title */
function announce(output, title) {
  output.write(`  · ${title}\n`);
  return () => {};
}

/** @param {{ write(text: string): unknown }} output @param {string} title */
function animate(output, title) {
  const startedAt = performance.now();
  let frame = 0;
  const clearLine = () => output.write('\r\x1b[2K');
  const draw = () => {
    clearLine();
    const seconds = Math.floor((performance.now() - startedAt) / 1000);
    output.write(`  ${FRAMES[frame++ % FRAMES.length]} ${title} ${seconds} s`);
  };
  draw();
  const timer = setInterval(draw, FRAME_MS);
  return () => {
    clearInterval(timer);
    clearLine();
  };
}

/**
 * @param {number} milliseconds
 * @returns {string} such as "0.4 s" or "2 min 5 s"
 */
export function formatSeconds(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
