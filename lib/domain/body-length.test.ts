import { expect, test } from 'vitest';
import { fittingSize, lengthIn } from './body-length';

test.each([
  ['a🚲', 2, 3],
  ['e\u0301', 2, 2],
  ['żółw', 4, 4],
  ['自転車', 3, 6],
  ['“yes” – no…', 11, 12],
  ['See https://northwind.example/spokes/and-much-more, today', 57, 33],
  ['http://', 7, 7],
  ['', 0, 0],
])('%j is %i characters, and %i on X', (text, characters, onX) => {
  expect(lengthIn(text, 'characters')).toBe(characters);
  expect(lengthIn(text, 'x-weights')).toBe(onX);
});

test('a text fits up to its last whole character or link', () => {
  expect(fittingSize('a🚲🚲', 'characters', 2)).toBe(3);
  expect(fittingSize('a🚲🚲', 'x-weights', 4)).toBe(3);
  expect(fittingSize('See https://northwind.example', 'x-weights', 26)).toBe(4);
  expect(fittingSize('See https://northwind.example', 'x-weights', 27)).toBe(29);
});
