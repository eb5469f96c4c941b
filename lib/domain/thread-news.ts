/** Has a thread moved on since a reply was written? The rule of the stale-thread guard (product.md §4.5). */
import type { Audience, Direction } from './message';

/** A message as far as it can be news. */
export interface ThreadEntry {
  id: string;
  contentId: string | null;
  /** Made by the page that sent it; null where it was not sent from Foyer. */
  clientId: string | null;
  direction: Direction;
  parentContentId: string | null;
  /** A reply of ours that reached nobody. */
  isFailed: boolean;
  /** ISO time on its network. */
  sentAt: string;
  /** ISO time at our server. */
  arrivedAt: string;
}

/** A reply as its author wrote it, with what they had in view. */
export interface Writing {
  audience: Audience;
  /** The content it answers. */
  parentContentId: string | null;
  /** The newest message when it was begun; null in a thread without one. */
  begunAfter: ThreadEntry | null;
  /** The newest message when it was sent off. */
  lastSeen: ThreadEntry | null;
  /** Client ids of replies that the same page sent meanwhile: no news to their author. */
  sentSince: readonly string[];
}

/**
 * What its author has to look at before a reply goes: nobody answers twice. An answer that was given after it was begun
 * stops it, whoever gave it and even if it was in view. What the customer wrote stops it only where it was not in view:
 * otherwise no lively talk could be answered. In public only answers to the same message count.
 *
 * @param thread the entries that arrived after it was begun
 * @returns in order of arrival; empty when the reply may go
 */
export function newsFor(writing: Writing, thread: readonly ThreadEntry[]): ThreadEntry[] {
  const news = thread
    .filter((entry) => concerns(writing, entry) && isNewer(entry, writing.begunAfter))
    .sort((a, b) => (a.arrivedAt < b.arrivedAt ? -1 : 1));
  return news.some((entry) => stops(writing, entry)) ? news : [];
}

function concerns({ audience, parentContentId, sentSince }: Writing, entry: ThreadEntry): boolean {
  if (entry.isFailed || (entry.clientId !== null && sentSince.includes(entry.clientId))) return false;
  if (audience === 'private') return true;
  return entry.direction === 'outbound' && entry.parentContentId === parentContentId;
}

function stops({ lastSeen }: Writing, entry: ThreadEntry): boolean {
  return entry.direction === 'outbound' || isNewer(entry, lastSeen);
}

/**
 * It arrived later. What was written elsewhere must also not be older: history arrives backwards, and is no news. Not the
 * reading order decides: of two messages of one instant it may put the later one above. A reply from Foyer has the time
 * of our own clock.
 */
function isNewer(entry: ThreadEntry, seen: ThreadEntry | null): boolean {
  if (seen === null) return true;
  return entry.arrivedAt > seen.arrivedAt && (entry.clientId !== null || entry.sentAt >= seen.sentAt);
}
