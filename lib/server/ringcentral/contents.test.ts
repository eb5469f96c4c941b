import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Generation } from './answer';
import type { Connection } from './connection';
import { createContent, listContents, readContent, startContent } from './contents';
import { readFixture } from './fixtures/read-fixture';

/** What the next answer is to be, and what was asked. */
interface Peer {
  status: number;
  headers: Record<string, string>;
  body: string;
  asked: { request: IncomingMessage; url: URL; body: string }[];
  server: Server;
}

let peer: Peer;

beforeEach(async () => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '', 'http://peer');
    peer.asked.push({ request, url, body: Buffer.concat(chunks).toString() });
    response.writeHead(peer.status, peer.headers).end(peer.body);
  });
  peer = { status: 200, headers: {}, body: '', asked: [], server };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  peer.server.close();
  peer.server.closeAllConnections();
});

function connection(generation: Generation): Connection {
  const { port } = peer.server.address() as AddressInfo;
  return {
    serverUrl: `http://127.0.0.1:${port}/`,
    basePath: '/cx/social-messaging/v1',
    accessToken: 't0ken',
    generation,
  };
}

const message = readFixture('whatsapp/customer-message');
const older = readFixture('whatsapp/customer-message.older');
const channel = '66a0a1c2d4e5f60007dd0001';

function answerPage(records: unknown[], paging: unknown = { perPage: 30 }) {
  peer.body = JSON.stringify({ records, paging });
}

describe('a page of contents', () => {
  test('is asked for in the account’s own names', async () => {
    answerPage([message]);
    const query = {
      channelExternalId: channel,
      order: 'last-modified',
      pageSize: 200,
      pageToken: 'a+b',
    } as const;
    await listContents(connection('channel'), query);
    await listContents(connection('source'), query);
    const [newer, old] = peer.asked;
    expect(newer?.url.pathname).toBe('/cx/social-messaging/v1/contents');
    expect(newer?.request.headers.authorization).toBe('Bearer t0ken');
    expect(Object.fromEntries(newer?.url.searchParams ?? [])).toEqual({
      channelIds: channel,
      orderBy: '-lastModifiedTime',
      perPage: '200',
      pageToken: 'a+b',
    });
    expect(Object.fromEntries(old?.url.searchParams ?? [])).toMatchObject({
      source: channel,
      orderBy: '-creationTime',
    });
  });

  test('tells which names the platform uses', async () => {
    const generationOf = async (records: unknown[]) => {
      answerPage(records);
      const answer = await listContents(connection('undetected'), { order: 'newest', pageSize: 1 });
      return answer.outcome === 'ok' && answer.generationSeen;
    };
    expect(await generationOf([message])).toBe('channel');
    expect(await generationOf([older])).toBe('source');
    expect(await generationOf([{ ...older, ...message }])).toBe('channel');
    expect(await generationOf([])).toBe('undetected');
  });

  test('says that changes stay unseen where the platform cannot sort by them', async () => {
    answerPage([older]);
    const answer = await listContents(connection('source'), { order: 'last-modified', pageSize: 1 });
    expect(answer).toMatchObject({ outcome: 'ok', value: { order: 'newest' } });
  });

  test('that holds another channel than asked is refused: the filter was not understood', async () => {
    answerPage([message, { ...message, id: '66b0a1c2d4e5f60007aa0002', channelId: 'other' }]);
    const query = { channelExternalId: channel, order: 'newest', pageSize: 2 } as const;
    expect(await listContents(connection('channel'), query)).toEqual({
      outcome: 'malformed',
      detail: `wrong generation: asked for channel ${channel}, got other`,
    });
  });

  test('counts what it could not read and keeps the rest', async () => {
    answerPage([message, null, { id: 1 }, 'x'], { perPage: 30, nextPageToken: 'n1' });
    expect(await listContents(connection('channel'), { order: 'newest', pageSize: 4 })).toMatchObject({
      outcome: 'ok',
      value: { contents: [{ contentId: message.id }], unreadable: 3, nextPageToken: 'n1' },
    });
  });

  test.each([[{ perPage: 30 }], [{ perPage: 30, nextPageToken: '' }], [null]])(
    'is the last one with paging %j',
    async (paging) => {
      answerPage([message], paging);
      const answer = await listContents(connection('channel'), { order: 'newest', pageSize: 1 });
      expect(answer).toMatchObject({ outcome: 'ok', value: { nextPageToken: null } });
    },
  );
});

describe('one content', () => {
  test('is read by its id', async () => {
    peer.body = JSON.stringify(message);
    const answer = await readContent(connection('channel'), '66b0a1c2d4e5f60007aa0001');
    expect(answer).toMatchObject({ outcome: 'ok', value: { certainty: 'confirmed' } });
  });

  test('is not mistaken for another one', async () => {
    peer.body = JSON.stringify(message);
    expect(await readContent(connection('channel'), 'c2')).toMatchObject({ outcome: 'malformed' });
  });

  test.each(['..', '.', '', 'x'.repeat(201), 'a\uD800'])('is never asked for by the id %j', async (id) => {
    expect(await readContent(connection('channel'), id)).toMatchObject({ outcome: 'refused', status: 404 });
    expect(peer.asked).toEqual([]);
  });

  test('cannot lead anywhere else by its id', async () => {
    peer.status = 404;
    await readContent(connection('channel'), '../../restapi/v1.0?x=1#y');
    expect(peer.asked[0]?.request.url).toBe(
      '/cx/social-messaging/v1/contents/..%2F..%2Frestapi%2Fv1.0%3Fx%3D1%23y',
    );
  });
});

describe('how a call can end', () => {
  const list = () => listContents(connection('channel'), { order: 'newest', pageSize: 1 });
  const reply = () =>
    createContent(connection('channel'), { parentContentId: 'p1', body: 'hi', isPublic: false });

  test('a reply says to whom, what and how openly', async () => {
    peer.status = 201;
    peer.body = JSON.stringify(readFixture('whatsapp/reply-pending'));
    expect(await reply()).toMatchObject({ outcome: 'ok', value: { syncStatus: 'ExportPending' } });
    expect(JSON.parse(peer.asked[0]?.body ?? '')).toEqual({
      inReplyToContentId: 'p1',
      body: 'hi',
      public: false,
    });
  });

  test.each([
    [{ 10: 'ten', 2: 'two' }, [{ text: 'two' }, { text: 'ten' }]],
    [{ day: 'Friday' }, [{ parameter_name: 'day', text: 'Friday' }]],
  ])(
    'a template goes in place of the words, with what stands in its blanks: %o',
    async (values, parameters) => {
      peer.status = 201;
      peer.body = JSON.stringify(readFixture('whatsapp/template'));
      const template = { name: 'ready', language: 'en', values };
      await createContent(connection('channel'), {
        parentContentId: 'p1',
        body: 'hi',
        isPublic: false,
        template,
      });
      expect(JSON.parse(peer.asked[0]?.body ?? '')).toEqual({
        inReplyToContentId: 'p1',
        public: false,
        templateName: 'ready',
        templateLanguage: 'en',
        components: [{ type: 'body', parameters: parameters.map((each) => ({ type: 'text', ...each })) }],
      });
    },
  );

  test.each([
    ['channel', { channelId: 'c1' }],
    ['source', { sourceId: 'c1' }],
  ] as const)(
    'what begins something says where, and to all whom: in the names of %s',
    async (generation, place) => {
      peer.status = 201;
      peer.body = JSON.stringify(readFixture('whatsapp/reply-pending'));
      const words = { channelExternalId: 'c1', body: 'hi', isPublic: false, template: null };
      const mail = { to: ['lee@example.com', 'ana@example.com'], cc: ['s@example.com'], subject: 'Quote' };
      await startContent(connection(generation), { ...words, ...mail });
      const { subject: title, ...addresses } = mail;
      const mailed = { ...place, ...addresses, title, body: 'hi', public: false };
      expect(JSON.parse(peer.asked[0]?.body ?? '')).toEqual(mailed);
      const post = { ...words, isPublic: true, to: [], cc: [], subject: null };
      await startContent(connection(generation), post);
      expect(JSON.parse(peer.asked[1]?.body ?? '')).toEqual({ ...place, body: 'hi', public: true });
    },
  );

  test('a refusal keeps code and sentence', async () => {
    peer.status = 403;
    peer.body = '{"errors":[{"errorCode":"EDI-021","message":"Not now","details":"window closed"}]}';
    const refused = { outcome: 'refused', status: 403, code: 'EDI-021', detail: 'Not now: window closed' };
    expect(await reply()).toEqual({ ...refused, rate: null });
  });

  test.each([
    ['a body that is not JSON', '<html>'],
    ['a body of another shape', '{"errors":"none"}'],
    ['no body', ''],
  ])('a refusal with %s keeps its status', async (_, body) => {
    peer.status = 422;
    peer.body = body;
    expect(await reply()).toMatchObject({
      outcome: 'refused',
      status: 422,
      code: null,
      detail: 'status 422',
    });
  });

  test('too many calls carry the wait and the limits', async () => {
    peer.status = 429;
    peer.headers = {
      'retry-after': '7',
      'x-rate-limit-group': 'light',
      'x-rate-limit-limit': '50',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-window': '60',
    };
    const rate = { group: 'light', limit: 50, remaining: 0, windowSeconds: 60 };
    expect(await reply()).toEqual({ outcome: 'limited', retryAfterMs: 7000, rate });
  });

  test('a token that is not good is said to be so', async () => {
    peer.status = 401;
    peer.body = '{"errorCode":"OAU-128","message":"Access token expired"}';
    const unauthorized = { outcome: 'unauthorized', code: 'OAU-128', detail: 'Access token expired' };
    expect(await list()).toEqual(unauthorized);
    expect(await reply()).toEqual(unauthorized);
  });

  test.each([500, 502, 503, 504])(
    'status %i: a read may be asked again, a reply may have gone out',
    async (status) => {
      peer.status = status;
      expect((await list()).outcome).toBe('unavailable');
      expect((await reply()).outcome).toBe('unknown');
    },
  );

  test.each([200, 302, 304])(
    'an unreadable answer with status %i: a reply may have gone out',
    async (status) => {
      peer.status = status;
      peer.body = status === 304 ? '' : 'ok';
      expect((await list()).outcome).toBe('malformed');
      expect((await reply()).outcome).toBe('unknown');
    },
  );

  test('a reply the platform stored but answered without its content may have gone out', async () => {
    peer.status = 201;
    peer.body = '{}';
    expect(await reply()).toEqual({ outcome: 'unknown', detail: 'not a content' });
  });
});
