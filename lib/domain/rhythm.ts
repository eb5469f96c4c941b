/** When a channel is unusually silent: measured by what it brought at such hours of the last weeks. */

const HOUR = 60 * 60_000;
const WEEK = 7 * 24 * HOUR;
/** Weeks that are looked back, and hours that must be known for it. */
const WEEKS = 4;
export const RHYTHM_SPAN = WEEKS * WEEK + 24 * HOUR;

/** Messages that must be missing. At a steady pace chance brings such a silence once in three thousand times. */
const MISSED = 8;
/** Milliseconds: a shorter silence is none, however busy the channel. */
const SHORTEST = 30 * 60_000;
/** Milliseconds: what began longer ago is not looked through; enough is missing by then, or nothing ever will be. */
const LONGEST = 14 * 24 * HOUR;

/** Messages by the beginning of their hour, in milliseconds since 1970; hours without any may be left out. */
export type Hours = ReadonlyMap<number, number>;

/**
 * Is a channel silent against its own rhythm?
 *
 * @param lastAt when a customer wrote last
 */
export function isSilent(hours: Hours, lastAt: Date, now: Date): boolean {
  const silence = now.getTime() - lastAt.getTime();
  return silence >= SHORTEST && expectedSince(hours, lastAt, now) >= MISSED;
}

/** How many messages usually come between two moments, of hours begun or not ended their share. */
function expectedSince(hours: Hours, since: Date, now: Date): number {
  const from = Math.max(since.getTime(), now.getTime() - LONGEST);
  let expected = 0;
  for (let hour = from - (from % HOUR); hour < now.getTime(); hour += HOUR) {
    const share = (Math.min(hour + HOUR, now.getTime()) - Math.max(hour, from)) / HOUR;
    expected += usualIn(hours, hour) * share;
  }
  return expected;
}

/** The second smallest of four weeks: one busy week promises nothing, and one that was empty excuses nothing. */
function usualIn(hours: Hours, hour: number): number {
  const weeks = Array.from({ length: WEEKS }, (_, index) => hours.get(hour - (index + 1) * WEEK) ?? 0);
  return weeks.sort((a, b) => a - b)[1] ?? 0;
}
