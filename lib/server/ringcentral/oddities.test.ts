import { expect, test } from 'vitest';
import { fixtureNames, readFixture } from './fixtures/read-fixture';
import { contentFactsOf } from './translate-content';

const odditiesOf = (json: unknown) => contentFactsOf(json, { certainty: 'confirmed' })?.oddities;

const contents = fixtureNames().filter((name) => !/^(identities|webhooks|unknown)\//.test(name));

test.each(contents)('nothing of %s is odd', (name) => {
  expect(odditiesOf(readFixture(name))).toEqual([]);
});

test('what this version does not know of a record is named: members, values of closed lists, shapes', () => {
  expect(odditiesOf({ ...readFixture('unknown/new-network'), rating: 'five', body: ['secret'] })).toEqual([
    { member: 'body', value: '(array)' },
    { member: 'rating', value: '(string)' },
    { member: 'channelType', value: 'Threads' },
    { member: 'status', value: 'Snoozed' },
    { member: 'synchronizationStatus', value: 'Revising' },
    { member: 'type', value: 'Repost' },
    { member: 'newMember', value: '' },
  ]);
});

test('events have members of their own, and are read again as records', () => {
  const told = readFixture('unknown/new-network');
  expect(contentFactsOf(told, { certainty: 'provisional' })?.oddities).toEqual([]);
});

test('a record of many unknown members tells of twenty, each cut', () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${'x'.repeat(100)}${n}`, 1]));
  const odd = odditiesOf({ ...readFixture('whatsapp/customer-message'), ...many }) ?? [];
  expect(odd).toHaveLength(20);
  expect(odd[0]?.member).toHaveLength(80);
});
