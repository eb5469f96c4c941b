/** What stands in a thread beside its messages, as the browser keeps it. Pure. */
import type { Entry, EntryList } from '@/lib/contract/entry';
import type { FeedEvent } from '@/lib/contract/event';

/** What tells an entry from others, and where it stands. */
export function placeOf(entry: Entry): { readonly id: string; readonly at: string } {
  switch (entry.type) {
    case 'activity':
      return entry.activity;
  }
}

/** An entry, and the conversation it stands in. */
interface Told {
  readonly conversationId: string;
  readonly entry: Entry;
}

/** The entry that an event tells of; null for events of other things. */
export function entryIn(event: FeedEvent): Told | null {
  switch (event.type) {
    case 'activity.added': {
      const { activity } = event;
      return { conversationId: activity.conversationId, entry: { type: 'activity', activity } };
    }
    default:
      return null;
  }
}

/** The list with an entry at its place in time; the same list when it has it already. */
export function withEntry(list: EntryList, entry: Entry): EntryList {
  const { id, at } = placeOf(entry);
  if (list.entries.some((other) => placeOf(other).id === id)) return list;
  const after = list.entries.findIndex((other) => placeOf(other).at > at);
  const end = after < 0 ? list.entries.length : after;
  return { entries: [...list.entries.slice(0, end), entry, ...list.entries.slice(end)] };
}

/** Those that stand among the messages that were read: what is older comes with older messages. */
export function entriesSince(entries: readonly Entry[], since: string): readonly Entry[] {
  return entries.filter((entry) => placeOf(entry).at >= since);
}

/** An answer with what was told while it was under way. */
export function freshEntries(
  list: EntryList,
  conversationId: string,
  events: readonly FeedEvent[],
): EntryList {
  return events.reduce((fresh, event) => {
    const told = entryIn(event);
    return told?.conversationId === conversationId ? withEntry(fresh, told.entry) : fresh;
  }, list);
}
