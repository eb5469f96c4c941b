import { describe, expect, test } from 'vitest';
import { isNothingNew, isWalkDone, pauseBetweenSweeps, type WalkedPage } from './sweep';

const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1_000);

const page = (known: Partial<WalkedPage>): WalkedPage => ({
  newestAt: at(0),
  oldestAt: at(-300),
  oldestNewsAt: null,
  isLast: false,
  ...known,
});

describe('A walk back to what was swept before', () => {
  test('goes on though everything on the page is known, when the page does not reach back', () => {
    expect(isWalkDone(page({ oldestAt: at(-300) }), at(-3600))).toBe(false);
  });

  test('ends when the page reaches a minute behind', () => {
    expect(isWalkDone(page({ oldestAt: at(-359) }), at(-300))).toBe(false);
    expect(isWalkDone(page({ oldestAt: at(-361) }), at(-300))).toBe(true);
  });

  test('goes on when something unknown lies further behind than it should', () => {
    expect(isWalkDone(page({ oldestAt: at(-500), oldestNewsAt: at(-450) }), at(-300))).toBe(false);
    expect(isWalkDone(page({ oldestAt: at(-500), oldestNewsAt: at(-310) }), at(-300))).toBe(true);
  });

  test('ends with the last page, and only there when nothing was swept before', () => {
    expect(isWalkDone(page({}), null)).toBe(false);
    expect(isWalkDone(page({ isLast: true }), null)).toBe(true);
  });

  test('goes on over a page of which nothing could be read', () => {
    expect(isWalkDone(page({ newestAt: null, oldestAt: null }), at(-300))).toBe(false);
  });
});

describe('After a burst larger than a page', () => {
  const memory = { sweptUntil: at(0), lastSweepAt: at(60) };

  test('nothing is new when the newest change was there a minute before the last sweep', () => {
    expect(isNothingNew(page({ oldestAt: at(0) }), memory)).toBe(true);
  });

  test('that is not believed of a change as young as the sweep: its second may hold more than a page', () => {
    expect(isNothingNew(page({}), { ...memory, lastSweepAt: at(1) })).toBe(false);
  });

  test('nor when anything on the page is newer or was unknown', () => {
    expect(isNothingNew(page({ newestAt: at(1) }), memory)).toBe(false);
    expect(isNothingNew(page({ oldestNewsAt: at(0) }), memory)).toBe(false);
  });
});

describe('The next sweep', () => {
  test('comes after a minute while webhooks come, and after seconds when they do not', () => {
    const facts = { callsPerMinute: 50, callsPerSweep: 1 };
    expect(pauseBetweenSweeps({ ...facts, isQuiet: true })).toBe(60_000);
    expect(pauseBetweenSweeps({ ...facts, isQuiet: false })).toBe(5_000);
    expect(pauseBetweenSweeps({ ...facts, isQuiet: false, callsPerMinute: null })).toBe(5_000);
  });

  test('comes later where few calls are allowed: looking takes a quarter of them at most', () => {
    expect(pauseBetweenSweeps({ isQuiet: false, callsPerMinute: 10, callsPerSweep: 1 })).toBe(24_000);
    expect(pauseBetweenSweeps({ isQuiet: false, callsPerMinute: 50, callsPerSweep: 2 })).toBe(9_600);
  });
});
