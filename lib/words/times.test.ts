import { describe, expect, test } from 'vitest';
import { createTimes } from './times';

const times = createTimes('en-GB', 'Europe/London');
/** Tuesday 14 October 2025, 14:30 in London. */
const now = Date.parse('2025-10-14T13:30:00Z');

describe('a time on a row', () => {
  test.each([
    ['2025-10-14T13:24:00Z', '14:24'],
    ['2025-10-13T09:00:00Z', 'Mon'],
    ['2025-10-08T09:00:00Z', 'Wed'],
    ['2025-10-07T09:00:00Z', '7 Oct'],
    ['2025-01-02T09:00:00Z', '2 Jan'],
    ['2024-10-02T09:00:00Z', '2 Oct 2024'],
    ['2025-10-15T08:00:00Z', 'Wed'],
    ['2025-10-21T08:00:00Z', '21 Oct'],
  ])('%s is written %s', (at, expected) => {
    expect(times.short(at, now)).toBe(expected);
  });

  test('a moment before midnight is yesterday, however few hours ago', () => {
    const justAfterMidnight = Date.parse('2025-10-14T23:10:00Z');
    expect(times.short('2025-10-14T22:50:00Z', justAfterMidnight)).toBe('Tue');
  });

  test('the viewer’s zone decides the day, not the server’s', () => {
    const tokyo = createTimes('en-GB', 'Asia/Tokyo');
    expect(tokyo.short('2025-10-14T15:30:00Z', Date.parse('2025-10-14T16:00:00Z'))).toBe('00:30');
    expect(tokyo.dayKey('2025-10-14T15:30:00Z')).toBe('2025-10-15');
  });

  test('a clock that runs a little ahead still shows today', () => {
    expect(times.short('2025-10-14T13:31:00Z', now)).toBe('14:31');
  });

  test('the day the clocks change counts as one day', () => {
    const monday = Date.parse('2025-10-27T09:00:00Z');
    expect(times.short('2025-10-26T00:30:00Z', monday)).toBe('Sun');
  });
});

describe('other forms', () => {
  test('a heading of a day is a word for today and a date for others', () => {
    expect(times.day('2025-10-14T08:00:00Z', now)).toBeNull();
    expect(times.day('2025-10-13T08:00:00Z', now)).toBe('Monday 13 October');
    expect(times.day('2024-10-13T08:00:00Z', now)).toBe('Sunday, 13 October 2024');
  });

  test('a comment of another day says the day and the time', () => {
    expect(times.stamp('2025-10-14T13:11:00Z', now)).toBe('14:11');
    expect(times.stamp('2025-10-13T09:02:00Z', now)).toBe('Mon, 10:02');
    expect(times.stamp('2025-09-12T17:20:00Z', now)).toBe('12 Sept, 18:20');
  });

  test('the exact time names its zone', () => {
    expect(times.exact('2025-10-14T13:11:09Z')).toMatch(/14 October 2025.*14:11:09.*BST/);
  });

  test('a language of twelve hours gets its own form', () => {
    expect(createTimes('en-US', 'Europe/London').clock('2025-10-14T13:11:00Z')).toMatch(/02:11\sPM/);
  });
});
