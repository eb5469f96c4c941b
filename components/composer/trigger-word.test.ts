import { expect, test } from 'vitest';
import { triggerWordAt } from './trigger-word';

test.each([
  ['/', '/', { from: 0, typed: '' }],
  ['/re', '/', { from: 0, typed: 're' }],
  ['Hi\n/re', '/', { from: 3, typed: 're' }],
  ['ask @Prí', '@', { from: 4, typed: 'Prí' }],
  ['and/or', '/', null],
  ['https://a', '/', null],
  ['/a/b', '/', null],
  ['mail@example', '@', null],
  ['/re ', '/', null],
  ['', '/', null],
] as const)('“%s” with %s is %o', (text, sign, expected) => {
  expect(triggerWordAt(text, text.length, sign)).toEqual(expected);
});

test('what stands behind the caret is not part of the word', () => {
  expect(triggerWordAt('/reach us', 3, '/')).toEqual({ from: 0, typed: 're' });
});
