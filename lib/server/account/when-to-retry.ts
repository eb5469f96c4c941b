import 'server-only';
import { spreadWait } from '@/lib/domain/patience';
import type { Failure } from '../ringcentral/answer';

/** Seconds until another try, for failures that name no time themselves. */
const PAUSE = { unauthorized: 60, refused: 300, unavailable: 10, unknown: 10, malformed: 30 } as const;

/**
 * When to ask again after a call that failed. The time that the platform named is a floor, never shortened; some
 * more is added by chance, so that those who wait together do not come back together.
 *
 * @param chance from 0 up to 1
 */
export function whenToRetry(failure: Failure, now: Date, chance = Math.random()): Date {
  return new Date(now.getTime() + spreadWait(floorOf(failure), chance));
}

/** Milliseconds. */
function floorOf(failure: Failure): number {
  switch (failure.outcome) {
    case 'limited':
      return failure.retryAfterMs;
    case 'unavailable':
    case 'unknown':
      return failure.retryAfterMs ?? PAUSE[failure.outcome] * 1_000;
    case 'unauthorized':
    case 'refused':
    case 'malformed':
      return PAUSE[failure.outcome] * 1_000;
  }
}
