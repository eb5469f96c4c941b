import { resolve } from 'node:path';

/** The sandbox's own folder. It is found from the working directory, since the running file may be a bundle. */
const HOME = resolve('lib/sandbox');

/** A file that customers send: lib/sandbox/assets. */
export function assetPath(name: string): string {
  return resolve(HOME, 'assets', name);
}

/** The stories of the seeded history: lib/sandbox/fixtures. */
export const FIXTURES = resolve(HOME, 'fixtures');

/** The page to play the customer: lib/sandbox/page. */
export const PAGE = resolve(HOME, 'page');

/** What the sandbox promises, and judges requests by: lib/sandbox/openapi. */
export const CONTRACT = resolve(HOME, 'openapi', 'social-messaging.yaml');
