import { describe, expect, test } from 'vitest';
import { cleanText, parseJson } from './json';

const parse = (text: string) => parseJson(new TextEncoder().encode(text));

describe('parsing what a peer sent', () => {
  test('JSON is read, brackets inside texts included', () => {
    const value = { text: '[[[{{{"\\', list: [1, { a: null }] };
    expect(parse(JSON.stringify(value))).toEqual({ ok: true, value });
    expect(parse(JSON.stringify('['.repeat(1000)))).toMatchObject({ ok: true });
  });

  test('what runs programs out of stack is refused before it is parsed', () => {
    expect(parse('['.repeat(1_000_000))).toEqual({ ok: false, reason: 'nested deeper than 64 levels' });
  });

  test('anything else is not JSON', () => {
    expect(parse('')).toEqual({ ok: false, reason: 'not JSON' });
    expect(parse(']]]')).toEqual({ ok: false, reason: 'not JSON' });
  });

  test('bytes that are not text become replacement characters', () => {
    expect(parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({ ok: true, value: '\uFFFD' });
  });
});

test('emoji survive cleaning, broken halves of them do not', () => {
  expect(cleanText('👩‍👩‍👧 a\0b \uD83D')).toBe('👩‍👩‍👧 a\uFFFDb \uFFFD');
});
