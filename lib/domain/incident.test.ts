import { expect, test } from 'vitest';
import { isThrottledLong } from './incident';

test('a wait of the usual minute is no incident, a second one in a row is', () => {
  expect(isThrottledLong(0, 60_000)).toBe(false);
  expect(isThrottledLong(60_000, 60_000)).toBe(true);
});

test('short waits add up, and one that is long enough counts at once', () => {
  expect(isThrottledLong(80_000, 5_000)).toBe(false);
  expect(isThrottledLong(85_000, 5_000)).toBe(true);
  expect(isThrottledLong(0, 300_000)).toBe(true);
});
