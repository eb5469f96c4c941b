import { existsSync, readFileSync } from 'node:fs';

const SHOWN_LINES = 300;

/**
 * What a step of `npm test` has found. A check counts as one, a test as one.
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {string} trouble  what went wrong, for people to read
 */

/** @typedef {{ code: number, output: string }} Run  of a program, to its end */
/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * Reads the JSON report of Vitest.
 * @param {string} file missing when Vitest did not come to its end
 * @param {Run} run
 * @returns {Result}
 */
export function readVitestReport(file, run) {
  if (!existsSync(file)) return judge({ passed: 0, failed: 0 }, run);
  /** @type {{ testResults: VitestFile[] }} */
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const tests = testResults.flatMap((each) => each.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  // A file that fails as a whole, before its first test, has no results at all.
  const unreadable = testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.length === 0,
  );
  return judge({ passed, failed: tests.length - passed + unreadable.length }, run);
}

/** @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile */

/**
 * Reads the JSON report of Playwright.
 * @param {string} file missing when Playwright did not come to its end
 * @param {Run} run
 * @returns {Result}
 */
export function readPlaywrightReport(file, run) {
  if (!existsSync(file)) return judge({ passed: 0, failed: 0 }, run);
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} */
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  // "Skipped" are those that did not run because one before them failed.
  return judge({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }, run);
}

/**
 * A program may fail although no test did, and a step in which nothing ran has shown nothing: both are failures.
 * @param {Counts} counts
 * @param {Run} run
 * @returns {Result}
 */
function judge({ passed, failed }, { code, output }) {
  if (code === 0 && passed > 0 && failed === 0) return { passed, failed, trouble: '' };
  return { passed, failed: Math.max(failed, 1), trouble: lastLines(output) };
}

/**
 * @param {string} output
 * @returns {string} its end, where programs say what went wrong
 */
export function lastLines(output) {
  return output.split('\n').slice(-SHOWN_LINES).join('\n');
}
