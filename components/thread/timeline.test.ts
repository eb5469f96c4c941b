import { describe, expect, test } from 'vitest';
import { aMessage, aNote, anActivity, aPerson, aReply, at, id } from '@/lib/client/testing/examples';
import type { Entry } from '@/lib/contract/entry';
import type { Message } from '@/lib/contract/message';
import { entryItemsOf, type TimelineItem, timelineOf } from './timeline';

const dayKey = (moment: string) => moment.slice(0, 10);
const said = (n: number, minute: number, given: Partial<Message> = {}) =>
  aMessage({ id: id(n), sentAt: at(minute), ...given });

const shapeOf = (messages: Message[], firstNewId: string | null = null) =>
  timelineOf({ messages, entries: [] }, dayKey, firstNewId).map(shapeOfItem);

const shapeOfItem = (item: TimelineItem) => {
  if (item.kind === 'group') return item.messages.map((message) => Number(message.id.slice(-4)));
  if (item.kind === 'changes') return item.activities.map(({ what }) => what.kind);
  return item.kind;
};

describe('a talk', () => {
  test('groups what one person says within five minutes', () => {
    expect(shapeOf([said(1, 0), said(2, 5), said(3, 11)])).toEqual(['day', [1, 2], [3]]);
  });

  test('keeps two people apart', () => {
    const colleague = aReply('confirmed', { id: id(2), sentAt: at(1) });
    const other = aReply('confirmed', { id: id(3), sentAt: at(2), agentId: id(801) });
    expect(shapeOf([said(1, 0), colleague, other])).toEqual(['day', [1], [2], [3]]);
  });

  test('keeps what somebody wrote apart from what a program wrote in their name', () => {
    const own = aReply('confirmed', { id: id(1), sentAt: at(0) });
    const byProgram = [2, 3].map((n) =>
      aReply('confirmed', { id: id(n), sentAt: at(n - 1), program: 'Shop' }),
    );
    expect(shapeOf([own, ...byProgram])).toEqual(['day', [1], [2, 3]]);
  });

  test('keeps what came from another tool apart from what was written here', () => {
    const here = aReply('confirmed', {
      id: id(1),
      sentAt: at(0),
      agentId: null,
      author: aPerson({ isOurs: true }),
    });
    const elsewhere = { ...here, id: id(2), sentAt: at(1), isElsewhere: true };
    expect(shapeOf([here, elsewhere])).toEqual(['day', [1], [2]]);
  });

  test('lets a reply that did not go out stand alone', () => {
    const sent = aReply('confirmed', { id: id(1), sentAt: at(0) });
    const failed = aReply('failed', { id: id(2), sentAt: at(1) });
    expect(shapeOf([sent, failed])).toEqual(['day', [1], [2]]);
  });

  test('begins each day with a line', () => {
    expect(shapeOf([said(1, 0), said(2, 24 * 60)])).toEqual(['day', [1], 'day', [2]]);
  });

  test('marks where the network began a new thread', () => {
    expect(shapeOf([said(1, 0), said(2, 1, { threadId: 'thread-2' })])).toEqual(['day', [1], 'thread', [2]]);
  });

  test('marks the first new message and begins a group there', () => {
    expect(shapeOf([said(1, 0), said(2, 1), said(3, 2)], id(2))).toEqual(['day', [1], 'new', [2, 3]]);
  });
});

describe('what was done meanwhile', () => {
  const done = (n: number, minute: number, kind: 'closed' | 'woke' = 'closed') =>
    anActivity({ id: id(n), at: at(minute), what: { kind } });
  const shapeWith = (messages: Message[], ...entries: Entry[]) =>
    timelineOf({ messages, entries }, dayKey, null).map(shapeOfItem);

  test('stands between the messages before and after it, and parts their groups', () => {
    expect(shapeWith([said(1, 0), said(2, 2)], done(11, 1))).toEqual(['day', [1], ['closed'], [2]]);
  });

  test('parts the groups of messages where a note was written too', () => {
    expect(shapeWith([said(1, 0), said(2, 2)], aNote({ createdAt: at(1) }))).toEqual([
      'day',
      [1],
      'note',
      [2],
    ]);
  });

  test('in a row is one run, which a message or a day ends', () => {
    const messages = [said(1, 0), said(2, 3)];
    const entries = [done(11, 1), done(12, 2, 'woke'), done(13, 4), done(14, 24 * 60)];
    expect(shapeWith(messages, ...entries)).toEqual([
      'day',
      [1],
      ['closed', 'woke'],
      [2],
      ['closed'],
      'day',
      ['closed'],
    ]);
  });

  test('at the moment of a message comes after it: it may have brought it about', () => {
    expect(shapeWith([said(1, 0), said(2, 1)], done(11, 1, 'woke'))).toEqual(['day', [1, 2], ['woke']]);
  });

  test('is one run where messages are no talk', () => {
    expect(entryItemsOf([done(11, 1), done(12, 2)]).map(shapeOfItem)).toEqual([['closed', 'closed']]);
  });
});
