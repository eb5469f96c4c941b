import { expect, test } from 'vitest';
import { waitBefore } from './event-stream';

test('each try waits longer than the one before, up to a limit', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 7, 20].map((tries) => waitBefore(tries, 0.5));
  expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  expect(waits.at(-1)).toBeLessThanOrEqual(1_500);
});

test('chance spreads the browsers over half of the wait', () => {
  expect(waitBefore(3, 0)).toBe(750);
  expect(waitBefore(3, 1)).toBe(1500);
});
