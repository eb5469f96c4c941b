import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../words/en';
import { causeOfGivingUp, failureOf, isRightMissing } from './failure';

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

test.each([
  ['132001 - Template name does not exist in the translation', 'template-unknown'],
  ['132000 - Number of parameters does not match the template', 'template-values'],
  ['132015 - Template is paused', 'template-paused'],
  ['131026 - Message undeliverable', 'not-published'],
  ['1320010 - Something else', 'not-published'],
  [null, 'not-published'],
])('what a network says of a template it refused is told in our words: %s', (words, cause) => {
  expect(causeOfGivingUp(words)).toBe(cause);
  expect(en).toHaveProperty([`failure.${cause}`]);
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
