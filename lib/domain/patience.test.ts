import { describe, expect, test } from 'vitest';
import { AWAY_AFTER, pauseAfter, spreadWait } from './patience';

/** Evenly spread chance, as a thousand callers would have it. */
const chances = Array.from({ length: 1_000 }, (_, index) => index / 1_000);

/** How many of the waits end in each second. */
function bySecond(waits: number[]): number[] {
  const counts = new Map<number, number>();
  for (const wait of waits) {
    const second = Math.floor(wait / 1_000);
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return [...counts.values()];
}

describe('A wait', () => {
  test('is never shorter than what was asked for', () => {
    for (const floor of [1, 1_000, 30_000, 900_000]) {
      for (const chance of chances) expect(spreadWait(floor, chance)).toBeGreaterThanOrEqual(floor);
    }
  });

  test('spreads a thousand replies so that no second holds more than three times the mean', () => {
    const counts = bySecond(chances.map((chance) => spreadWait(60_000, chance)));
    expect(Math.max(...counts)).toBeLessThanOrEqual((3 * chances.length) / counts.length);
    expect(counts.length).toBeGreaterThanOrEqual(8);
  });

  test('without chance would end for all of them in one second', () => {
    expect(bySecond(chances.map(() => spreadWait(60_000, 0)))).toEqual([chances.length]);
  });

  test('ends soon enough after a recovery, however long it was', () => {
    expect(spreadWait(900_000, 0.999)).toBeLessThan(910_000);
  });
});

describe('The pause of an account', () => {
  const pauses = (chance: number) =>
    [0, 1, 2, 3, 4, 5, 40].map((more) => pauseAfter(AWAY_AFTER + more, chance) / 1_000);

  test('begins only after several calls in a row found the platform away', () => {
    for (let failures = 0; failures < AWAY_AFTER; failures += 1) expect(pauseAfter(failures, 0.9)).toBe(0);
  });

  test('doubles up to a minute', () => {
    expect(pauses(1)).toEqual([5, 10, 20, 40, 60, 60, 60]);
    expect(pauses(0)).toEqual([4, 8, 16, 32, 48, 48, 48]);
  });
});
