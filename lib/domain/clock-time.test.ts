import { expect, test } from 'vitest';
import { clockOf, minutesOf } from './clock-time';

test.each([
  [0, '00:00'],
  [570, '09:30'],
  [1_439, '23:59'],
])('minute %i of a day is %s', (minute, text) => {
  expect(clockOf(minute)).toBe(text);
  expect(minutesOf(text)).toBe(minute);
});

test('the midnight at the end of a day is written as the one at its beginning', () => {
  expect(clockOf(1_440)).toBe('00:00');
});

test('what is no time is none', () => {
  expect(minutesOf('')).toBeNull();
  expect(minutesOf('9:30')).toBeNull();
});
