import { expect, test } from 'vitest';
import { csvLine } from './csv';

test('plain cells stand as they are', () => {
  expect(csvLine(['Amira', 17, true, null, undefined, ''])).toBe('Amira,17,true,,,\r\n');
});

test('what would end a cell or a line is put into quotation marks', () => {
  expect(csvLine(['a,b', 'a"b', 'a\nb'])).toBe('"a,b","a""b","a\nb"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', (text) => {
  expect(csvLine([text]).replaceAll('"', '').startsWith(`'${text}`)).toBe(true);
});

test('numbers that are negative are numbers', () => {
  expect(csvLine([-1])).toBe('-1\r\n');
});

test('objects are written as JSON', () => {
  expect(csvLine([{ role: 'admin' }])).toBe('"{""role"":""admin""}"\r\n');
});
