import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';

/** Milliseconds to wait when nobody says: RingCentral's penalty time. */
const DEFAULT_WAIT = 60_000;
const SHORTEST_WAIT = 1_000;
/** No real limit lasts longer; a larger figure is a mistake and must not silence anybody. */
const LONGEST_WAIT = 15 * 60_000;

/**
 * How long to wait by `Retry-After`, in seconds or as a date, held within reason. A date is measured against the
 * answer's own `Date`, since our clock may differ from the platform's.
 *
 * @returns milliseconds
 */
export function retryAfterMs(headers: IncomingHttpHeaders): number {
  const told = headers['retry-after']?.trim();
  if (!told) return DEFAULT_WAIT;
  const wait = /^\d+(\.\d+)?$/.test(told) ? Number(told) * 1000 : Date.parse(told) - answeredAt(headers);
  if (Number.isNaN(wait)) return DEFAULT_WAIT;
  return Math.ceil(Math.min(Math.max(wait, SHORTEST_WAIT), LONGEST_WAIT));
}

function answeredAt(headers: IncomingHttpHeaders): number {
  const told = Date.parse(headers.date ?? '');
  return Number.isNaN(told) ? Date.now() : told;
}
