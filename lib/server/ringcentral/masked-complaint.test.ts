import { expect, test } from 'vitest';
import { maskedComplaint } from './masked-complaint';
import { MASK } from './masked-payload';

const basic = `Basic ${Buffer.from('client-id:the:secret-of-it').toString('base64')}`;
const get = { method: 'GET', path: ['contents'] } as const;

test('what was shown to be let in is not repeated, in whatever form', () => {
  const said = `Bad credentials ${basic.slice(6)} of client-id, the:secret-of-it`;
  expect(maskedComplaint(said, basic, get)).toBe(`Bad credentials ${MASK} of client-id, ${MASK}`);
  expect(maskedComplaint('No session abcdef-1234', 'Bearer abcdef-1234', get)).toBe(`No session ${MASK}`);
});

test('nor what a form traded, but what kind of trade it was', () => {
  const form = { grant_type: 'refresh_token', refresh_token: 'refresh-me-once' };
  const request = { method: 'POST', path: ['token'], form } as const;
  expect(maskedComplaint('refresh_token: refresh-me-once', basic, request)).not.toContain('refresh-me-once');
  expect(maskedComplaint('unsupported refresh_token', basic, request)).toBe('unsupported refresh_token');
});

test('nor the secrets of a webhook, deep in what was sent', () => {
  const deliveryMode = {
    address: 'https://a.example/hooks/the.hook.secret',
    verificationToken: 'verify-me-24',
  };
  const request = { method: 'POST', path: ['subscription'], json: { deliveryMode } } as const;
  const said = 'Cannot reach https://a.example/hooks/the.hook.secret with verify-me-24';
  expect(maskedComplaint(said, basic, request)).toBe(
    `Cannot reach https://a.example/hooks/${MASK} with ${MASK}`,
  );
});

test('what a customer is told may be repeated', () => {
  const request = { method: 'POST', path: ['contents'], json: { body: 'We open at nine tomorrow' } } as const;
  const said = 'Too long: We open at nine tomorrow';
  expect(maskedComplaint(said, basic, request)).toBe(said);
});
