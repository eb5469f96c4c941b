import path from 'node:path';
import { buildPages, buildPrograms } from '@/lib/launch/build.mjs';
import { openLog } from '@/lib/launch/logs.mjs';
import { root } from '@/lib/launch/settings.mjs';

/** Runs once before tests that start Foyer's processes: builds what has changed since the last build. */
export async function setup(): Promise<void> {
  await buildPrograms();
  await buildPages(() => ({ log: openLog(path.join(root, 'build'), 'pages', () => {}) }));
}
