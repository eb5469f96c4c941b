/**
 * How a walk over the platform's newest changes knows that it has seen enough, and how soon the next one begins.
 * Times are ISO in contents and `Date` in what we remember; pauses are milliseconds.
 */
import type { ContentFacts } from './content-facts';

/**
 * A walk goes on this far behind what was swept before: a change may become visible a little after another one that
 * is newer, and the platform tells whole seconds. Milliseconds.
 */
const SWEEP_OVERLAP = 60_000;

const MINUTE = 60_000;
/** Where sweeps are the whole intake, or something is amiss. */
const SOON = 5_000;
/** The share of the allowed calls that looking at the newest changes may take. */
const SHARE = 0.25;

/** A page of a walk from the newest change backwards. Its times are null when it holds nothing. */
export interface WalkedPage {
  readonly newestAt: Date | null;
  readonly oldestAt: Date | null;
  /** Of what was not here before; null when everything was. */
  readonly oldestNewsAt: Date | null;
  readonly isLast: boolean;
}

/** What a list answered: last changes first, or newest creations first where changes cannot be listed. */
interface ListedPage {
  readonly contents: readonly ContentFacts[];
  readonly order: 'newest' | 'last-modified';
  readonly nextPageToken: string | null;
}

/**
 * Places a page in its walk.
 *
 * @param news content ids that the page brought or changed here
 */
export function walkedPage(page: ListedPage, news: ReadonlySet<string>): WalkedPage {
  const timeOf = (content: ContentFacts) =>
    Date.parse(page.order === 'newest' ? content.sentAt : content.modifiedAt);
  const times = page.contents.map(timeOf);
  const newsTimes = page.contents.filter(({ contentId }) => news.has(contentId)).map(timeOf);
  return {
    newestAt: dateOf(times, Math.max),
    oldestAt: dateOf(times, Math.min),
    oldestNewsAt: dateOf(newsTimes, Math.min),
    isLast: page.nextPageToken === null,
  };
}

function dateOf(times: number[], choose: (...times: number[]) => number): Date | null {
  return times.length === 0 ? null : new Date(choose(...times));
}

/**
 * Whether a walk back to `since` ends with this page: it is the last one, or it reaches behind `since` and brought
 * nothing from there. That its newest contents are known says nothing: webhooks may have come again after an outage.
 *
 * @param since null for a walk over everything
 */
export function isWalkDone(page: WalkedPage, since: Date | null): boolean {
  if (page.isLast) return true;
  if (since === null || page.oldestAt === null) return false;
  const mark = since.getTime() - SWEEP_OVERLAP;
  const broughtFromBehind = page.oldestNewsAt !== null && page.oldestNewsAt.getTime() < mark;
  return page.oldestAt.getTime() < mark && !broughtFromBehind;
}

/**
 * Whether nothing at all has changed since the last sweep, though the page does not reach behind it, as after a burst.
 * It is believed only when that sweep came well after the newest change: a second may hold more than a page.
 */
export function isNothingNew(
  page: WalkedPage,
  { sweptUntil, lastSweepAt }: { sweptUntil: Date | null; lastSweepAt: Date | null },
): boolean {
  if (!sweptUntil || !lastSweepAt || !page.newestAt || page.oldestNewsAt) return false;
  return page.newestAt <= sweptUntil && lastSweepAt.getTime() - sweptUntil.getTime() >= SWEEP_OVERLAP;
}

/** What decides how soon to look again. */
export interface SweepFacts {
  /** Webhooks bring what happens, and nothing was missed lately. */
  isQuiet: boolean;
  /** Calls a minute that the platform allows; null while it has not told. */
  callsPerMinute: number | null;
  callsPerSweep: number;
}

/** Milliseconds until the next sweep: a minute when quiet, else seconds, but never more calls than their share. */
export function pauseBetweenSweeps({ isQuiet, callsPerMinute, callsPerSweep }: SweepFacts): number {
  const wanted = isQuiet ? MINUTE : SOON;
  if (callsPerMinute === null) return wanted;
  const affordable = (MINUTE * callsPerSweep) / Math.max(callsPerMinute * SHARE, 1);
  return Math.max(wanted, Math.round(affordable));
}
