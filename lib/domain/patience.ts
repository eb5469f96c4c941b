/** How long to wait before the platform is asked again. Chance is a parameter, from 0 up to but not including 1. */

/** Milliseconds over which those who wait for the same moment are spread, at least and at most. */
const LEAST_SPREAD = 1_000;
const MOST_SPREAD = 8_000;

/**
 * A wait with jitter. What was asked for is a floor and never shortened; those who were told the same come back over
 * half of it, so that a thousand waiting replies do not strike in one second.
 *
 * @param floor milliseconds
 * @returns milliseconds
 */
export function spreadWait(floor: number, chance: number): number {
  const spread = Math.min(Math.max(floor / 2, LEAST_SPREAD), MOST_SPREAD);
  return Math.ceil(floor + spread * chance);
}

/** Calls in a row that found the platform away, after which it is left alone for a while. */
export const AWAY_AFTER = 5;

/** Milliseconds: the first pause of an account's calls, and the longest. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;

/**
 * How long an account's calls pause. Each pause is twice the one before, up to a minute; a fifth of it is chance, so
 * that accounts which lost the platform together do not look for it together.
 *
 * @param failures calls in a row that found the platform away
 * @returns milliseconds; 0 while there is no reason to pause
 */
export function pauseAfter(failures: number, chance: number): number {
  if (failures < AWAY_AFTER) return 0;
  const full = Math.min(FIRST_PAUSE * 2 ** (failures - AWAY_AFTER), LONGEST_PAUSE);
  return Math.round(full * (0.8 + 0.2 * chance));
}
