/** What stands in a thread beside its messages, as the browser keeps it. Pure. */
import type { Entry, EntryList } from '@/lib/contract/entry';
import type { FeedEvent } from '@/lib/contract/event';

/** What tells an entry from others, and where it stands. */
export function placeOf(entry: Entry): { readonly id: string; readonly at: string } {
  switch (entry.type) {
    case 'activity':
      return entry.activity;
    case 'note':
      return { id: entry.note.id, at: entry.note.createdAt };
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
    case 'note.saved':
      return { conversationId: event.note.conversationId, entry: { type: 'note', note: event.note } };
    default:
      return null;
  }
}

/**
 * The list with an entry at its place in time, in the place of an older copy; the same list when it has it already. A
 * note that was removed stands nowhere.
 */
export function withEntry(list: EntryList, entry: Entry): EntryList {
  const { id, at } = placeOf(entry);
  const known = list.entries.find((other) => placeOf(other).id === id);
  if (known && versionOf(known) >= versionOf(entry)) return list;
  const others = list.entries.filter((other) => other !== known);
  if (entry.type === 'note' && entry.note.isRemoved) return { entries: others };
  const after = others.findIndex((other) => placeOf(other).at > at);
  const end = after < 0 ? others.length : after;
  return { entries: [...others.slice(0, end), entry, ...others.slice(end)] };
}

/** What was done is written once; notes can be changed. */
function versionOf(entry: Entry): number {
  return entry.type === 'note' ? entry.note.version : 1;
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
