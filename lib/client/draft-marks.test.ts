import { expect, test } from 'vitest';
import type { FeedEvent } from '@/lib/contract/event';
import { draftersIn, movedDrafts } from './draft-marks';
import { id } from './testing/examples';

const mark = (agent: number, mode: 'private' | 'note' = 'private') => ({
  conversationId: id(1),
  agentId: id(agent),
  mode,
});
const told = (agent: number, exists: boolean, mode?: 'private' | 'note'): FeedEvent => ({
  type: 'draft.changed',
  ...mark(agent, mode),
  exists,
});

test('whoever begins to write is marked once for each mode, and no longer when they have nothing left', () => {
  const begun = movedDrafts([], [told(801, true), told(801, true), told(801, true, 'note'), told(802, true)]);
  expect(begun).toEqual([mark(801), mark(801, 'note'), mark(802)]);
  expect([...draftersIn(begun, id(1))]).toEqual([id(801), id(802)]);
  expect(draftersIn(begun, id(2)).size).toBe(0);
  expect(movedDrafts(begun, [told(801, false)])).toEqual([mark(801, 'note'), mark(802)]);
});
