import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { de } from './de';
import { en, type WordKey } from './en';

const keys = Object.keys(en) as WordKey[];

type Parts = ReturnType<IntlMessageFormat['getAst']>;

/** What a message wants and what it is made of: its values, the cases it tells apart by them, its tags. */
function demandsOf(parts: Parts): string[] {
  return parts.flatMap((part) => {
    const name = 'value' in part ? String(part.value) : '';
    if ('options' in part) {
      const cases = Object.entries(part.options);
      const told = 'pluralType' in part ? 'counted' : cases.map(([word]) => word).sort();
      return [`${name} ${told}`, ...cases.flatMap(([, { value }]) => demandsOf(value))];
    }
    if ('children' in part) return [`<${name}>`, ...demandsOf(part.children)];
    // Numbers 0 and 7 are literal text and the sign for the count.
    return part.type === 0 || part.type === 7 ? [] : [name];
  });
}

const demands = (message: string, locale: string) =>
  [...new Set(demandsOf(new IntlMessageFormat(message, locale).getAst()))].sort();

describe('German', () => {
  test.each(keys)('%s wants what the English message wants', (key) => {
    expect(demands(de[key], 'de')).toEqual(demands(en[key], 'en'));
  });

  test('says nothing that the English does not', () => {
    expect(Object.keys(de).sort()).toEqual([...keys].sort());
  });

  test('neither shouts, apologises nor congratulates', () => {
    for (const key of keys) expect(de[key], key).not.toMatch(/!|Hoppla|erfolgreich|\bbitte\b/i);
  });

  test('is German: what stands as in English is a name or a word of both', () => {
    const same = keys.filter((key) => de[key] === en[key] && /\p{Ll}{3}/u.test(en[key]));
    expect(same.length).toBeLessThan(keys.length / 12);
  });
});
