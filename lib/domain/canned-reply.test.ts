import { describe, expect, test } from 'vitest';
import { blanksIn, fillBlanks, matchingReplies, nextBlank, SHORTCUT } from './canned-reply';

const facts = { customerName: 'Leonie  Achterberg', agentName: 'Priya Raman', channelName: 'WhatsApp' };

describe('the blanks of a reply', () => {
  test.each([
    ['Good news, {{first_name}}!', 'Good news, Leonie!'],
    ['{{ name }}, this is {{agent_first_name}}.', 'Leonie  Achterberg, this is Priya.'],
    ['On {{channel}} with {{agent}}', 'On WhatsApp with Priya Raman'],
    ['Your {{bike_model}} is ready, {{first_name}}.', 'Your {{bike_model}} is ready, Leonie.'],
    ['{{}} {{{x}}} { {name} }', '{{}} {{{x}}} { {name} }'],
  ])('%s becomes %s', (body, filled) => {
    expect(fillBlanks(body, facts)).toBe(filled);
  });

  test('stay open where nobody knows the answer, never “null”', () => {
    const unknown = { ...facts, customerName: null };
    expect(fillBlanks('Hi {{first_name}}', unknown)).toBe('Hi {{first_name}}');
    expect(fillBlanks('Hi {{first_name}}', { ...facts, customerName: '  ' })).toBe('Hi {{first_name}}');
  });

  test('a value is never read for blanks again', () => {
    expect(fillBlanks('Hi {{name}}', { ...facts, customerName: '{{agent}}' })).toBe('Hi {{agent}}');
  });

  test('are found with their places, one after the other', () => {
    const text = 'The {{part}} comes on {{date}}.';
    expect(blanksIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(['{{part}}', '{{date}}']);
    expect(nextBlank(text, 0)?.name).toBe('part');
    expect(nextBlank(text, 12)?.name).toBe('date');
    expect(nextBlank(text, text.length)).toBeNull();
  });
});

test.each([
  ['reach-us', true],
  ['öffnungszeiten', true],
  ['24h', true],
  ['', false],
  ['reach us', false],
  ['-us', false],
  ['a/b', false],
])('the shortcut “%s” may be used: %s', (shortcut, isFit) => {
  expect(SHORTCUT.test(shortcut)).toBe(isFit);
});

describe('what is typed behind the slash', () => {
  const replies = [
    { shortcut: 'where', title: 'How to reach us' },
    { shortcut: 'repair-free', title: 'Your repair is free' },
    { shortcut: 'ready', title: 'Your bike is ready' },
    { shortcut: 'in-warranty', title: 'Warranty' },
  ];
  const found = (typed: string) => matchingReplies(replies, typed).map(({ shortcut }) => shortcut);

  test('finds by the beginning of the shortcut first, then by any word', () => {
    expect(found('re')).toEqual(['ready', 'repair-free', 'where']);
    expect(found('WARR')).toEqual(['in-warranty']);
  });

  test('finds all when it is nothing, and nothing that does not fit', () => {
    expect(found('')).toHaveLength(4);
    expect(found('zz')).toEqual([]);
  });
});
