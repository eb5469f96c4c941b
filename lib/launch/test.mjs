import { performance } from 'node:perf_hooks';
import { Failure } from './failure.mjs';
import { formatSeconds } from './steps.mjs';
import { makeTestBed } from './test-bed.mjs';
import { GROUND, TEST_STEPS } from './test-steps.mjs';

/** @typedef {import('./session.mjs').Session} Session */
/** @typedef {import('./test-results.mjs').Result} Result */

/**
 * `npm test`: everything that must be true, from a bare checkout. A failure ends no step but its own.
 * @param {Session} session
 * @returns {Promise<number>} the exit code: 0 when something ran and nothing failed
 */
export async function main(session) {
  const steps = selectedSteps(session.options);
  const startedAt = performance.now();
  const bed = makeTestBed(session);
  session.print('\nTesting Foyer');
  const results = [];
  for (const step of [...GROUND, ...steps]) {
    const result = await attempt(session, step.title, (note) => step.run(bed, note));
    results.push(result);
    if (result.failed && GROUND.includes(step)) break;
  }
  session.print(`\n${formatSeconds(performance.now() - startedAt)}`);
  return conclude(session, results);
}

/** @param {string[]} names none for all */
function selectedSteps(names) {
  const unknown = names.find((name) => !TEST_STEPS.some((step) => step.name === name));
  if (unknown) {
    throw new Failure(
      `There is no test step "${unknown}": name one of ${TEST_STEPS.map((step) => step.name).join(', ')}.`,
    );
  }
  return TEST_STEPS.filter((step) => names.length === 0 || names.includes(step.name));
}

/**
 * @param {Session} session
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<Result>} run
 */
async function attempt({ step, print }, title, run) {
  const result = await step(
    title,
    async (note) => {
      const found = await run(note).catch(asFailure);
      if (found.passed + found.failed > 1) note(`${found.passed} passed, ${found.failed} failed`);
      return found;
    },
    ({ failed }) => failed === 0,
  );
  if (result.trouble) print(`\n${result.trouble.replace(/^/gm, '    ')}\n`);
  return result;
}

/**
 * @param {unknown} error
 * @returns {Result}
 */
function asFailure(error) {
  const trouble =
    error instanceof Failure ? `${error.message}\n${error.details}` : `${/** @type {Error} */ (error).stack}`;
  return { passed: 0, failed: 1, trouble };
}

/** @param {Session} session @param {Result[]} results */
function conclude({ print }, results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
