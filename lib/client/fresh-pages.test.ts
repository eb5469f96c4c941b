import { describe, expect, test } from 'vitest';
import type { FeedEvent } from '@/lib/contract/event';
import { viewFactsOf, viewFilter } from '@/lib/domain/view';
import { freshMessages, freshRow, freshRows } from './fresh-pages';
import { aConversation, aMessage, aReply, aRow, at, id } from './testing/examples';

const facts = viewFactsOf(aConversation());
const changed = (given: Parameters<typeof aConversation>[0]): FeedEvent => ({
  type: 'conversation.changed',
  conversation: aConversation(given),
  before: facts,
});

function read(rows: ReturnType<typeof aRow>[], events: FeedEvent[], isFirst = true) {
  const page = freshRows(
    { rows, nextCursor: null, reachesTo: null },
    {
      filter: viewFilter('all'),
      viewer: { agentId: id(800) },
      isFirst,
      events,
      findKnown: () => undefined,
    },
  );
  return page.rows.map((row) => row.conversation.id);
}

describe('a page of the list that was overtaken by an event', () => {
  test('does not show what was closed meanwhile', () => {
    expect(read([aRow()], [changed({ version: 2, status: 'closed' })])).toEqual([]);
  });

  test('keeps what it knows better than the event', () => {
    expect(read([aRow({ version: 3 })], [changed({ version: 2, status: 'closed' })])).toEqual([id(1)]);
  });

  test('shows the new conversation it does not know yet', () => {
    const conversation = aConversation({ id: id(2), lastMessageAt: at(9) });
    const opened: FeedEvent = { type: 'message.saved', message: aMessage(), conversation, before: null };
    expect(read([aRow()], [opened])).toEqual([id(2), id(1)]);
  });

  test('further down gives a row away to the top of the list', () => {
    expect(read([aRow()], [changed({ version: 2, lastMessageAt: at(9) })], false)).toEqual([]);
  });

  test('further down keeps a row that has changed where it stands', () => {
    expect(read([aRow()], [changed({ version: 2, assigneeId: id(800) })], false)).toEqual([id(1)]);
  });
});

describe('a page of the thread that was overtaken', () => {
  const reading = { conversationId: id(1), isFirst: true, events: [], pending: [] };

  test('shows the message that arrived meanwhile', () => {
    const event: FeedEvent = {
      type: 'message.saved',
      message: aMessage({ id: id(2), sentAt: at(5) }),
      conversation: aConversation(),
      before: facts,
    };
    const page = freshMessages(
      { messages: [aMessage()], previousCursor: null },
      { ...reading, events: [event] },
    );
    expect(page.messages.map((message) => message.id)).toEqual([id(100), id(2)]);
  });

  test('shows the reply that never reached the server', () => {
    const pending = [aReply('failed', { id: id(77), clientId: id(77), version: -1, sentAt: at(5) })];
    const page = freshMessages({ messages: [aMessage()], previousCursor: null }, { ...reading, pending });
    expect(page.messages.map((message) => message.id)).toEqual([id(100), id(77)]);
  });

  test('does not show a pending reply beside the one the server already has', () => {
    const sent = aReply('handed_over', { clientId: id(77), sentAt: at(5) });
    const pending = [aReply('failed', { id: id(77), clientId: id(77), version: -1, sentAt: at(5) })];
    const page = freshMessages({ messages: [sent], previousCursor: null }, { ...reading, pending });
    expect(page.messages).toEqual([sent]);
  });
});

describe('one row that was overtaken by events', () => {
  test('shows the newest of them, and keeps how far it was read', () => {
    const events = [
      changed({ version: 3, status: 'closed' }),
      changed({ version: 2 }),
      changed({ id: id(2), version: 9 }),
    ];
    const fresh = freshRow(aRow({ version: 1 }, 4), events);
    expect(fresh).toMatchObject({ readCount: 4, conversation: { id: id(1), version: 3, status: 'closed' } });
  });

  test('keeps what it knows better than any event', () => {
    expect(freshRow(aRow({ version: 4 }), [changed({ version: 3 })]).conversation.version).toBe(4);
  });
});
