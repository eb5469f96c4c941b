import { expect, test } from 'vitest';
import { isTimeZone } from './time-zone';

test.each(['Europe/Berlin', 'UTC', 'Asia/Kathmandu'])('%s is a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true);
});

test.each(['', 'Berlin', 'Europe/Atlantis'])('“%s” is none', (name) => {
  expect(isTimeZone(name)).toBe(false);
});
