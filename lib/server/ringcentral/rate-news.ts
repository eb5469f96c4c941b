import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import type { RateNews } from './answer';

/** Milliseconds to wait when the platform does not say: its penalty time. */
const DEFAULT_WAIT = 60_000;
const SHORTEST_WAIT = 1_000;
/** No real limit lasts longer; a larger figure is a mistake and must not silence an account. */
const LONGEST_WAIT = 15 * 60_000;

/** What an answer's headers tell about the call limits; null when they tell nothing usable. */
export function rateNewsOf(headers: IncomingHttpHeaders): RateNews | null {
  const group = headers['x-rate-limit-group'];
  const limit = whole(headers['x-rate-limit-limit']);
  const remaining = whole(headers['x-rate-limit-remaining']);
  const windowSeconds = whole(headers['x-rate-limit-window']);
  if (typeof group !== 'string' || group === '' || remaining === null) return null;
  if (!limit || !windowSeconds) return null;
  return { group: group.toLowerCase(), limit, remaining, windowSeconds };
}

function whole(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : null;
}

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
