import { expect, test } from 'vitest';
import { HEARTBEAT_MS, PRESENCE_LIFE_MS, shownPresences } from './presence';

test('everybody is shown once, doing the most telling of what they do in all their tabs', () => {
  expect(
    shownPresences([
      { agentId: 'maya', doing: 'drafting' },
      { agentId: 'jonas', doing: 'viewing' },
      { agentId: 'maya', doing: 'viewing' },
      { agentId: 'jonas', doing: 'typing' },
    ]),
  ).toEqual([
    { agentId: 'jonas', doing: 'typing' },
    { agentId: 'maya', doing: 'viewing' },
  ]);
});

test('a draft is shown only of those who are not there', () => {
  expect(
    shownPresences([
      { agentId: 'amira', doing: 'drafting' },
      { agentId: 'jonas', doing: 'drafting' },
      { agentId: 'jonas', doing: 'viewing' },
    ]),
  ).toEqual([
    { agentId: 'jonas', doing: 'viewing' },
    { agentId: 'amira', doing: 'drafting' },
  ]);
});

test('whatever order tabs are heard in, names keep their places', () => {
  const heard = ['c', 'a', 'b'].map((agentId) => ({ agentId, doing: 'viewing' as const }));
  expect(shownPresences(heard)).toEqual(shownPresences(heard.toReversed()));
});

test('a sign of life may be lost, and a ghost is still gone within 15 seconds', () => {
  expect(PRESENCE_LIFE_MS).toBeGreaterThan(2 * HEARTBEAT_MS);
  expect(PRESENCE_LIFE_MS).toBeLessThanOrEqual(12_000);
});
