import { describe, expect, it } from 'vitest';
import { chanceOf } from '@/tests/support/seeded';
import { isSilent } from './rhythm';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** A Monday. */
const START = Date.UTC(2026, 0, 5);

/** Messages an hour in the middle of the day, by the day of the week; nights are quiet. */
type Pace = (hourOfWeek: number) => number;
const shop =
  (perHour: number): Pace =>
  (hourOfWeek) => {
    const [day, hour] = [Math.floor(hourOfWeek / 24), hourOfWeek % 24];
    const isOpen = hour >= 8 && hour < 18;
    return isOpen ? perHour * (day < 5 ? 1 : 0.3) : perHour * 0.02;
  };

/** Moments at which customers write, by chance, at a pace. */
function written(pace: Pace, until: number, chance: () => number): number[] {
  const most = Math.max(...Array.from({ length: 168 }, (_, hour) => pace(hour)));
  const moments: number[] = [];
  for (let at = START; at < until; ) {
    at += (-Math.log(1 - chance()) / most) * HOUR;
    const hourOfWeek = Math.floor(((at - START) % WEEK) / HOUR);
    if (at < until && chance() < pace(hourOfWeek) / most) moments.push(at);
  }
  return moments;
}

/** Looks each ten minutes from the fifth week on, as the worker does. */
function alarms(moments: readonly number[], until: number): number[] {
  const found: number[] = [];
  const hours = new Map<number, number>();
  let next = 0;
  let wasSilent = false;
  for (let now = START; now < until; now += HOUR / 6) {
    for (let at = moments[next]; at !== undefined && at <= now; next += 1, at = moments[next]) {
      const hour = at - (at % HOUR);
      hours.set(hour, (hours.get(hour) ?? 0) + 1);
    }
    const last = moments[next - 1];
    if (last === undefined || now < START + 4 * WEEK) continue;
    const isSilentNow = isSilent(hours, new Date(last), new Date(now));
    if (isSilentNow && !wasSilent) found.push(now);
    wasSilent = isSilentNow;
  }
  return found;
}

const drawOf = (seed: number) => {
  const chance = chanceOf(seed);
  return () => chance.below(1_000_000) / 1_000_000;
};

const paces = [0.3, 1, 4, 20, 100];

describe('a channel at its own pace', () => {
  it('raises less than one false alarm in ten weeks', () => {
    const chance = drawOf(7);
    const until = START + 12 * WEEK;
    const weeks = paces.length * 4 * 8;
    const raised = paces.flatMap((pace) =>
      [1, 2, 3, 4].flatMap(() => alarms(written(shop(pace), until, chance), until)),
    );
    expect(raised.length / weeks).toBeLessThan(0.1);
  });

  it.each([
    [100, 1],
    [20, 2],
    [4, 6],
    [1, 36],
  ])('is noticed when it dies on a Tuesday at ten: %s an hour, within %s hours', (pace, within) => {
    const died = START + 6 * WEEK + DAY + 10 * HOUR;
    const moments = written(shop(pace), died, drawOf(pace));
    const [first = Number.NaN] = alarms(moments, died + 3 * DAY).filter((at) => at > died);
    expect((first - died) / HOUR).toBeLessThanOrEqual(within);
  });

  it('is not silent at night, on its quiet days, or before its rhythm is known', () => {
    const chance = drawOf(3);
    const closing = START + 6 * WEEK - 2 * DAY - 6 * HOUR;
    const moments = written(shop(20), closing, chance);
    expect(alarms(moments, closing + 13 * HOUR)).toEqual([]);
    expect(alarms(moments, closing + 3 * DAY)).toHaveLength(1);
    const hours = new Map([[START, 50]]);
    expect(isSilent(hours, new Date(START + HOUR), new Date(START + 3 * DAY))).toBe(false);
  });
});
