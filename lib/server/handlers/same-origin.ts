import 'server-only';
import { env } from '../env';
import { AppError } from '../errors';

/** Methods that change nothing; every other one must come from our own pages. */
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send. Browsers tell the origin of every request that changes
 * something; scripts say `Origin: <Foyer's address>` themselves.
 *
 * @throws AppError `cross-site`
 */
export function requireSameOrigin(request: Request): void {
  if (readingMethods.has(request.method) || isSameOrigin(request)) return;
  throw new AppError('cross-site', 'Requests that change something must come from Foyer itself.');
}

/** `Sec-Fetch-Site` cannot be set by a page. Older browsers, and pages without https, send only `Origin`. */
function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin !== null && ownOrigins(request).includes(origin);
}

function ownOrigins(request: Request): string[] {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return [new URL(env().publicUrl).origin, `http://${host}`, `https://${host}`];
}
