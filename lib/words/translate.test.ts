import { describe, expect, test } from 'vitest';
import { en, type WordKey } from './en';
import { createWords } from './translate';

const keys = Object.keys(en) as WordKey[];
const words = createWords((key) => en[key], 'en-GB');

/** A value for everything a message asks for. */
function valuesFor(message: string): Record<string, string | number> {
  const names = [...message.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, 2]));
}

describe('the English catalogue', () => {
  test.each(keys)('%s can be said', (key) => {
    const said = words.tagged(key, valuesFor(en[key]), { b: (chunks) => chunks.join('') });
    expect(said.join('')).not.toBe('');
  });

  test('nothing in it shouts, apologises or congratulates', () => {
    for (const key of keys) expect(en[key], key).not.toMatch(/!|Oops|successfully|\bplease\b/i);
  });
});

describe('a message', () => {
  test('counts in the singular and the plural', () => {
    expect(words.t('row.unread', { n: 1 })).toBe('1 unread');
    expect(words.t('account.importing', { n: 1 })).toBe('1 message so far');
    expect(words.t('account.importing', { n: 1200 })).toBe('1,200 messages so far');
  });

  test('keeps the parts it emphasises apart', () => {
    const parts = words.tagged('banner.offline', {}, { b: (chunks) => ({ bold: chunks.join('') }) });
    expect(parts[0]).toEqual({ bold: 'You are offline.' });
  });
});
