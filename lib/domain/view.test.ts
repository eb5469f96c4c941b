import { describe, expect, test } from 'vitest';
import { belongsTo, isWholeView, NOBODY, type ViewFacts, viewFilter } from './view';

const facts: ViewFacts = {
  status: 'open',
  assigneeId: 'priya',
  teamId: null,
  channelId: 'c',
  channelType: 'WhatsApp',
  priority: 'normal',
  tagIds: ['refund'],
  mentionedAgentIds: ['jonas'],
  needsReplyCount: 0,
  isMarkedNeedsReply: false,
  failedCount: 0,
  rating: null,
  language: 'de',
  windowState: 'open',
  lastMessageAt: '2026-11-21T12:00:00.000Z',
  inboundCount: 3,
  readBaseline: 1,
};
const priya = { agentId: 'priya' };
const jonas = { agentId: 'jonas' };

function isIn(
  filter: ReturnType<typeof viewFilter>,
  given: Partial<ViewFacts> = {},
  viewer = priya,
  readCount = 0,
): boolean {
  return belongsTo(filter, { ...facts, ...given }, { readCount, isMarkedUnread: false }, viewer);
}

describe('A view', () => {
  test('of mine holds what is open and held by me', () => {
    expect(isIn(viewFilter('mine'))).toBe(true);
    expect(isIn(viewFilter('mine'), {}, jonas)).toBe(false);
    expect(isIn(viewFilter('mine'), { status: 'closed' })).toBe(false);
  });

  test('of mentions holds what somebody named me in, until it is closed', () => {
    expect(isIn(viewFilter('mentions'), {}, jonas)).toBe(true);
    expect(isIn(viewFilter('mentions'), { status: 'snoozed' }, jonas)).toBe(true);
    expect(isIn(viewFilter('mentions'), { status: 'closed' }, jonas)).toBe(false);
    expect(isIn(viewFilter('mentions'))).toBe(false);
  });

  test('of what did not go out holds it whatever its status', () => {
    expect(isIn(viewFilter('undelivered'), { failedCount: 1, status: 'closed' })).toBe(true);
    expect(isIn(viewFilter('undelivered'))).toBe(false);
  });

  test('takes the statuses it is asked for in place of its own', () => {
    const mine = viewFilter('mine', { statuses: ['closed', 'snoozed'] });
    expect(isIn(mine, { status: 'closed' })).toBe(true);
    expect(isIn(mine)).toBe(false);
  });

  test('can be narrowed by everything a conversation tells', () => {
    expect(isIn(viewFilter('all', { channelTypes: ['Viber'] }))).toBe(false);
    expect(isIn(viewFilter('all', { channelTypes: ['Viber', 'WhatsApp'] }))).toBe(true);
    expect(isIn(viewFilter('all', { assigneeIds: [NOBODY] }))).toBe(false);
    expect(isIn(viewFilter('all', { teamIds: [NOBODY] }))).toBe(true);
    expect(isIn(viewFilter('all', { tagIds: ['refund', 'other'] }))).toBe(true);
    expect(isIn(viewFilter('all', { ratings: [1] }))).toBe(false);
    expect(isIn(viewFilter('all', { needsReply: true }))).toBe(false);
    expect(isIn(viewFilter('all', { needsReply: true }), { isMarkedNeedsReply: true })).toBe(true);
    expect(isIn(viewFilter('all', { since: facts.lastMessageAt }))).toBe(true);
    expect(isIn(viewFilter('all', { until: facts.lastMessageAt }))).toBe(false);
  });

  test('of what is unread asks how far this viewer has read', () => {
    const unread = viewFilter('all', { isUnread: true });
    expect(isIn(unread, {}, priya, 2)).toBe(true);
    expect(isIn(unread, {}, priya, 3)).toBe(false);
    expect(isIn(unread, { readBaseline: 3 })).toBe(false);
  });

  test('has one form, whatever the order its filter was put together in', () => {
    expect(viewFilter('all', { tagIds: ['b', 'a', 'b'] })).toEqual(viewFilter('all', { tagIds: ['a', 'b'] }));
    expect(isWholeView(viewFilter('closed', { tagIds: [] }))).toBe(true);
    expect(isWholeView(viewFilter('closed', { needsReply: true }))).toBe(false);
  });
});
