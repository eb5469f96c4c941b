/** A private talk as it is drawn: days, threads, the “New” line and groups of bubbles. Pure. */
import type { Message } from '@/lib/contract/message';

export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'thread'; readonly key: string }
  | { readonly kind: 'new'; readonly key: string }
  | MessageGroup;

/** Messages of one author within five minutes: one avatar, one line of facts at the foot. */
export interface MessageGroup {
  readonly kind: 'group';
  readonly key: string;
  readonly direction: Message['direction'];
  readonly messages: readonly Message[];
}

const TOGETHER_MS = 5 * 60_000;

/**
 * @param messages in reading order
 * @param dayKey the calendar day of a moment, in the viewer's zone
 * @param firstNewId the first message that was unread when the conversation was opened
 */
export function timelineOf(
  messages: readonly Message[],
  dayKey: (at: string) => string,
  firstNewId: string | null,
): TimelineItem[] {
  const items: TimelineItem[] = [];
  let previous: Message | null = null;
  for (const message of messages) {
    const lines = linesBefore(message, previous, dayKey, firstNewId);
    items.push(...lines);
    const group = items.at(-1);
    if (group?.kind === 'group' && previous && isTogether(previous, message)) {
      items[items.length - 1] = { ...group, messages: [...group.messages, message] };
    } else {
      items.push({ kind: 'group', key: keyOf(message), direction: message.direction, messages: [message] });
    }
    previous = message;
  }
  return items;
}

/** The same before and after the server has given a reply its id, so that the bubble is not drawn anew. */
export function keyOf(message: Message): string {
  return message.clientId ?? message.id;
}

function linesBefore(
  message: Message,
  previous: Message | null,
  dayKey: (at: string) => string,
  firstNewId: string | null,
): TimelineItem[] {
  const isNewDay = previous === null || dayKey(previous.sentAt) !== dayKey(message.sentAt);
  const isNewThread =
    previous !== null &&
    previous.threadId !== null &&
    message.threadId !== null &&
    previous.threadId !== message.threadId;
  const key = keyOf(message);
  return [
    ...(isNewDay ? [{ kind: 'day', key: `day-${key}`, at: message.sentAt } as const] : []),
    ...(isNewThread ? [{ kind: 'thread', key: `thread-${key}` } as const] : []),
    ...(message.id === firstNewId ? [{ kind: 'new', key: `new-${key}` } as const] : []),
  ];
}

/** A message in trouble, or on its way, speaks for itself: its state must not seem to be its neighbour's. */
function isTogether(a: Message, b: Message): boolean {
  return (
    a.direction === b.direction &&
    (a.agentId ?? a.author?.id) === (b.agentId ?? b.author?.id) &&
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

/**
 * The first of the viewer's unread messages among those that were read from the server.
 *
 * @param unread how many there were when the conversation was opened
 */
export function firstUnreadId(messages: readonly Message[], unread: number): string | null {
  if (unread === 0) return null;
  const inbound = messages.filter((message) => message.direction === 'inbound');
  return inbound[Math.max(0, inbound.length - unread)]?.id ?? null;
}
