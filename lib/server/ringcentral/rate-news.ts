import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import type { RateNews } from './answer';

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
