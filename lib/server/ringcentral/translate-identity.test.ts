import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFixture } from './fixtures/read-fixture';
import { personFactsOf } from './translate-identity';

test('a customer arrives with the name they go by', () => {
  expect(personFactsOf(readFixture('identities/customer'))).toEqual({
    externalId: '66b0a0c2d4e5f60007bb0102',
    groupId: '66b0a0c2d4e5f60007ff0102',
    network: 'WhatsApp',
    screenName: 'Lee M.',
    displayName: 'Lee Moreau',
    avatarUrl: null,
    email: null,
    phone: '+14155550142',
    isOurs: false,
  });
});

test('first and last name stand in for a missing display name', () => {
  expect(personFactsOf(readFixture('identities/customer.older'))).toMatchObject({
    screenName: 'samk',
    displayName: 'Sam Kovač',
    avatarUrl: 'https://pbs.example.com/samk.jpg',
    isOurs: false,
  });
});

test.each(['identities/persona', 'identities/persona.older'])('%s speaks for us', (fixture) => {
  expect(personFactsOf(readFixture(fixture))?.isOurs).toBe(true);
});

test('a record without an id is nobody', () => {
  expect(personFactsOf({ screenName: 'ghost' })).toBeNull();
});

test('no value whatever makes it throw', () => {
  const names = Object.keys(readFixture('identities/customer'));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.anything()), (odd) => {
      personFactsOf(odd);
      personFactsOf({ ...odd, id: 'i1' });
    }),
    { seed: 20240805, numRuns: 1000 },
  );
});
