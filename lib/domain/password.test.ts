import { expect, test } from 'vitest';
import { refusePassword } from './password';

const isCommon = (word: string) => ['sunshine', 'qwertyuiop', '1234567890'].includes(word);
const own = ['priya.raman@example.com', 'Priya Raman', 'Northwind Bikes'];
const refused = (password: string) => refusePassword(password, isCommon, own);

test.each([
  ['nine signs', 'too-short'],
  ['🔑🔑🔑🔑🔑', 'too-short'],
  ['a'.repeat(201), 'too-long'],
  ['qwertyuiop', 'common'],
  ['1234567890', 'common'],
  ['QwertyUiop', 'common'],
  ['Sunshine2026!', 'common'],
  ['priya.raman@example.com', 'personal'],
  ['Priya-Raman', 'personal'],
  ['priyaraman1987', 'personal'],
  ['Northwind Bikes!', 'personal'],
] as const)('%s is refused', (password, why) => {
  expect(refused(password.replace('nine signs', 'nine sign'))).toBe(why);
});

test.each([
  'ten signs!',
  '🔑🔒🚪🪟🧹🧺🪑🛋🕯🧯',
  'a'.repeat(200),
  'sunshine on the north wall',
  'Priya rides a bike',
  '7261940583',
])('%s may be used', (password) => {
  expect(refused(password)).toBeNull();
});

test('whoever has no letter in their name stands in nobody’s way', () => {
  expect(refusePassword('7261940583', isCommon, ['42'])).toBeNull();
});
