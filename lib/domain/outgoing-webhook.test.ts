import { describe, expect, it } from 'vitest';
import { outcomeOf, pauseAfter, readWebhookAddress, waitAfterRefusal } from './outgoing-webhook';

const MINUTE = 60_000;

describe('what an answer means', () => {
  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [301, 'refused'],
    [400, 'refused'],
    [404, 'refused'],
    [500, 'refused'],
    [410, 'gone'],
    [429, 'away'],
    [502, 'away'],
    [503, 'away'],
    [504, 'away'],
    [null, 'away'],
  ] as const)('%s: %s', (status, outcome) => {
    expect(outcomeOf(status)).toBe(outcome);
  });
});

describe('patience', () => {
  it('with a delivery that is refused lasts half a day and ends', () => {
    const waits = Array.from({ length: 9 }, (_, index) => waitAfterRefusal(index + 1, 0) ?? Number.NaN);
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / (60 * MINUTE);
    expect(hours).toBeGreaterThan(11);
    expect(hours).toBeLessThan(13);
    expect(waitAfterRefusal(10, 0)).toBeNull();
  });

  it('with a receiver that is away grows to five minutes and no further', () => {
    expect(pauseAfter('away', 1, 0)).toBe(4_000);
    expect(pauseAfter('away', 4, 1)).toBe(40_000);
    expect(pauseAfter('away', 500, 1)).toBe(5 * MINUTE);
  });

  it('leaves one that refuses a few alone only when it refuses several in a row', () => {
    expect([1, 2, 3, 4].map((failures) => pauseAfter('refused', failures, 1))).toEqual([0, 0, 0, 0]);
    expect(pauseAfter('refused', 5, 1)).toBe(5_000);
  });
});

describe('where a receiver may be', () => {
  it.each([
    ['https://shop.example/hook?a=1#part', 'https://shop.example/hook?a=1'],
    [' https://shop.example:8443 ', 'https://shop.example:8443/'],
  ])('%s', (typed, url) => {
    expect(readWebhookAddress(typed, false)).toEqual({ ok: true, url });
  });

  it.each([
    'shop',
    'javascript:alert(1)',
    'https://',
    'https://me:secret@shop.example/',
    'http://shop.example',
  ])('not %s', (typed) => {
    expect(readWebhookAddress(typed, false).ok).toBe(false);
  });

  it('plainly only where private receivers are allowed', () => {
    expect(readWebhookAddress('http://127.0.0.1:9/x', true)).toEqual({
      ok: true,
      url: 'http://127.0.0.1:9/x',
    });
    expect(readWebhookAddress('ftp://127.0.0.1/x', true)).toEqual({ ok: false, fault: 'not-https' });
  });
});
