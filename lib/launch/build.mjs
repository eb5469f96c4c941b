import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { hashOf, hasStamp } from './hash.mjs';
import { packageProgram, runOrFail } from './programs.mjs';
import { root } from './settings.mjs';

/** What our programs are made of, beside the web pages. */
const ENTRY_POINTS = {
  web: 'lib/server/web/main.ts',
  worker: 'lib/server/worker/main.ts',
  sandbox: 'lib/sandbox/main.ts',
  probe: 'lib/sandbox/probe/main.ts',
  seed: 'prisma/seed.ts',
  verify: 'lib/server/verify/main.ts',
  operator: 'lib/server/operator/main.ts',
};

const SOURCES = [
  ...['app', 'components', 'lib', 'prisma', 'public'],
  ...['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
];

/**
 * @param {keyof ENTRY_POINTS} name
 * @returns {string} the file that Node runs
 */
export function bundleOf(name) {
  return path.join(root, 'build', `${name}.mjs`);
}

/**
 * Bundles the programs that run in plain Node, unless nothing has changed.
 * @returns {Promise<boolean>} whether there was something to do
 * @throws {Failure} with what the bundler said
 */
export function buildPrograms() {
  return unlessBuilt(path.join(root, 'build', 'stamp'), async () => {
    const { build, stop } = await import('esbuild');
    const options = /** @type {import('esbuild').BuildOptions} */ ({
      entryPoints: ENTRY_POINTS,
      outdir: path.join(root, 'build'),
      outExtension: { '.js': '.mjs' },
      absWorkingDir: root,
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: true,
      logLevel: 'silent',
    });
    try {
      await build(options);
    } catch (error) {
      throw new Failure('Could not bundle the programs.', /** @type {Error} */ (error).message);
    } finally {
      await stop(); // its service process would stay as long as we do
    }
  });
}

/**
 * Builds the pages with Next, unless nothing has changed.
 * @param {() => import('./programs.mjs').Watch} watch
 * @returns {Promise<boolean>} whether there was something to do
 */
export function buildPages(watch) {
  return unlessBuilt(path.join(root, '.next', 'stamp'), () =>
    runOrFail({
      purpose: 'build the pages',
      command: packageProgram('next'),
      args: ['build'],
      environment: { NODE_ENV: 'production' },
      ...watch(),
    }),
  );
}

/**
 * The stamp is the last thing written into the folder that was built and the first thing removed from it, so
 * that an interrupted build is never taken for a whole one.
 * @param {string} stamp
 * @param {() => Promise<unknown>} work
 */
async function unlessBuilt(stamp, work) {
  const hash = hashOf(SOURCES, isSource);
  if (hasStamp(stamp, hash)) return false;
  rmSync(stamp, { force: true });
  await work();
  writeFileSync(stamp, hash);
  return true;
}

/** Tests are not part of what is built. @param {string} file */
function isSource(file) {
  return !/\.test\.tsx?$/.test(file) && !file.startsWith(path.join('prisma', 'generated'));
}
