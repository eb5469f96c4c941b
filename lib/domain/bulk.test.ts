import { expect, test } from 'vitest';
import { type BulkBefore, isAsLeft } from './bulk';

const left: BulkBefore = {
  status: 'closed',
  snoozedUntil: null,
  settledAt: '2026-11-29T10:00:00.000Z',
  isMarkedNeedsReply: false,
  needsReplyCount: 0,
  priority: 'normal',
  tagIds: [],
  assigneeId: 'ana',
  teamId: null,
};
const close = { type: 'status', status: 'closed' } as const;
const give = { type: 'assign', assigneeId: 'ana' } as const;

test('what was closed may be opened again while it stands closed, whoever has it and whatever waits in it', () => {
  const now = { ...left, assigneeId: 'bo', priority: 'high' as const, needsReplyCount: 2, tagIds: ['t'] };
  expect(isAsLeft(close, left, now)).toBe(true);
  expect(isAsLeft(close, left, { ...left, status: 'open' })).toBe(false);
  expect(isAsLeft(close, left, { ...left, settledAt: '2026-11-29T10:00:01.000Z' })).toBe(false);
});

test('what was given may be taken back while it is still theirs, open or closed', () => {
  expect(isAsLeft(give, left, { ...left, status: 'open' })).toBe(true);
  expect(isAsLeft(give, left, { ...left, assigneeId: 'bo' })).toBe(false);
  expect(isAsLeft(give, left, { ...left, teamId: 'workshop' })).toBe(false);
});

test('what was read is nobody else’s business', () => {
  expect(isAsLeft({ type: 'read', isRead: true }, left, { ...left, status: 'open' })).toBe(true);
});
