import 'server-only';
import type { Failure } from '../ringcentral/answer';

/** Seconds until another try, for failures that name no time themselves. */
const PAUSE = { unauthorized: 60, refused: 300, unavailable: 10, unknown: 10, malformed: 30 } as const;

/** When to ask again after a call that failed. The platform's own `Retry-After` is a floor, never shortened. */
export function whenToRetry(failure: Failure, now: Date): Date {
  const pauseMs = failure.outcome === 'limited' ? failure.retryAfterMs : PAUSE[failure.outcome] * 1_000;
  return new Date(now.getTime() + pauseMs);
}
