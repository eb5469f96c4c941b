import { describe, expect, test } from 'vitest';
import { rateNewsOf, retryAfterMs } from './rate-news';

describe('what headers tell of our limits', () => {
  const told = {
    'x-rate-limit-group': 'Light',
    'x-rate-limit-limit': '50',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-window': '60',
  };

  test('all four together are news', () => {
    expect(rateNewsOf(told)).toEqual({ group: 'light', limit: 50, remaining: 0, windowSeconds: 60 });
  });

  test.each([
    ['no group', { ...told, 'x-rate-limit-group': undefined }],
    ['a limit of nothing', { ...told, 'x-rate-limit-limit': '0' }],
    ['a window without length', { ...told, 'x-rate-limit-window': '0' }],
    ['a negative rest', { ...told, 'x-rate-limit-remaining': '-1' }],
    ['words for figures', { ...told, 'x-rate-limit-limit': 'many' }],
    ['nothing at all', {}],
  ])('%s is none', (_, headers) => {
    expect(rateNewsOf(headers)).toBeNull();
  });
});

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
