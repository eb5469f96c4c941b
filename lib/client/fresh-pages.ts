/** Answers made true again: what happened while they were under way is put on top of them. */
import type { ConversationPage, ConversationRow } from '@/lib/contract/conversation';
import type { FeedEvent } from '@/lib/contract/event';
import type { Message, MessagePage } from '@/lib/contract/message';
import { belongsTo, type ViewFilter } from '@/lib/domain/view';
import {
  byNewest,
  type ConversationList,
  findRow,
  neverRead,
  type ReadMark,
  withoutRow,
  withRow,
} from './conversation-list';
import { type MessagePages, withMessage, withoutMessage } from './message-pages';

type MarkMoved = Extract<FeedEvent, { type: 'read-mark.moved' }>;

interface ListReading {
  readonly filter: ViewFilter;
  readonly viewer: { readonly agentId: string };
  /** Is it the first page? Only there may a conversation enter; from the others it leaves when it has moved up. */
  readonly isFirst: boolean;
  /** What happened since the request went out. */
  readonly events: readonly FeedEvent[];
  /** The row as some other list or thread has it. */
  readonly findKnown: (conversationId: string) => ConversationRow | undefined;
}

/** A page of a list with later events applied. */
export function freshRows(page: ConversationPage, reading: ListReading): ConversationPage {
  const list: ConversationList = { pages: [page], pageParams: [null] };
  const fresh = reading.events.reduce((at, event) => {
    if (event.type === 'read-mark.moved') return withMark(at, event, reading);
    if (!('conversation' in event)) return at;
    const { conversation } = event;
    const inPage = findRow(at, conversation.id);
    if (inPage && inPage.conversation.version >= conversation.version) return at;
    const mark = inPage ?? reading.findKnown(conversation.id) ?? (event.before === null ? neverRead : null);
    const belongs = belongsTo(reading.filter, conversation, mark ?? neverRead, reading.viewer);
    const stays = reading.isFirst || (inPage && byNewest(conversation, inPage.conversation) === 0);
    if (!belongs || !stays) return withoutRow(at, conversation.id);
    return mark === null ? at : withRow(at, { ...mark, conversation });
  }, list);
  return fresh.pages[0] ?? page;
}

function withMark(list: ConversationList, event: MarkMoved, reading: ListReading): ConversationList {
  const known = findRow(list, event.conversationId);
  if (!known) return list;
  const row = withNewerMark(known, event);
  const belongs = belongsTo(reading.filter, row.conversation, row, reading.viewer);
  return belongs ? withRow(list, row) : withoutRow(list, event.conversationId);
}

/** A row with a mark, if that is newer than its own. */
export function withNewerMark(row: ConversationRow, mark: ReadMark): ConversationRow {
  const { readCount, isMarkedUnread, readVersion } = mark;
  return row.readVersion < readVersion ? { ...row, readCount, isMarkedUnread, readVersion } : row;
}

/** One row with later events applied. */
export function freshRow(row: ConversationRow, events: readonly FeedEvent[]): ConversationRow {
  const told = events.flatMap((event) =>
    'conversation' in event && event.conversation.id === row.conversation.id ? [event.conversation] : [],
  );
  const newest = told.reduce((a, b) => (b.version > a.version ? b : a), row.conversation);
  const marks = events.filter((event): event is MarkMoved => event.type === 'read-mark.moved');
  return marks
    .filter(({ conversationId }) => conversationId === row.conversation.id)
    .reduce(withNewerMark, { ...row, conversation: newest });
}

interface ThreadReading {
  readonly conversationId: string;
  readonly isFirst: boolean;
  readonly events: readonly FeedEvent[];
  /** Replies of this browser that the server has not taken yet. */
  readonly pending: readonly Message[];
}

/** A page of a thread with later events and the viewer's own unsent replies applied. */
export function freshMessages(page: MessagePage, reading: ThreadReading): MessagePage {
  const pages: MessagePages = { pages: [page], pageParams: [null] };
  const isInPage = (message: Message) => page.messages.some(({ id }) => id === message.id);
  const saved = reading.events.flatMap((event) =>
    event.type === 'message.saved' && event.message.conversationId === reading.conversationId
      ? [event.message]
      : [],
  );
  const discarded = reading.events.flatMap((event) =>
    event.type === 'message.discarded' ? [event.messageId] : [],
  );
  const arrived = reading.isFirst ? [...saved, ...reading.pending] : saved.filter(isInPage);
  const fresh = discarded.reduce(withoutMessage, arrived.reduce(withMessage, pages));
  return fresh.pages[0] ?? page;
}
