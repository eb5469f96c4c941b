import { expect, test } from 'vitest';
import { viewFactsOf } from '@/lib/domain/view';
import { movedCounts } from './counts';
import { aConversation, id } from './testing/examples';

const zero = { mine: 0, unassigned: 0, all: 0, mentions: 0, snoozed: 0, undelivered: 0 };
const none = { views: zero, channels: {}, channelTypes: {}, teams: {} };
const viewer = { agentId: id(800) };
const open = viewFactsOf(aConversation());

test('a new conversation is counted everywhere it appears', () => {
  expect(movedCounts(none, null, open, viewer)).toEqual({
    views: { ...zero, unassigned: 1, all: 1 },
    channels: { [id(900)]: 1 },
    channelTypes: { WhatsApp: 1 },
    teams: {},
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
