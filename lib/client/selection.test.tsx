import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  chooseAll,
  chooseAllThatMatch,
  chooseNothing,
  chooseUpTo,
  isChosen,
  keepChosen,
  toggleChosen,
  useSelection,
} from './selection';

const LIST = '/inbox/all';
const order = ['a', 'b', 'c', 'd', 'e'];

const chosen = (list = LIST) => {
  const { result } = renderHook(() => useSelection(list));
  return order.filter((id) => isChosen(result.current, id)).join('');
};

beforeEach(chooseNothing);

describe('what is chosen in a list', () => {
  test('comes and goes one by one', () => {
    toggleChosen(LIST, 'b');
    toggleChosen(LIST, 'd');
    expect(chosen()).toBe('bd');
    toggleChosen(LIST, 'b');
    expect(chosen()).toBe('d');
  });

  test('reaches from the last one to here, in either direction', () => {
    toggleChosen(LIST, 'd');
    chooseUpTo(LIST, 'b', order);
    expect(chosen()).toBe('bcd');
    chooseUpTo(LIST, 'e', order);
    expect(chosen()).toBe('bcde');
  });

  test('begins here where nothing was chosen, or the last one is gone', () => {
    chooseUpTo(LIST, 'c', order);
    expect(chosen()).toBe('c');
    chooseUpTo(LIST, 'e', ['d', 'e']);
    expect(chosen()).toBe('ce');
  });

  test('can be all that match, but for those taken out again', () => {
    chooseAllThatMatch(LIST);
    toggleChosen(LIST, 'c');
    keepChosen(LIST, ['a']);
    expect(chosen()).toBe('abde');
    chooseUpTo(LIST, 'd', order);
    expect(chosen()).toBe('abcde');
  });

  test('is another list’s no more, and goes with what leaves the list', () => {
    chooseAll(LIST, order);
    expect(chosen('/inbox/mine')).toBe('');
    keepChosen(LIST, ['a', 'e']);
    expect(chosen()).toBe('ae');
  });
});
