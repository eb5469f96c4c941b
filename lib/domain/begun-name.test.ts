import { expect, test } from 'vitest';
import { isNameBegun } from './begun-name';

test.each([
  ['Priya Nair', 'pri', true],
  ['Priya Nair', 'NAI', true],
  ['Priya Nair', 'priya n', true],
  ['Priya Nair', '', true],
  ['Priya Nair', 'iya', false],
  ['Priya Nair', 'priya x', false],
])('%s by %j: %s', (name, typed, expected) => {
  expect(isNameBegun(name, typed)).toBe(expected);
});
