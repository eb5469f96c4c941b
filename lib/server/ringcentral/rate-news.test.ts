import { describe, expect, test } from 'vitest';
import { rateNewsOf } from './rate-news';

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
