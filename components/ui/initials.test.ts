import { describe, expect, test } from 'vitest';
import { initialsOf, tintOf } from './initials';

describe('initials on an avatar', () => {
  test.each([
    ['Leonie Achterberg', 'LA'],
    ['Siobhán Ní Dhomhnaill', 'SN'],
    ['crypto_wheels_77', 'CW'],
    ['gravelgoblin', 'G'],
    ['Андрей Ковальчук', 'АК'],
    ['Νίκος Παπαδόπουλος', 'ΝΠ'],
    ['@northwind', 'N'],
    ['+44 7700 900142', '47'],
  ])('%s is shown as %s', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });

  test.each([
    ['佐藤 美咲', '佐'],
    ['مريم الحسيني', 'م'],
    ['김 민지', '김'],
  ])('one sign is enough for %s', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });

  test('an accent made of two code points stays on its letter', () => {
    expect(initialsOf('E\u0301tienne')).toBe('E\u0301');
  });

  test('a name of emoji alone gets a question mark', () => {
    expect(initialsOf('🌧️ 🐕')).toBe('?');
  });
});

describe('the tint of an avatar', () => {
  test('the same person always has the same tint', () => {
    expect(tintOf('person-1')).toBe(tintOf('person-1'));
  });

  test('every tint is used', () => {
    const tints = new Set(Array.from({ length: 200 }, (_, n) => tintOf(`person-${n}`)));
    expect([...tints].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
