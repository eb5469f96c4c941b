import { describe, expect, test } from 'vitest';
import { MASK, maskedPayload } from './masked-payload';

const CANARY = 'canary-Zx81kQ-never-shown';

const masked = (value: unknown, secrets: string[] = []) =>
  maskedPayload(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), secrets);

describe('what was delivered', () => {
  test('is shown with one member a line, and otherwise as it came', () => {
    expect(masked({ uuid: 'a', body: { resource: { body: 'Is it ready? It was token of thanks.' } } })).toBe(
      [
        '{',
        '  "uuid": "a",',
        '  "body": {',
        '    "resource": {',
        '      "body": "Is it ready? It was token of thanks."',
        '    }',
        '  }',
        '}',
      ].join('\n'),
    );
  });

  test.each([
    ['Verification-Token', { 'Verification-Token': CANARY }],
    ['verificationToken', { deliveryMode: { verificationToken: CANARY } }],
    ['access_token', { list: [{ access_token: CANARY }] }],
    ['refreshToken', { refreshToken: { value: CANARY } }],
    ['client_secret', { client_secret: [CANARY] }],
    ['authorization', { headers: { AUTHORIZATION: `Basic ${CANARY}` } }],
    ['password', { password: CANARY }],
    ['a bearer in a text', { body: `curl -H "Authorization: Bearer ${CANARY}"` }],
    ['a parameter of an address', { uri: `https://media.example/a.png?size=1&access_token=${CANARY}&b=2` }],
    ['a signed address', { uri: `https://media.example/a.png?X-Amz-Signature=${CANARY}` }],
    ['a token of our own', { body: `I use foyer_${'0'.repeat(32)}${CANARY} there` }],
    ['a token of three parts', { body: `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(20)}.${CANARY}` }],
  ])('has no secret in it: %s', (_, value) => {
    expect(masked(value)).not.toContain(CANARY);
    expect(masked(value)).toContain(MASK);
  });

  test.each([
    ['in a member that is not called so', JSON.stringify({ note: `it is ${CANARY}, ${CANARY}` })],
    ['as the name of a member', JSON.stringify({ [CANARY]: 1 })],
    ['in what is no JSON', `hello ${CANARY}`],
    ['written with escapes', `{"note": "\\u0063${CANARY.slice(1)}"}`],
  ])('has no secret of ours in it: %s', (_, text) => {
    expect(masked(text, [CANARY])).not.toContain(CANARY);
  });

  test('control: without being known, that one would have been shown', () => {
    expect(masked({ note: `it is ${CANARY}` })).toContain(CANARY);
  });

  test('that is no JSON is shown as it came, its secrets masked', () => {
    expect(masked('{"access_token":"abcdefgh", "id": "17')).toBe(`{"access_token":${MASK}, "id": "17`);
    expect(masked('')).toBe('');
  });

  test('keeps a short word that happens to be a secret: masking it would tell it', () => {
    expect(masked({ body: 'abc' }, ['abc'])).toContain('abc');
  });

  test('is not multiplied by its nesting', () => {
    const deep = `[${'['.repeat(60)}${'1,'.repeat(60_000)}1${']'.repeat(60)}]`;
    expect(masked(deep).length).toBeLessThanOrEqual(deep.length);
  });

  test('is masked in a moment, whatever it is', () => {
    const text = 'token'.repeat(20_000) + 'Bearer '.repeat(20_000) + 'eyJ'.repeat(20_000);
    const begun = performance.now();
    masked(text);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
