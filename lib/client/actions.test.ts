import { describe, expect, test } from 'vitest';
import { keys as words } from '@/lib/words/en/keys';
import { actionOf, actions, type Place, type Press } from './actions';

const places: readonly Place[] = ['list', 'field', 'page'];

function press(key: string, given: Partial<Press> = {}): Press {
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    place: 'page',
    isWithMod: false,
    isWithAlt: false,
    isWithShift: false,
    isRepeated: false,
    ...given,
  };
}

const idOf = (key: string, given: Partial<Press> = {}, areSingleKeysOn = true) =>
  actionOf(press(key, given), areSingleKeysOn)?.id ?? null;

describe('the list of actions', () => {
  test.each(places)('has no key twice where the focus is in: %s', (place) => {
    const taken = actions.flatMap(({ keys }) =>
      keys
        .filter((key) => key.places.includes(place))
        .map((key) => `${key.isWithMod ?? false} ${key.isWithShift ?? false} ${key.key}`),
    );
    expect(taken).toEqual([...new Set(taken)]);
  });

  test('says of each in words what it does', () => {
    for (const action of actions) expect(words).toHaveProperty([action.words]);
  });

  test('has no single key for a field', () => {
    const keys = actions.flatMap((action) => action.keys);
    expect(keys.filter((key) => key.places.includes('field')).map(({ key }) => key)).toEqual([
      'Escape',
      'Enter',
      'Enter',
    ]);
  });
});

describe('a key', () => {
  test('means the same with Caps Lock', () => {
    expect(idOf('J')).toBe('next');
  });

  test('means the same where the keyboard writes another alphabet', () => {
    expect(idOf('ο', { code: 'KeyO' })).toBe(null);
    expect(idOf('ξ', { code: 'KeyJ' })).toBe('next');
  });

  test('means the letter that is printed on it, wherever it lies', () => {
    expect(idOf('a', { code: 'KeyQ' })).toBe('assign');
  });

  test.each([{ isWithMod: true }, { isWithAlt: true }, { isWithShift: true }])(
    'means nothing with %o',
    (given) => {
      expect(idOf('e', given)).toBe(null);
    },
  );

  test('that is a sign may need Shift', () => {
    expect(idOf('?', { isWithShift: true, code: 'Slash' })).toBe('help');
  });

  test('held down walks, but changes nothing a second time', () => {
    expect(idOf('j', { isRepeated: true })).toBe('next');
    expect(idOf('e', { isRepeated: true })).toBe(null);
  });
});

test('switched off, no single key does anything; arrows, Enter, Escape and sending go on', () => {
  expect(['j', 'k', 'r', 'a', 'i', 'e', '/', '?'].map((key) => idOf(key, {}, false))).toEqual(
    Array(8).fill(null),
  );
  expect(idOf('ArrowDown', { place: 'list' }, false)).toBe('next');
  expect(idOf('Enter', { place: 'list' }, false)).toBe('open');
  expect(idOf('Escape', {}, false)).toBe('back');
  expect(idOf('Enter', { place: 'field', isWithMod: true }, false)).toBe('send');
  expect(idOf('Enter', { place: 'field', isWithMod: true, isWithShift: true }, false)).toBe('send-and-close');
});
