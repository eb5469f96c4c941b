import { expect, test } from 'vitest';
import { filledTemplate, hasProperBlanks, matchingTemplates, templateBlanks } from './template';

test('its blanks are each there once, numbered ones by their numbers', () => {
  expect(templateBlanks('{{10}} {{2}} {{ 1 }} {{2}}')).toEqual(['1', '2', '10']);
  expect(templateBlanks('Hi {{name}}, {{day}}: {{name}}')).toEqual(['name', 'day']);
  expect(templateBlanks('No blank, {1}')).toEqual([]);
});

test.each([
  ['Hello', true],
  ['Hi {{1}}, {{2}}', true],
  ['Hi {{first_name}}', true],
  ['Hi {{2}}', false],
  ['Hi {{0}}', false],
  ['Hi {{01}}', false],
  ['Hi {{1}} {{name}}', false],
  ['Hi {{Name}}', false],
])('%s has blanks that a network takes: %s', (body, isProper) => {
  expect(hasProperBlanks(body)).toBe(isProper);
});

test('is filled as the customer reads it: one line in each blank, and each value once for all its places', () => {
  expect(
    filledTemplate('Hi {{1}}, {{2}}. Bye {{1}}', { 1: ' Ines\n Duarte ', 2: '$& {{1}}', 3: 'spare' }),
  ).toEqual({
    text: 'Hi Ines Duarte, $& {{1}}. Bye Ines Duarte',
    values: { 1: 'Ines Duarte', 2: '$& {{1}}' },
    missing: [],
  });
});

test('says what nobody has filled, and never fills it from elsewhere', () => {
  expect(filledTemplate('{{1}} {{constructor}}', { 1: ' ' })).toEqual({
    text: '{{1}} {{constructor}}',
    values: { 1: '', constructor: '' },
    missing: ['1', 'constructor'],
  });
});

test('is found by words of its name, language or text', () => {
  const [ready, bereit] = [
    { name: 'bike_ready', language: 'en', body: 'Your bike is ready' },
    { name: 'bike_ready', language: 'de', body: 'Dein Rad ist fertig' },
  ];
  expect(matchingTemplates([ready, bereit], 'bike READY ')).toEqual([ready, bereit]);
  expect(matchingTemplates([ready, bereit], 'rad')).toEqual([bereit]);
  expect(matchingTemplates([ready, bereit], 'helmet')).toEqual([]);
});
