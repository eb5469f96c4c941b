import type { InfiniteData } from '@tanstack/react-query';
import type { Conversation, ConversationPage, ConversationRow } from '@/lib/contract/conversation';
import { needsReply } from '@/lib/domain/conversation';

/** The pages of one list as far as they were read, newest conversation first. */
export type ConversationList = InfiniteData<ConversationPage>;

/** How far this viewer has read a conversation. */
export type ReadMark = Omit<ConversationRow, 'conversation'>;

/** Of a conversation that has only just begun. */
export const neverRead: ReadMark = { readCount: 0, isMarkedUnread: false, readVersion: 0 };

type Place = Pick<Conversation, 'lastMessageAt' | 'id'>;

/** Newest first; the id decides between equal times, as on the server. */
export function byNewest(a: Place, b: Place): number {
  if (a.lastMessageAt !== b.lastMessageAt) return a.lastMessageAt < b.lastMessageAt ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? 1 : -1;
}

/** The row of a conversation, where the list has it. */
export function findRow(list: ConversationList, conversationId: string): ConversationRow | undefined {
  for (const page of list.pages) {
    const row = page.rows.find(({ conversation }) => conversation.id === conversationId);
    if (row) return row;
  }
  return undefined;
}

/**
 * Which conversation to go on with after this one: the next below that waits for an answer, else the first above.
 *
 * @returns null when nothing of what was read so far waits
 */
export function nextWaiting(list: ConversationList, conversationId: string): string | null {
  const all = list.pages.flatMap(({ rows }) => rows.map(({ conversation }) => conversation));
  const at = all.findIndex(({ id }) => id === conversationId);
  const found = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(
    (conversation) => conversation.status === 'open' && needsReply(conversation),
  );
  return found?.id ?? null;
}

/** The list without a conversation; the same list when it never had it. */
export function withoutRow(list: ConversationList, conversationId: string): ConversationList {
  if (!findRow(list, conversationId)) return list;
  const pages = list.pages.map((page) => ({
    ...page,
    rows: page.rows.filter(({ conversation }) => conversation.id !== conversationId),
  }));
  return { ...list, pages };
}

/**
 * The list with a row at its place in time. A row that belongs below everything read so far is left out: it comes
 * with its page. How far was read is what the pages say, not their last rows: those move and leave, and the next page
 * begins below where they were.
 */
export function withRow(list: ConversationList, row: ConversationRow): ConversationList {
  const without = withoutRow(list, row.conversation.id);
  const at = without.pages.findIndex(
    ({ reachesTo }) => reachesTo === null || byNewest(row.conversation, reachesTo) <= 0,
  );
  return at < 0 ? without : insertInto(without, at, row);
}

function insertInto(list: ConversationList, at: number, row: ConversationRow): ConversationList {
  const pages = list.pages.map((page, index) => {
    if (index !== at) return page;
    const rows = [...page.rows, row].sort((a, b) => byNewest(a.conversation, b.conversation));
    return { ...page, rows };
  });
  return { ...list, pages };
}
