/** A private talk as it is drawn: days, threads, the “New” line, groups of bubbles and what was done meanwhile. Pure. */
import { placeOf } from '@/lib/client/entries';
import type { Activity } from '@/lib/contract/activity';
import type { Entry } from '@/lib/contract/entry';
import type { Message } from '@/lib/contract/message';
import type { Note } from '@/lib/contract/note';

export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'thread'; readonly key: string }
  | { readonly kind: 'new'; readonly key: string }
  | MessageGroup
  | EntryItem;

/** What stands in a thread and is no message. */
export type EntryItem = ChangeRun | NoteItem;

/** Messages of one author within five minutes: one avatar, one line of facts at the foot. */
export interface MessageGroup {
  readonly kind: 'group';
  readonly key: string;
  readonly direction: Message['direction'];
  readonly messages: readonly Message[];
}

/** What was done in a row, with nothing written in between. */
export interface ChangeRun {
  readonly kind: 'changes';
  readonly key: string;
  readonly activities: readonly Activity[];
}

/** What somebody wrote for colleagues. */
interface NoteItem {
  readonly kind: 'note';
  readonly key: string;
  readonly note: Note;
}

const TOGETHER_MS = 5 * 60_000;

/** What stands in a talk. */
interface Written {
  /** In reading order. */
  readonly messages: readonly Message[];
  /** In order of time. */
  readonly entries: readonly Entry[];
}

/**
 * @param dayKey the calendar day of a moment, in the viewer's zone
 * @param firstNewId the first message that was unread when the conversation was opened
 */
export function timelineOf(
  { messages, entries }: Written,
  dayKey: (at: string) => string,
  firstNewId: string | null,
): TimelineItem[] {
  const items: TimelineItem[] = [];
  let day: string | null = null;
  let previous: Message | null = null;
  for (const written of inOrder(messages, entries)) {
    const { key, at } = written;
    if (dayKey(at) !== day) items.push({ kind: 'day', key: `day-${key}`, at });
    day = dayKey(at);
    if ('entry' in written) addEntry(items, written.entry);
    else {
      items.push(...linesBefore(written.message, previous, firstNewId));
      addMessage(items, written.message, previous);
      previous = written.message;
    }
  }
  return items;
}

type Moment = { readonly key: string; readonly at: string } & (
  | { readonly message: Message }
  | { readonly entry: Entry }
);

/** Messages keep their order, which is the platform's; each entry stands before the first message written after it. */
function inOrder(messages: readonly Message[], entries: readonly Entry[]): Moment[] {
  const moments: Moment[] = [];
  let next = 0;
  const addUntil = (at: string | null) => {
    for (let entry = entries[next]; entry; entry = entries[next]) {
      const place = placeOf(entry);
      if (at !== null && place.at >= at) return;
      moments.push({ key: place.id, at: place.at, entry });
      next += 1;
    }
  };
  for (const message of messages) {
    addUntil(message.sentAt);
    moments.push({ key: keyOf(message), at: message.sentAt, message });
  }
  addUntil(null);
  return moments;
}

/** Entries by themselves, where messages are no talk: what was done in a row is one item. */
export function entryItemsOf(entries: readonly Entry[]): EntryItem[] {
  const items: EntryItem[] = [];
  for (const entry of entries) addEntry(items, entry);
  return items;
}

function addEntry(items: TimelineItem[], entry: Entry): void {
  switch (entry.type) {
    case 'note':
      items.push({ kind: 'note', key: entry.note.id, note: entry.note });
      return;
    case 'activity': {
      const { activity } = entry;
      const last = items.at(-1);
      if (last?.kind === 'changes') {
        items[items.length - 1] = { ...last, activities: [...last.activities, activity] };
      } else items.push({ kind: 'changes', key: activity.id, activities: [activity] });
    }
  }
}

function addMessage(items: TimelineItem[], message: Message, previous: Message | null): void {
  const group = items.at(-1);
  if (group?.kind === 'group' && previous && isTogether(previous, message)) {
    items[items.length - 1] = { ...group, messages: [...group.messages, message] };
  } else {
    items.push({ kind: 'group', key: keyOf(message), direction: message.direction, messages: [message] });
  }
}

/** The same before and after the server has given a reply its id, so that the bubble is not drawn anew. */
export function keyOf(message: Message): string {
  return message.clientId ?? message.id;
}

function linesBefore(message: Message, previous: Message | null, firstNewId: string | null): TimelineItem[] {
  const isNewThread =
    previous !== null &&
    previous.threadId !== null &&
    message.threadId !== null &&
    previous.threadId !== message.threadId;
  const key = keyOf(message);
  return [
    ...(isNewThread ? [{ kind: 'thread', key: `thread-${key}` } as const] : []),
    ...(message.id === firstNewId ? [{ kind: 'new', key: `new-${key}` } as const] : []),
  ];
}

/** A message in trouble, or on its way, speaks for itself: its state must not seem to be its neighbour's. */
function isTogether(a: Message, b: Message): boolean {
  return (
    a.direction === b.direction &&
    (a.agentId ?? a.author?.id) === (b.agentId ?? b.author?.id) &&
    a.program === b.program &&
    a.isElsewhere === b.isElsewhere &&
    isSettled(a) &&
    isSettled(b) &&
    a.delivery?.state === b.delivery?.state &&
    Date.parse(b.sentAt) - Date.parse(a.sentAt) <= TOGETHER_MS
  );
}

function isSettled({ delivery }: Message): boolean {
  return delivery === null || delivery.state === 'confirmed' || delivery.state === 'handed_over';
}
