import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAttachment } from './attachments';

let server: Server;
let serverUrl: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/expired') return response.writeHead(403).end();
    if (request.url === '/moved') return response.writeHead(302, { location: '/file' }).end();
    if (request.url === '/brotli') return response.writeHead(200, { 'content-encoding': 'br' }).end('x');
    const headers = {
      'content-type': 'image/png',
      'content-length': '4',
      'x-auth': request.headers.authorization ?? '',
    };
    return response.writeHead(200, headers).end(`${request.headers['accept-encoding']}`.slice(0, 4));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

test('a file is opened with its type and size', async () => {
  const answer = await openAttachment(`${serverUrl}/file`, serverUrl);
  expect(answer).toMatchObject({ outcome: 'ok', value: { contentType: 'image/png', size: 4 } });
  if (answer.outcome !== 'ok') throw new Error('not opened');
  expect((await buffer(answer.value.stream)).toString()).toBe('iden');
});

test('an address that has expired is refused', async () => {
  expect(await openAttachment(`${serverUrl}/expired`, serverUrl)).toMatchObject({
    outcome: 'refused',
    status: 403,
  });
});

test.each(['moved', 'brotli'])('an answer that is %s is not followed or decoded', async (path) => {
  expect(await openAttachment(`${serverUrl}/${path}`, serverUrl)).toMatchObject({ outcome: 'malformed' });
});

test.each([
  'file:///etc/passwd',
  'http://example.com/file',
  'https://example.com:8443/file',
  'https://user:pass@example.com/file',
  'https://127.0.0.1/file',
  'https://2130706433/file',
  'https://0x7f.1/file',
  'https://[::1]/file',
  'https://[::ffff:169.254.169.254]/file',
  'not an address',
])('%s is never fetched', async (address) => {
  expect(await openAttachment(address, 'https://platform.ringcentral.com')).toEqual({
    outcome: 'malformed',
    detail: 'an address that must not be fetched',
  });
});

test('a name that leads into a private network is not connected to', async () => {
  const answer = await openAttachment('https://localhost/file', 'https://platform.ringcentral.com');
  expect(answer).toEqual({ outcome: 'unavailable', detail: 'localhost is not on the public internet' });
});
