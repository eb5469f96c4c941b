import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BusinessHours,
  type Holiday,
  hasHours,
  type Interval,
  intervalTrouble,
  isOpen,
  nextOpening,
  noHours,
  openTimeBetween,
} from './business-hours';

const HOUR = 3_600_000;
const office: Interval[] = [
  { from: 9 * 60, until: 12 * 60 },
  { from: 13 * 60, until: 17 * 60 },
];
const weekdays: BusinessHours = {
  weekdays: [office, office, office, office, office, [], []],
  holidays: [
    { date: '2026-12-25', name: 'Christmas', intervals: [] },
    { date: '2026-12-24', name: '', intervals: [{ from: 9 * 60, until: 12 * 60 }] },
  ],
};
const everyDay = (from: number, until: number): BusinessHours => ({
  weekdays: Array.from({ length: 7 }, () => [{ from: from * 60, until: until * 60 }]),
  holidays: [],
});
const ms = (text: string) => Date.parse(text);
const iso = (at: number | null) => at && new Date(at).toISOString();

describe('A team with hours', () => {
  const schedule = { hours: weekdays, zone: 'Europe/Berlin' };
  const next = (text: string) => iso(nextOpening(schedule, ms(text)));

  test.each([
    ['a Monday at nine', '2026-11-30T08:00:00Z', true],
    ['a moment before', '2026-11-30T07:59:59.999Z', false],
    ['lunch', '2026-11-30T11:00:00Z', false],
    ['after lunch', '2026-11-30T12:00:00Z', true],
    ['the evening', '2026-11-30T16:00:00Z', false],
    ['a Sunday', '2026-11-29T10:00:00Z', false],
    ['Christmas', '2026-12-25T10:00:00Z', false],
    ['the afternoon of a short day', '2026-12-24T13:00:00Z', false],
    ['its morning', '2026-12-24T10:00:00Z', true],
  ])('on %s', (_, at, open) => {
    expect(isOpen(schedule, ms(at))).toBe(open);
  });

  test('opens after lunch, after the weekend, and after a holiday', () => {
    expect(next('2026-11-30T11:30:00Z')).toBe('2026-11-30T12:00:00.000Z');
    expect(next('2026-11-27T18:00:00Z')).toBe('2026-11-30T08:00:00.000Z');
    expect(next('2026-12-24T12:00:00Z')).toBe('2026-12-28T08:00:00.000Z');
    expect(next('2026-11-30T09:00:00Z')).toBe('2026-11-30T09:00:00.000Z');
  });

  test('is there for seven hours a day', () => {
    expect(openTimeBetween(schedule, ms('2026-11-23T00:00:00Z'), ms('2026-11-30T00:00:00Z'))).toBe(35 * HOUR);
    expect(openTimeBetween(schedule, ms('2026-11-30T10:30:00Z'), ms('2026-11-30T12:15:00Z'))).toBe(
      0.75 * HOUR,
    );
    expect(openTimeBetween(schedule, 10, 5)).toBe(0);
  });

  test('that never comes again opens no more', () => {
    const closed = Array.from({ length: 500 }, (_, day) => ({
      date: new Date(ms('2026-11-01T00:00:00Z') + day * 24 * HOUR).toISOString().slice(0, 10),
      name: '',
      intervals: [],
    }));
    const hours = { ...weekdays, holidays: closed };
    expect(nextOpening({ hours, zone: 'UTC' }, ms('2026-11-30T00:00:00Z'))).toBeNull();
  });
});

test('A team without hours is always there', () => {
  const schedule = { hours: { ...noHours, holidays: weekdays.holidays }, zone: 'UTC' };
  expect(hasHours(schedule.hours)).toBe(false);
  expect(isOpen(schedule, ms('2026-12-25T03:00:00Z'))).toBe(true);
  expect(nextOpening(schedule, 7)).toBe(7);
  expect(openTimeBetween(schedule, 7, 19)).toBe(12);
});

describe('When the clocks change', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ])('a whole day in %s on %s has %f hours', (zone, date, hours) => {
    const schedule = {
      hours: {
        ...noHours,
        weekdays: [[{ from: 0, until: 1 }], [], [], [], [], [], [{ from: 0, until: 1_440 }]],
        holidays: [],
      },
      zone,
    };
    const noon = ms(`${date}T12:00:00Z`);
    // Monday has a minute of its own, which is not looked at.
    const sunday = openTimeBetween(schedule, noon - 48 * HOUR, noon + 48 * HOUR);
    expect((sunday - 60_000) / HOUR).toBe(hours);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-29T07:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T08:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T13:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T22:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T22:30:00.000Z'],
  ])('nine o’clock in %s on %s stays nine o’clock', (zone, _, opens) => {
    const schedule = { hours: everyDay(9, 17), zone };
    expect(iso(nextOpening(schedule, ms(opens) - 2 * HOUR))).toBe(opens);
    expect(isOpen(schedule, ms(opens) - 1)).toBe(false);
  });

  test('an hour that is left out is not worked, and what begins in it begins with the next', () => {
    const zone = 'Europe/Berlin';
    const [from, until] = [ms('2026-03-28T23:00:00Z'), ms('2026-03-29T22:00:00Z')];
    expect(openTimeBetween({ hours: everyDay(2, 3), zone }, from, until)).toBe(0);
    expect(openTimeBetween({ hours: everyDay(2.5, 4), zone }, from, until)).toBe(HOUR);
    expect(openTimeBetween({ hours: everyDay(1, 2.5), zone }, from, until)).toBe(HOUR);
  });
});

describe('The intervals of a day', () => {
  test.each([
    [[], null],
    [office, null],
    [[...office].reverse(), null],
    [
      [
        { from: 540, until: 720 },
        { from: 720, until: 800 },
      ],
      null,
    ],
    [[{ from: 540, until: 540 }], 'reversed'],
    [[{ from: 540, until: 480 }], 'reversed'],
    [[...office, { from: 700, until: 730 }], 'overlap'],
  ])('%j: %s', (intervals, trouble) => {
    expect(intervalTrouble(intervals)).toBe(trouble);
  });
});

describe('Whatever the hours', () => {
  const day = fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
    .map((marks) => [...marks].sort((a, b) => a - b))
    .map((marks) =>
      Array.from({ length: Math.floor(marks.length / 2) }, (_, index) => ({
        from: (marks[2 * index] ?? 0) * 15,
        until: (marks[2 * index + 1] ?? 0) * 15,
      })),
    );
  const schedules = fc.record({
    hours: fc.record({
      weekdays: fc.array(day, { minLength: 7, maxLength: 7 }),
      holidays: fc.constant<Holiday[]>([]),
    }),
    zone: fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'UTC',
      'Asia/Kathmandu',
    ),
  });
  /** Around both changes of the clocks of all these zones. */
  const moments = fc.integer({ min: ms('2026-03-01T00:00:00Z'), max: ms('2026-11-10T00:00:00Z') });
  const three = fc.tuple(moments, moments, moments).map((all) => all.sort((a, b) => a - b));

  test('open time adds up, never shrinks, and is never more than time', () => {
    fc.assert(
      fc.property(schedules, three, (schedule, [a = 0, b = 0, c = 0]) => {
        const [first, second] = [openTimeBetween(schedule, a, b), openTimeBetween(schedule, b, c)];
        const whole = openTimeBetween(schedule, a, c);
        expect(first + second).toBe(whole);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThanOrEqual(b - a);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('the next opening is open, and nothing before it was', () => {
    fc.assert(
      fc.property(schedules, moments, (schedule, at) => {
        const next = nextOpening(schedule, at) ?? Number.NaN;
        expect(next).toBeGreaterThanOrEqual(at);
        expect(isOpen(schedule, next)).toBe(true);
        expect(openTimeBetween(schedule, at, next)).toBe(0);
        expect(isOpen(schedule, at)).toBe(next === at);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
