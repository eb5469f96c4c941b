import os from 'node:os';
import path from 'node:path';
import { buildPages, buildPrograms } from '@/lib/launch/build.mjs';
import { openLog } from '@/lib/launch/logs.mjs';

/** Runs once before tests that start Foyer's processes: builds what has changed since the last build. */
export async function setup(): Promise<void> {
  await buildPrograms();
  await buildPages(() => ({ log: openLog(path.join(os.tmpdir(), 'foyer-build'), 'build', () => {}) }));
}
