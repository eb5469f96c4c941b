import type { InfiniteData } from '@tanstack/react-query';
import type { Message, MessagePage } from '@/lib/contract/message';
import { byTimeThenId } from '@/lib/domain/message';

/** The pages of one thread as far as they were read: the newest page first, each in reading order. */
export type MessagePages = InfiniteData<MessagePage>;

/** Everything read so far, in reading order. */
export function messagesOf(pages: MessagePages): Message[] {
  return [...pages.pages].reverse().flatMap((page) => page.messages);
}

/** The newest message that the server knows too. One that failed is passed over: its author may throw it away. */
export function newestKnown(messages: readonly Message[]): Message | undefined {
  return messages.findLast(({ version, delivery }) => version >= 0 && delivery?.state !== 'failed');
}

/** Is it the same message? A reply of ours is known by the id its browser gave it before it has another. */
function isSame(a: Message, b: Message): boolean {
  return a.id === b.id || (a.clientId !== null && a.clientId === b.clientId);
}

/** The pages without a message; the same pages when they never had it. */
export function withoutMessage(pages: MessagePages, messageId: string): MessagePages {
  if (!pages.pages.some((page) => page.messages.some(({ id }) => id === messageId))) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      messages: page.messages.filter(({ id }) => id !== messageId),
    })),
  };
}

/**
 * The pages with a message at its place in time. A copy that is not newer than the one at hand changes nothing. A
 * message older than everything read is left out while more can be read: it comes with its page.
 */
export function withMessage(pages: MessagePages, message: Message): MessagePages {
  const known = messagesOf(pages).find((other) => isSame(other, message));
  if (known && known.version >= message.version) return pages;
  const without = known ? withoutMessage(pages, known.id) : pages;
  const at = pageFor(without, message);
  if (at === null) return without;
  return {
    ...without,
    pages: without.pages.map((page, index) =>
      index === at ? { ...page, messages: [...page.messages, message].sort(byTimeThenId) } : page,
    ),
  };
}

/** The newest page that begins before the message; the oldest one where nothing older can be read. */
function pageFor(pages: MessagePages, message: Message): number | null {
  const at = pages.pages.findIndex(
    ({ messages: [first] }) => first !== undefined && byTimeThenId(first, message) < 0,
  );
  if (at >= 0) return at;
  const oldest = pages.pages.length - 1;
  return pages.pages[oldest]?.previousCursor === null ? oldest : null;
}
