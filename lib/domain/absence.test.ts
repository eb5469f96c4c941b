import { describe, expect, test } from 'vitest';
import { isAbsent } from './absence';

const now = '2026-11-21T12:00:00.000Z';
const at = (clock: string) => `2026-11-21T${clock}:00.000Z`;

describe('somebody is absent', () => {
  test('once they have been away for the whole limit, by their own word', () => {
    const seen = { lastSeenAt: at('11:59') };
    expect(isAbsent({ ...seen, awaySince: at('11:30') }, now, 30)).toBe(true);
    expect(isAbsent({ ...seen, awaySince: at('11:31') }, now, 30)).toBe(false);
  });

  test('once nothing was seen of them for the whole limit', () => {
    expect(isAbsent({ awaySince: null, lastSeenAt: at('11:30') }, now, 30)).toBe(true);
    expect(isAbsent({ awaySince: null, lastSeenAt: at('11:31') }, now, 30)).toBe(false);
  });

  test('when nothing was ever seen of them', () => {
    expect(isAbsent({ awaySince: null, lastSeenAt: null }, now, 30)).toBe(true);
  });
});
