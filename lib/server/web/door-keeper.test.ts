import type { IncomingMessage } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { settleHeaders } from './door-keeper';

beforeAll(() => {
  Object.assign(process.env, {
    FOYER_URL: 'https://foyer.example.com',
    FOYER_SECRET: 'x'.repeat(32),
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  });
});

/** Headers as our handlers find them behind a proxy that speaks TLS for us. */
function settled(headers: Record<string, string>): IncomingMessage['headers'] {
  const request = { headers: { host: '10.0.0.5:3000', ...headers }, socket: { remoteAddress: '10.0.0.9' } };
  settleHeaders(request as unknown as IncomingMessage);
  return request.headers;
}

describe('behind a proxy', () => {
  it('a request comes for the public address, whatever the proxy calls us', () => {
    expect(settled({ 'x-forwarded-host': 'evil.example' })).toMatchObject({
      'x-forwarded-host': 'foyer.example.com',
      'x-forwarded-proto': 'https',
    });
  });

  it('it comes from whom the proxy has seen, not from whom the client claims to be', () => {
    const { 'x-foyer-client-address': address } = settled({ 'x-forwarded-for': '1.2.3.4, 203.0.113.7' });
    expect(address).toBe('203.0.113.7');
    expect(settled({})['x-foyer-client-address']).toBe('10.0.0.9');
  });
});
