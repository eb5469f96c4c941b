import { describe, expect, test } from 'vitest';
import { bothTexts, isPlaceIn, nameOfPlace, placeNamed } from './draft';

describe('a place', () => {
  test.each([
    ['private', { mode: 'private', answers: null }],
    ['note', { mode: 'note', answers: null }],
    ['public.7', { mode: 'public', answers: '7' }],
  ] as const)('is known by its name: %s', (name, place) => {
    expect(nameOfPlace(place)).toBe(name);
    expect(placeNamed(name)).toEqual(place);
  });

  test('has no other names', () => {
    for (const name of ['', 'secret', 'public.7.8']) expect(placeNamed(name)).toBeNull();
  });

  test('is one of its conversation: a talk is answered in private, a comment by naming it', () => {
    expect(isPlaceIn({ mode: 'private', answers: null }, 'private')).toBe(true);
    expect(isPlaceIn({ mode: 'public', answers: null }, 'private')).toBe(false);
    expect(isPlaceIn({ mode: 'private', answers: '7' }, 'private')).toBe(false);
    expect(isPlaceIn({ mode: 'public', answers: '7' }, 'public')).toBe(true);
    expect(isPlaceIn({ mode: 'private', answers: '7' }, 'public')).toBe(true);
    expect(isPlaceIn({ mode: 'public', answers: null }, 'public')).toBe(false);
    expect(isPlaceIn({ mode: 'note', answers: null }, 'public')).toBe(true);
    expect(isPlaceIn({ mode: 'note', answers: '7' }, 'private')).toBe(false);
  });
});

test('two texts of one place are kept both, and what one of them only goes on with is not said twice', () => {
  expect(bothTexts('It is ready.', 'Come at four.')).toBe('It is ready.\n\nCome at four.');
  expect(bothTexts('It is', 'It is ready.')).toBe('It is ready.');
  expect(bothTexts('It is ready.', 'It is')).toBe('It is ready.');
});
