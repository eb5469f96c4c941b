import { ApiFault } from './http/api-fault';
import type { Clock } from './state/clock';
import type { Settings, UsageGroup } from './state/settings';

const WINDOW_SECONDS = 60;
const PENALTY_SECONDS = 60;

interface Window {
  startedAt: number;
  used: number;
  penaltyUntil: number;
}

/** Call budgets per user, app and usage group, in windows of a minute. */
export class Limits {
  readonly #clock: Clock;
  readonly #settings: () => Settings['rateLimits'];
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock, settings: () => Settings['rateLimits']) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /**
   * Counts one call of `subject` (user and app) and returns the headers that tell what is left. Throws
   * CMN-301 with Retry-After when nothing is; a call inside the penalty time starts that time again.
   */
  take(subject: string, group: UsageGroup): Record<string, string> {
    const limits = this.#settings();
    if (limits === 'off') return {};
    const limit = limits[group];
    const now = this.#clock.now();
    const window = this.#windowOf(`${subject} ${group}`, now);
    const isExhausted = window.used >= limit || now < window.penaltyUntil;
    const headers = limitHeaders(group, limit, isExhausted ? 0 : limit - window.used - 1);
    if (isExhausted) {
      window.penaltyUntil = now + PENALTY_SECONDS * 1000;
      throw tooManyRequests(headers, PENALTY_SECONDS);
    }
    window.used += 1;
    return headers;
  }

  /** Forgets all counts and penalties. */
  clear(): void {
    this.#windows.clear();
  }

  #windowOf(key: string, now: number): Window {
    const current = this.#windows.get(key);
    const isOver =
      !current || now >= Math.max(current.startedAt + WINDOW_SECONDS * 1000, current.penaltyUntil);
    if (!isOver) return current;
    const fresh = { startedAt: now, used: 0, penaltyUntil: 0 };
    this.#windows.set(key, fresh);
    return fresh;
  }
}

/** The 429 of the platform. */
function tooManyRequests(headers: Record<string, string>, retryAfterSeconds: number): ApiFault {
  return new ApiFault(429, 'CMN-301', 'Too many requests', {
    headers: { ...headers, 'Retry-After': String(retryAfterSeconds) },
  });
}

function limitHeaders(group: UsageGroup, limit: number, remaining: number): Record<string, string> {
  return {
    'X-Rate-Limit-Group': group,
    'X-Rate-Limit-Limit': String(limit),
    'X-Rate-Limit-Remaining': String(remaining),
    'X-Rate-Limit-Window': String(WINDOW_SECONDS),
  };
}
