/** When a team is there (product.md §7, §8.6). */
import { tzOffset } from '@date-fns/tz';

/** Minutes of a day by its clocks: from the first on, and before the second. */
export interface Interval {
  /** From 0. */
  from: number;
  /** Up to 1440, which is the midnight at the day's end. */
  until: number;
}

/** A day that is not like others of its weekday. */
export interface Holiday {
  /** YYYY-MM-DD. */
  date: string;
  /** May be empty. */
  name: string;
  /** None: closed. */
  intervals: Interval[];
}

export interface BusinessHours {
  /** Seven, from Monday on. */
  weekdays: Interval[][];
  holidays: Holiday[];
}

/** The hours, and the IANA zone by whose clocks they are meant. */
export interface Schedule {
  hours: BusinessHours;
  zone: string;
}

export const MINUTES_A_DAY = 1_440;
export const MOST_INTERVALS = 6;
export const MOST_HOLIDAYS = 200;
/** How far ahead an opening is looked for: whoever opens once a year is found. */
const DAYS_AHEAD = 400;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A workspace whose hours nobody has entered: no weekday has any, and the team counts as always there. */
export const noHours: BusinessHours = { weekdays: [[], [], [], [], [], [], []], holidays: [] };

/** Has anybody entered hours? Where not, nothing may depend on them. */
export function hasHours({ weekdays }: BusinessHours): boolean {
  return weekdays.some((intervals) => intervals.length > 0);
}

/** What is wrong with the intervals of a day; null when nothing is. Ends that touch do not overlap. */
export function intervalTrouble(intervals: readonly Interval[]): 'reversed' | 'overlap' | null {
  if (intervals.some(({ from, until }) => from >= until)) return 'reversed';
  const sorted = inOrder(intervals);
  return sorted.some(({ from }, index) => from < (sorted[index - 1]?.until ?? 0)) ? 'overlap' : null;
}

/** In the order of the day. */
function inOrder(intervals: readonly Interval[]): Interval[] {
  return [...intervals].sort((a, b) => a.from - b.from);
}

/** Whether the team is there. @param at milliseconds since 1970 */
export function isOpen(schedule: Schedule, at: number): boolean {
  if (!hasHours(schedule.hours)) return true;
  return openingsFrom(schedule, localDay(at, schedule.zone)).some(
    ({ from, until }) => from <= at && at < until,
  );
}

/**
 * The first moment from which the team is there: `after` itself where it is.
 *
 * @param after milliseconds since 1970
 * @returns the same; null where no opening comes within a year
 */
export function nextOpening(schedule: Schedule, after: number): number | null {
  if (!hasHours(schedule.hours)) return after;
  const today = localDay(after, schedule.zone);
  for (let day = today; day <= today + DAYS_AHEAD; day += 1) {
    const next = openingsFrom(schedule, day).find(({ until }) => until > after);
    if (next) return Math.max(next.from, after);
  }
  return null;
}

/**
 * For how long the team is there between two moments; what a reply took is counted by it.
 *
 * @param from milliseconds since 1970
 * @returns milliseconds; 0 where `until` is not later
 */
export function openTimeBetween(schedule: Schedule, from: number, until: number): number {
  if (!hasHours(schedule.hours)) return Math.max(0, until - from);
  let open = 0;
  for (let day = localDay(from, schedule.zone); day <= localDay(until, schedule.zone); day += 1) {
    for (const opening of openingsFrom(schedule, day)) {
      open += Math.max(0, Math.min(opening.until, until) - Math.max(opening.from, from));
    }
  }
  return open;
}

/** The openings of a day as moments, in order. What a change of the clocks leaves out is left out. */
function openingsFrom({ hours, zone }: Schedule, day: number): Interval[] {
  return inOrder(intervalsOf(hours, day))
    .map(({ from, until }) => ({ from: momentOf(day, from, zone), until: momentOf(day, until, zone) }))
    .filter(({ from, until }) => from < until);
}

/** 1 January 1970, which is day 0, was a Thursday. */
function intervalsOf({ weekdays, holidays }: BusinessHours, day: number): Interval[] {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  const holiday = holidays.find((each) => each.date === date);
  return holiday ? holiday.intervals : (weekdays[(((day + 3) % 7) + 7) % 7] ?? []);
}

/** The day by the zone's clocks, counted from 1 January 1970. */
export function localDay(at: number, zone: string): number {
  return Math.floor((at + offsetAt(at, zone)) / DAY_MS);
}

/**
 * When the clocks of a zone show a time: the first time where they do so twice; where they leave it out, when they do.
 *
 * @param day as `localDay` counts
 * @param minute of that day
 */
export function momentOf(day: number, minute: number, zone: string): number {
  const shown = day * DAY_MS + minute * MINUTE_MS;
  const [before, after] = [offsetAt(shown - DAY_MS, zone), offsetAt(shown + DAY_MS, zone)];
  const moment = [shown - before, shown - after].find((at) => at + offsetAt(at, zone) === shown);
  return moment ?? changeBetween(shown - after, shown - before, zone);
}

/** When the clocks change, to the second. */
function changeBetween(from: number, until: number, zone: string): number {
  const before = offsetAt(from, zone);
  let [low, high] = [from, until];
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  return tzOffset(zone, new Date(at)) * MINUTE_MS;
}
