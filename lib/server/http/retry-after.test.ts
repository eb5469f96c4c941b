import { describe, expect, test } from 'vitest';
import { retryAfterMs } from './retry-after';

describe('how long to wait', () => {
  const date = 'Mon, 05 Aug 2024 10:00:00 GMT';

  test.each([
    ['seconds', { 'retry-after': '30' }, 30_000],
    ['a date, by the sender’s own clock', { 'retry-after': 'Mon, 05 Aug 2024 10:00:42 GMT', date }, 42_000],
    ['a date in the past: a moment', { 'retry-after': 'Mon, 05 Aug 2024 09:00:00 GMT', date }, 1_000],
    ['no time: a moment', { 'retry-after': '0' }, 1_000],
    ['a year: a quarter of an hour', { 'retry-after': '31536000' }, 900_000],
    ['more digits than a number holds: a quarter of an hour', { 'retry-after': '9'.repeat(400) }, 900_000],
    ['nothing: the penalty time', {}, 60_000],
    ['nonsense: the penalty time', { 'retry-after': 'soon' }, 60_000],
  ])('told %s', (_, headers, milliseconds) => {
    expect(retryAfterMs(headers)).toBe(milliseconds);
  });
});
