import { describe, expect, test } from 'vitest';
import { isClockOff, isPassed, readServerAddress } from './connect';

describe('the address of a server', () => {
  test.each([
    ['https://platform.ringcentral.com', 'https://platform.ringcentral.com'],
    [' https://platform.ringcentral.com/restapi?x=1#y ', 'https://platform.ringcentral.com'],
    ['https://platform.ringcentral.com:443/', 'https://platform.ringcentral.com'],
    ['http://127.0.0.1:28500', 'http://127.0.0.1:28500'],
    ['http://localhost:4000/', 'http://localhost:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
  ])('%s is taken', (typed, url) => {
    expect(readServerAddress(typed)).toEqual({ ok: true, url });
  });

  test.each([
    ['platform.ringcentral.com', 'not-an-address'],
    ['', 'not-an-address'],
    ['https://user:secret@platform.ringcentral.com', 'not-an-address'],
    ['http://platform.ringcentral.com', 'not-https'],
    ['http://127.0.0.1.example.com', 'not-https'],
    ['ftp://127.0.0.1', 'not-https'],
    ['https://platform.ringcentral.com:8443', 'other-port'],
  ])('%s is not', (typed, fault) => {
    expect(readServerAddress(typed)).toEqual({ ok: false, fault });
  });
});

test('a clock is off from more than a minute, either way', () => {
  expect([-61, -60, 0, 60, 61].map(isClockOff)).toEqual([true, false, false, false, true]);
});

test('a clock that is off hinders nobody; anything else does', () => {
  const check = (fault: 'clock-off' | 'wrong-app' | null) => ({ step: 'app' as const, fault, detail: null });
  expect(isPassed([check(null), check('clock-off')])).toBe(true);
  expect(isPassed([check(null), check('wrong-app')])).toBe(false);
});
