import { expect, test } from 'vitest';
import { monthOf, volumeOf } from './volume';

const at = (text: string) => new Date(text);

test('a month begins and ends at midnight of the zone, also at the end of a year', () => {
  expect(monthOf(at('2026-12-31T23:59:59.999Z'), 'UTC')).toEqual({
    from: at('2026-12-01T00:00:00Z'),
    until: at('2027-01-01T00:00:00Z'),
  });
  expect(monthOf(at('2026-12-31T23:59:59.999Z'), 'Europe/Berlin')).toEqual({
    from: at('2026-12-31T23:00:00Z'),
    until: at('2027-01-31T23:00:00Z'),
  });
  expect(monthOf(at('2026-10-31T22:30:00Z'), 'Europe/Berlin').from).toEqual(at('2026-09-30T22:00:00Z'));
  expect(monthOf(at('2026-02-01T00:00:00Z'), 'UTC').from).toEqual(at('2026-02-01T00:00:00Z'));
});

test.each([
  { count: 0, isNear: false, endsAt: null },
  { count: 79, isNear: false, endsAt: '2026-10-31T09:06:50.126Z' },
  { count: 80, isNear: true, endsAt: '2026-10-31T00:00:00Z' },
  { count: 100, isNear: true, endsAt: null },
  { count: 140, isNear: true, endsAt: null },
])('of 100 conversations, $count after 24 of 31 days: near $isNear, at the limit $endsAt', (it) => {
  const { share, isNear, endsAt } = volumeOf(it.count, 100, at('2026-10-25T00:00:00Z'), 'UTC');
  expect({ share, isNear, endsAt }).toEqual({
    share: it.count / 100,
    isNear: it.isNear,
    endsAt: it.endsAt === null ? null : at(it.endsAt),
  });
});

test('whoever is slow enough does not reach the limit this month', () => {
  expect(volumeOf(77, 100, at('2026-10-25T00:00:00Z'), 'UTC').endsAt).toBeNull();
});
