import { describe, expect, test } from 'vitest';
import { type BusinessHours, noHours } from './business-hours';
import { snoozeChoices } from './snooze';

const offered = (now: string, zone: string, schedule = { hours: noHours, zone: 'UTC' }) =>
  Object.fromEntries(snoozeChoices(Date.parse(now), zone, schedule).map(({ name, until }) => [name, until]));

describe('the times that a snooze offers', () => {
  test('are in three hours, tomorrow morning, Monday morning, and when they reply', () => {
    expect(offered('2025-10-14T13:24:07.500Z', 'Europe/London')).toEqual({
      hours: '2025-10-14T16:24:07.500Z',
      tomorrow: '2025-10-15T08:00:00.000Z',
      monday: '2025-10-20T08:00:00.000Z',
      reply: null,
    });
  });

  test('are those of the viewer’s own day and clock', () => {
    // In Kathmandu it is 00:15 of the 15th.
    expect(offered('2025-10-14T18:30:00Z', 'Asia/Kathmandu')).toMatchObject({
      tomorrow: '2025-10-16T03:15:00.000Z',
      monday: '2025-10-20T03:15:00.000Z',
    });
  });

  test('stay at nine when the clocks change in between', () => {
    expect(offered('2025-10-25T12:00:00Z', 'Europe/London').tomorrow).toBe('2025-10-26T09:00:00.000Z');
    expect(offered('2026-03-28T12:00:00Z', 'Europe/London').tomorrow).toBe('2026-03-29T08:00:00.000Z');
  });

  test.each([
    ['a Sunday, when it is tomorrow, once', '2025-10-19T12:00:00Z', undefined],
    ['a Monday, of the week after', '2025-10-20T12:00:00Z', '2025-10-27T09:00:00.000Z'],
    ['a Saturday, in two days', '2025-10-18T12:00:00Z', '2025-10-20T08:00:00.000Z'],
    ['the end of a year', '2025-12-31T12:00:00Z', '2026-01-05T09:00:00.000Z'],
  ])('offer Monday on %s', (_, now, monday) => {
    expect(offered(now, 'Europe/London').monday).toBe(monday);
  });
});

describe('where the team has hours', () => {
  const day = [{ from: 7 * 60 + 30, until: 18 * 60 }];
  const hours: BusinessHours = {
    weekdays: [day, day, day, day, day, [], []],
    holidays: [{ date: '2025-10-20', name: 'Fair', intervals: [] }],
  };
  const schedule = { hours, zone: 'Europe/Berlin' };

  test('it comes back when the team opens, by the team’s clocks', () => {
    expect(offered('2025-10-14T13:00:00Z', 'America/New_York', schedule)).toMatchObject({
      tomorrow: '2025-10-15T05:30:00.000Z',
      week: '2025-10-21T05:30:00.000Z',
    });
  });

  test('a day on which nobody is there is not called tomorrow, and one time is offered once', () => {
    expect(offered('2025-10-17T13:00:00Z', 'Europe/London', schedule)).toEqual({
      hours: '2025-10-17T16:00:00.000Z',
      opening: '2025-10-21T05:30:00.000Z',
      reply: null,
    });
  });

  test('who is there all night has mornings all the same', () => {
    const always = { ...hours, weekdays: hours.weekdays.map(() => [{ from: 0, until: 1_440 }]) };
    expect(offered('2025-10-14T13:00:00Z', 'UTC', { ...schedule, hours: always }).tomorrow).toBe(
      '2025-10-15T07:00:00.000Z',
    );
  });
});
