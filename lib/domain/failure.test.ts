import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../words/en';
import { failureOf, isRightMissing } from './failure';

/** The platform's own document, as far as it is published. */
const document = readFileSync(new URL('../sandbox/openapi/social-messaging.yaml', import.meta.url), 'utf8');
const published = [...new Set(document.match(/\b(?:EDI|CMN|OAU|SUB)-\d{3}\b/g))].sort();

test('the document tells of all 38 codes of the service, and of others', () => {
  expect(published.filter((code) => code.startsWith('EDI-'))).toHaveLength(38);
  expect(published).toEqual(expect.arrayContaining(['CMN-408', 'OAU-213', 'SUB-525']));
});

test.each(published)('%s has its own entry, and words', (code) => {
  const { kind } = failureOf(code);
  expect(kind).toBe(code);
  expect(en).toHaveProperty([`failure.${kind}`]);
});

test.each([
  ['EDI-099', 'EDI'],
  ['SUB-599', 'SUB'],
  ['OAU-999', 'OAU'],
  ['invalid_grant', 'OAU'],
  ['CMN-999', 'CMN'],
  ['HTTP-418', 'HTTP-4xx'],
  ['HTTP-503', 'HTTP-5xx'],
  ['FAC-001', 'other'],
  ['toString', 'other'],
])('%s, which nobody knows, falls to its class', (code, kind) => {
  expect(failureOf(code).kind).toBe(kind);
});

test('what only other words can cure is not offered again as it is', () => {
  expect(failureOf('EDI-033')).toMatchObject({ step: 'write-anew', isSameWorthTrying: false });
  expect(failureOf('EDI-021')).toMatchObject({ step: 'try-again', isSameWorthTrying: true });
  expect(failureOf('EDI-019')).toMatchObject({ step: 'ask-for-right', who: 'admin' });
});

test('a right that is missing stops a channel; a spent quota, or a right to begin, does not', () => {
  expect(['EDI-018', 'EDI-019', 'EDI-017', 'CMN-109', 'EDI-021'].map(isRightMissing)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
