import { expect, test } from 'vitest';
import { type ViewFilter, viewFactsOf, viewFilter } from '@/lib/domain/view';
import { wordsOf } from '@/lib/domain/view-address';
import { countOf, dependOnReading, movedCounts } from './counts';
import { aConversation, id } from './testing/examples';

const zero = { mine: 0, unassigned: 0, all: 0, mentions: 0, snoozed: 0, undelivered: 0 };
const none = { views: zero, channels: {}, channelTypes: {}, teams: {}, saved: {} };
const viewer = { agentId: id(800), views: [] };
const open = viewFactsOf(aConversation());

test('a new conversation is counted everywhere it appears', () => {
  expect(movedCounts(none, null, open, viewer)).toEqual({
    views: { ...zero, unassigned: 1, all: 1 },
    channels: { [id(900)]: 1 },
    channelTypes: { WhatsApp: 1 },
    teams: {},
    saved: {},
  });
});

test('taking it moves it from unassigned to mine and changes nothing else', () => {
  const counted = movedCounts(none, null, open, viewer);
  const taken = movedCounts(counted, open, { ...open, assigneeId: viewer.agentId }, viewer);
  expect(taken.views).toEqual({ ...zero, mine: 1, all: 1 });
  expect(taken.channels).toEqual({ [id(900)]: 1 });
});

test('closing it takes it from its channel, and opening it again puts everything back', () => {
  const counted = movedCounts(none, null, open, viewer);
  const closed = movedCounts(counted, open, { ...open, status: 'closed' }, viewer);
  expect(closed.views).toEqual(zero);
  expect(closed.channels).toEqual({ [id(900)]: 0 });
  expect(movedCounts(closed, { ...open, status: 'closed' }, open, viewer)).toEqual(counted);
});

test('a saved view is counted by its own filter, and one of what is closed not at all', () => {
  const saved = (n: number, filter: ViewFilter) => ({
    id: id(n),
    version: 1,
    agentId: id(800),
    isShared: true,
    name: `View ${n}`,
    filter: wordsOf(filter),
  });
  const views = [
    saved(1, viewFilter('all', { channelTypes: ['WhatsApp'] })),
    saved(2, viewFilter('all', { channelTypes: ['Viber'] })),
    saved(3, viewFilter('all', { statuses: ['open', 'closed'] })),
  ];
  const counted = movedCounts(none, null, open, { ...viewer, views });
  expect(counted.saved).toEqual({ [id(1)]: 1 });
  expect(countOf(viewFilter('all', { channelTypes: ['WhatsApp'] }), counted, views)).toBe(1);
  expect(countOf(viewFilter('all', { statuses: ['open', 'closed'] }), counted, views)).toBeNull();
  expect(dependOnReading({ views })).toBe(false);
  expect(dependOnReading({ views: [saved(4, viewFilter('mine', { isUnread: true }))] })).toBe(true);
});
