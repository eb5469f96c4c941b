import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FeedEvent } from '@/lib/contract/event';
import type { Session } from '@/lib/contract/session';
import { type ViewFilter, type ViewName, viewFactsOf, viewFilter } from '@/lib/domain/view';
import { applyFrame } from './apply-event';
import { changeAtOnce, changeReadingAtOnce, findKnownRow, putConversation, seedSession } from './cache';
import type { ConversationList } from './conversation-list';
import type { MessagePages } from './message-pages';
import { listKey, messagesKey, sessionKey } from './query-keys';
import { aConversation, aMessage, aPerson, aRow, aSession, at, id } from './testing/examples';

const filterOf = (view: ViewName): ViewFilter => viewFilter(view);
const facts = viewFactsOf(aConversation());

let client: QueryClient;

beforeEach(() => {
  client = new QueryClient();
  seedSession(client, aSession());
  showList('all');
  showList('unassigned');
  showList('mine');
});

function showList(view: ViewName, rows = view === 'mine' ? [] : [aRow()]) {
  const list: ConversationList = { pages: [{ rows, nextCursor: null, reachesTo: null }], pageParams: [null] };
  client.setQueryData(listKey(filterOf(view)), list);
}

function idsIn(view: ViewName): string[] | undefined {
  const list = client.getQueryData<ConversationList>(listKey(filterOf(view)));
  return list?.pages.flatMap((page) => page.rows.map((row) => row.conversation.id));
}

const countsNow = () => client.getQueryData<Session>(sessionKey)?.counts.views;

function frame(events: FeedEvent[], from = 10, to = from + events.length) {
  return applyFrame(client, { from, to, events });
}

test('when channels, people or rights have changed, every list is read again: what it holds may not be for the viewer any more', () => {
  frame([{ type: 'workspace.changed' }]);
  expect(client.getQueryState(listKey(filterOf('all')))?.isInvalidated).toBe(true);
});

describe('an event of a conversation', () => {
  test('lets its row enter one list and leave another', () => {
    const taken = aConversation({ version: 2, assigneeId: id(800) });
    frame([{ type: 'conversation.changed', conversation: taken, before: facts }]);
    expect(idsIn('mine')).toEqual([id(1)]);
    expect(idsIn('unassigned')).toEqual([]);
    expect(idsIn('all')).toEqual([id(1)]);
  });

  test('that was overtaken changes nothing', () => {
    putConversation(client, aConversation({ version: 5, status: 'closed' }), null);
    showList('all', [aRow({ version: 5 })]);
    frame([
      {
        type: 'conversation.changed',
        conversation: aConversation({ version: 4, status: 'closed' }),
        before: facts,
      },
    ]);
    expect(idsIn('all')).toEqual([id(1)]);
  });

  test('of a new customer appears as unread in every list it belongs in', () => {
    const conversation = aConversation({ id: id(2), lastMessageAt: at(5) });
    const unknown = frame([
      { type: 'message.saved', message: aMessage({ conversationId: id(2) }), conversation, before: null },
    ]);
    expect(unknown).toEqual([]);
    expect(idsIn('all')).toEqual([id(2), id(1)]);
    expect(findKnownRow(client, id(2))?.readCount).toBe(0);
  });

  test('that opens an old conversation again asks how far it was read instead of guessing', () => {
    const reopened = aConversation({ id: id(3), version: 9 });
    const unknown = frame([
      { type: 'conversation.changed', conversation: reopened, before: { ...facts, status: 'closed' } },
    ]);
    expect(unknown).toEqual([id(3)]);
    expect(idsIn('all')).toEqual([id(1)]);
  });
});

describe('the badges', () => {
  const taken: FeedEvent = {
    type: 'conversation.changed',
    conversation: aConversation({ version: 2, assigneeId: id(800) }),
    before: facts,
  };

  test('move with each event', () => {
    frame([taken]);
    expect(countsNow()).toMatchObject({ mine: 1, unassigned: 0, all: 1 });
  });

  test('do not count an event that their numbers already contain', () => {
    applyFrame(client, { from: 8, to: 10, events: [taken] });
    expect(countsNow()).toMatchObject({ mine: 0, unassigned: 1, all: 1 });
  });

  test('do not move when something is shown before the server agreed to it', () => {
    changeAtOnce(client, id(1), { assigneeId: id(800) });
    expect(idsIn('mine')).toEqual([id(1)]);
    expect(countsNow()).toMatchObject({ mine: 0, unassigned: 1, all: 1 });
  });
});

describe('a change shown at once', () => {
  test('goes back to its old place when it is refused', () => {
    const takeBack = changeAtOnce(client, id(1), { status: 'closed' });
    expect(idsIn('all')).toEqual([]);
    takeBack();
    expect(idsIn('all')).toEqual([id(1)]);
  });

  test('is not taken back over something newer', () => {
    const takeBack = changeAtOnce(client, id(1), { assigneeId: id(800) });
    putConversation(client, aConversation({ version: 2, assigneeId: id(801) }), null);
    takeBack();
    expect(findKnownRow(client, id(1))?.conversation.assigneeId).toBe(id(801));
  });
});

test('a name that becomes known later stands on rows and messages at once', () => {
  const pages: MessagePages = {
    pages: [{ messages: [aMessage()], previousCursor: null }],
    pageParams: [null],
  };
  client.setQueryData(messagesKey(id(1)), pages);
  frame([{ type: 'person.saved', person: aPerson({ version: 2, name: 'Leonie A.' }) }]);
  expect(findKnownRow(client, id(1))?.conversation.person?.name).toBe('Leonie A.');
  expect(client.getQueryData<MessagePages>(messagesKey(id(1)))?.pages[0]?.messages[0]?.author?.name).toBe(
    'Leonie A.',
  );
});

describe('how far one has read', () => {
  const moved = (readVersion: number, readCount: number, isMarkedUnread = false): FeedEvent => ({
    type: 'read-mark.moved',
    conversationId: id(1),
    readVersion,
    readCount,
    isMarkedUnread,
  });

  test('is what was said last, in whatever order it is heard', () => {
    frame([moved(2, 4, true)]);
    frame([moved(1, 4)], 11);
    expect(findKnownRow(client, id(1))).toMatchObject({ readCount: 4, isMarkedUnread: true });
    frame([moved(3, 4)], 12);
    expect(findKnownRow(client, id(1))?.isMarkedUnread).toBe(false);
  });

  test('is shown at once, and never less because of a slow look', () => {
    frame([moved(1, 4)]);
    changeReadingAtOnce(client, id(1), { readCount: 2, isMarkedUnread: false });
    expect(findKnownRow(client, id(1))?.readCount).toBe(4);
  });

  test('goes back when marking it as unread was refused', () => {
    const takeBack = changeReadingAtOnce(client, id(1), { isMarkedUnread: true });
    expect(findKnownRow(client, id(1))?.isMarkedUnread).toBe(true);
    takeBack();
    expect(findKnownRow(client, id(1))?.isMarkedUnread).toBe(false);
  });
});
