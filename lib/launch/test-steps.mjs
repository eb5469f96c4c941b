import path from 'node:path';
import { buildPages, buildPrograms } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { generateClient, migrateDatabase } from './database.mjs';
import { Failure } from './failure.mjs';
import { installPackages, npm } from './install.mjs';
import { packageProgram, runProgram } from './programs.mjs';
import { checkSize } from './size.mjs';
import { lastLines, readPlaywrightReport, readVitestReport } from './test-results.mjs';

/** @typedef {import('./test-bed.mjs').TestBed} TestBed */
/** @typedef {import('./test-results.mjs').Result} Result */
/** @typedef {{ name: string, title: string, run: (bed: TestBed, note: (text: string) => void) => Promise<Result> }} TestStep */

/** The database that Vitest's projects copy; see tests/support/postgres-setup.ts. */
const TEMPLATE = 'foyer_template';
/** A program that hangs fails its own step and no more. */
const LIMIT_MS = 30 * 60_000;

/** What comes before all others, whichever are selected: nothing of ours loads without packages and the client. */
export const GROUND = [
  check('packages', 'Packages', async (bed) => void (await installPackages(() => watch(bed, 'install')))),
  check(
    'client',
    'Database client',
    async (bed) => void (await generateClient(() => watch(bed, 'generate'))),
  ),
];

/**
 * Every other step of `npm test`, in order; a name selects it: `npm test -- unit api`.
 * @type {TestStep[]}
 */
export const TEST_STEPS = [
  check('lint', 'Format and lint', (bed) => mustSucceed(bed, 'biome', ['check', '--error-on-warnings'])),
  check('types', 'Types', async (bed) => {
    await mustSucceed(bed, 'next', ['typegen']);
    await mustSucceed(bed, 'tsc', ['--noEmit']);
  }),
  check('lock', 'Lock file', checkLockFile),
  check('dead-code', 'Dead code', (bed) => mustSucceed(bed, 'knip', [])),
  check('migrations', 'Migrations', async (bed) => {
    await migrateDatabase((await bed.postgres())(TEMPLATE), () => watch(bed, 'migrate'));
  }),
  check('drift', 'Migrations make the schema', (bed) =>
    checkDrift(bed, '--from-migrations', 'prisma/migrations'),
  ),
  check('database-drift', 'The migrated database has the schema', (bed) =>
    checkDrift(bed, '--from-config-datasource'),
  ),
  vitest('unit', 'Unit tests'),
  vitest('browser-unit', 'Unit tests of components'),
  check('programs', 'Programs', async () => void (await buildPrograms())),
  check('pages', 'Pages', async (bed) => void (await buildPages(() => watch(bed, 'pages')))),
  check('size', 'First-load size', async (_bed, note) => note(checkSize())),
  vitest('contract', 'Contract tests'),
  vitest('api', 'API tests'),
  vitest('faults', 'Fault tests'),
  { name: 'e2e', title: 'Browser tests', run: runBrowserTests },
];

/**
 * @param {string} name
 * @param {string} title
 * @param {(bed: TestBed, note: (text: string) => void) => Promise<void>} look throws when something is wrong
 * @returns {TestStep}
 */
function check(name, title, look) {
  return {
    name,
    title,
    async run(bed, note) {
      await look(bed, note);
      return { passed: 1, failed: 0, trouble: '' };
    },
  };
}

/** @param {TestBed} bed @param {string} name */
function watch(bed, name) {
  return { log: bed.log(name), signal: AbortSignal.any([bed.ending, AbortSignal.timeout(LIMIT_MS)]) };
}

/**
 * @param {TestBed} bed
 * @param {string} program of a package
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 */
async function mustSucceed(bed, program, args, environment = {}) {
  const task = { command: packageProgram(program), args, environment };
  const { code, output } = await runProgram({ ...task, ...watch(bed, program) });
  if (code !== 0) throw new Failure(`${program} ${args.join(' ')}`, lastLines(output));
}

/** A lock file that lacks other platforms' packages installs here and fails there. @param {TestBed} bed */
async function checkLockFile(bed) {
  const { code, output } = await runProgram({ ...npm(['ci', '--dry-run']), ...watch(bed, 'lock') });
  if (code !== 0 || output.includes('Missing')) throw new Failure('npm ci --dry-run', lastLines(output));
}

/** @param {TestBed} bed @param {string[]} from what the schema is compared with */
async function checkDrift(bed, ...from) {
  const args = ['migrate', 'diff', ...from, '--to-schema', 'prisma/schema.prisma', '--exit-code'];
  await mustSucceed(bed, 'prisma', args, { DATABASE_URL: (await bed.postgres())(TEMPLATE) });
}

/**
 * @param {string} project of vitest.config.ts
 * @param {string} title
 * @returns {TestStep}
 */
function vitest(project, title) {
  return {
    name: project,
    title,
    async run(bed) {
      const report = path.join(bed.folder, `${project}.json`);
      const run = await runProgram({
        command: packageProgram('vitest'),
        args: [
          'run',
          '--project',
          project,
          '--reporter=dot',
          '--reporter=json',
          `--outputFile.json=${report}`,
        ],
        environment: { NODE_ENV: 'test', TEST_DATABASE_URL: (await bed.postgres())('postgres') },
        ...watch(bed, project),
      });
      return readVitestReport(report, run);
    },
  };
}

/** @param {TestBed} bed @returns {Promise<Result>} */
async function runBrowserTests(bed) {
  await ensureChromium(() => watch(bed, 'chromium'));
  const report = path.join(bed.folder, 'e2e.json');
  const run = await runProgram({
    command: packageProgram('playwright'),
    args: ['test', '--reporter=list,json'],
    environment: { ...(await bed.foyer()), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    ...watch(bed, 'e2e'),
  });
  return readPlaywrightReport(report, run);
}
