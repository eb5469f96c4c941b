import { expect, test } from 'vitest';
import { en } from './en';
import { formatBytes, formatSpan } from './measures';
import { createWords } from './translate';

const words = createWords((key) => en[key], 'en-GB');
const minutes = (n: number) => n * 60_000;

test.each([
  [2_000, '2 s'],
  [minutes(12), '12 min'],
  [minutes(65), '1 h 05'],
  [minutes(192), '3 h 12'],
  [minutes(20 * 60), '20 h'],
  [minutes(47 * 60), '47 h'],
  [minutes(72 * 60), '3 d'],
  [-5_000, '0 s'],
])('%d ms is said as %s', (ms, expected) => {
  expect(formatSpan(words, ms)).toBe(expected);
});

test.each([
  [512, '512 B'],
  [412_000, '412 KB'],
  [7_240_000, '7.2 MB'],
])('%d bytes are said as %s', (bytes, expected) => {
  expect(formatBytes(words, bytes)).toBe(expected);
});
