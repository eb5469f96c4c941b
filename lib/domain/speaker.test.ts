import { expect, test } from 'vitest';
import { isAccountOut } from './speaker';

test('nothing goes out by an account that is not signed in to, but for who has a login of their own', () => {
  const own = { state: 'linked', forbidden: null } as const;
  const ended = { state: 'expired', forbidden: null } as const;
  expect(isAccountOut('connected', null)).toBe(false);
  expect(isAccountOut('connecting', null)).toBe(false);
  expect(isAccountOut(undefined, null)).toBe(false);
  expect(isAccountOut('needs_sign_in', null)).toBe(true);
  expect(isAccountOut('needs_sign_in', ended)).toBe(true);
  expect(isAccountOut('needs_sign_in', own)).toBe(false);
  expect(isAccountOut('disconnected', own)).toBe(true);
});
