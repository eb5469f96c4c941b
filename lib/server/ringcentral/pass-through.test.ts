import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  keepSeen,
  type PassThroughAnswer,
  passedRecords,
  passThrough,
  passThroughOperation,
} from './pass-through';

describe('the five operations', () => {
  test.each([
    ['GET', ['contents'], 'list-contents'],
    ['GET', ['contents', 'c1'], 'read-content'],
    ['POST', ['contents'], 'create-content'],
    ['GET', ['identities'], 'list-identities'],
    ['GET', ['identities', 'i1'], 'read-identity'],
    ['POST', ['contents', 'c1'], null],
    ['DELETE', ['contents', 'c1'], null],
    ['POST', ['identities'], null],
    ['GET', ['contents', 'c1', 'x'], null],
    ['GET', ['attachments'], null],
    ['GET', [], null],
  ])('%s %j is %s', (method, path, operation) => {
    expect(passThroughOperation({ method, path })).toBe(operation);
  });
});

describe('forwarding', () => {
  let server: Server;
  let next: { status: number; body: string };
  const connection = () => {
    const { port } = server.address() as AddressInfo;
    return {
      serverUrl: `http://127.0.0.1:${port}`,
      basePath: '/cx/social-messaging/v1',
      accessToken: 't',
      generation: 'channel',
    } as const;
  };
  const ask = (query = '') =>
    passThrough(connection(), { method: 'GET', path: ['contents'], query: new URLSearchParams(query) });

  beforeEach(async () => {
    server = createServer((request, response) => {
      const headers = {
        'content-type': 'application/json',
        rcrequestid: 'r1',
        'set-cookie': 's',
        'x-url': '1',
      };
      response.writeHead(next.status, headers).end(next.body || request.url);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  test('hands back status, body and the few headers that concern the asker', async () => {
    next = { status: 200, body: '' };
    const answer = await ask('channelIds=1&channelIds=2');
    const url = '/cx/social-messaging/v1/contents?channelIds=1&channelIds=2';
    const headers = { 'content-type': 'application/json', rcrequestid: 'r1' };
    expect(answer).toMatchObject({ outcome: 'ok', value: { status: 200, headers, bytes: Buffer.from(url) } });
  });

  test('a refusal of the platform is an answer like any other', async () => {
    next = { status: 422, body: '{"errors":[]}' };
    expect(await ask()).toMatchObject({ outcome: 'ok', value: { status: 422 } });
  });

  test.each([
    [401, 'unauthorized'],
    [429, 'limited'],
    [503, 'unavailable'],
  ])('status %i is for the account to deal with', async (status, outcome) => {
    next = { status, body: '{}' };
    expect(await ask()).toMatchObject({ outcome });
  });
});

describe('rights on what was passed', () => {
  const answer = (value: unknown): PassThroughAnswer => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    bytes: Buffer.from(JSON.stringify(value)),
  });
  const bodyOf = ({ bytes }: PassThroughAnswer) => JSON.parse(Buffer.from(bytes).toString());
  const page = answer({
    records: [{ id: 'a', channelId: 'mine' }, { id: 'b', sourceId: 'theirs' }, { id: 'c' }],
    paging: { perPage: 3 },
  });
  const isMine = ({ channelExternalId }: { channelExternalId: string | null }) =>
    channelExternalId === 'mine';

  test('records are told by id and channel, in both generations', () => {
    expect(passedRecords(page)).toEqual([
      { id: 'a', channelExternalId: 'mine' },
      { id: 'b', channelExternalId: 'theirs' },
      { id: 'c', channelExternalId: null },
    ]);
  });

  test('a list keeps only what may be seen', () => {
    const kept = keepSeen(page, isMine);
    expect(bodyOf(kept)).toEqual({ records: [{ id: 'a', channelId: 'mine' }], paging: { perPage: 3 } });
  });

  test('what may be seen whole is passed on byte for byte', () => {
    expect(keepSeen(page, () => true)).toBe(page);
  });

  test('a single record that may not be seen looks like a missing one', () => {
    const kept = keepSeen(answer({ id: 'b', channelId: 'theirs' }), isMine);
    expect(kept.status).toBe(404);
    expect(bodyOf(kept).errors[0].errorCode).toBe('EDI-029');
  });
});
