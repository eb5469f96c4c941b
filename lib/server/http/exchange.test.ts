import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { begin, exchange, receive } from './exchange';

const servers: { close(): void }[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A real peer on a free port. */
async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

const peer = (listener: RequestListener) => listening(createServer(listener));
const rawPeer = (listener: (socket: Socket) => void) => listening(createTcpServer(listener));
const get = (url: URL) => exchange({ method: 'GET', url, headers: {} });
const post = (url: URL) => exchange({ method: 'POST', url, headers: {}, body: '{"text":"é"}' });

test('a request arrives as it was meant', async () => {
  const url = await peer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { 'content-length': length, 'accept-encoding': encoding } = request.headers;
    response.end(
      JSON.stringify({ method: request.method, body: Buffer.concat(chunks).toString(), length, encoding }),
    );
  });
  const result = await post(url);
  expect(result.kind === 'response' && JSON.parse(result.response.body.toString())).toEqual({
    method: 'POST',
    body: '{"text":"é"}',
    length: '13',
    encoding: 'gzip',
  });
});

test('gzip is read', async () => {
  const url = await peer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello'));
  });
  const result = await get(url);
  expect(result).toMatchObject({ kind: 'response', response: { status: 200, body: Buffer.from('hello') } });
});

test.each(['br', 'deflate', 'gzip, br', 'zstd'])(
  'content-encoding %s is refused undecoded',
  async (encoding) => {
    const url = await peer((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(brotliCompressSync('hello'));
    });
    expect(await get(url)).toEqual({
      kind: 'unreadable',
      status: 200,
      detail: `content-encoding ${encoding}`,
    });
  },
);

test('a body that unpacks to more than ten megabytes is dropped on the way', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const url = await peer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  });
  expect(await get(url)).toMatchObject({ kind: 'unreadable', detail: /more than 10485760 bytes/ });
});

test('gzip that is none is unreadable', async () => {
  const url = await peer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('hello');
  });
  expect(await get(url)).toMatchObject({ kind: 'unreadable', status: 200 });
});

test('a redirect is an answer, not an order', async () => {
  const url = await peer((request, response) => {
    response.writeHead(request.url === '/' ? 302 : 200, { location: '/elsewhere' }).end();
  });
  expect(await get(url)).toMatchObject({ kind: 'response', response: { status: 302 } });
});

test('nobody listening means the request certainly had no effect', async () => {
  const url = await peer(() => undefined);
  for (const server of servers.splice(0)) server.close();
  expect(await post(url)).toMatchObject({ kind: 'failed', mayHaveEffect: false, detail: /ECONNREFUSED/ });
});

test('a host that does not exist means the same', async () => {
  expect(await post(new URL('http://nowhere.invalid/'))).toMatchObject({
    kind: 'failed',
    mayHaveEffect: false,
  });
});

test('a server that does not speak TLS means the same', async () => {
  const url = await rawPeer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  url.protocol = 'https:';
  expect(await post(url)).toMatchObject({ kind: 'failed', mayHaveEffect: false });
});

test('a connection that ends after the request was sent leaves its effect open', async () => {
  const url = await rawPeer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  expect(await post(url)).toMatchObject({
    kind: 'failed',
    mayHaveEffect: true,
    detail: /ECONNRESET|hang up/,
  });
});

test('an answer that breaks off in its body leaves it open too', async () => {
  const url = await rawPeer((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{"id"')),
  );
  expect(await post(url)).toMatchObject({ kind: 'failed', mayHaveEffect: true });
});

test('an answer that is not HTTP leaves it open too', async () => {
  const url = await rawPeer((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')));
  expect(await post(url)).toMatchObject({ kind: 'failed', mayHaveEffect: true });
});

describe('a server that falls silent', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('before it answers leaves the effect open', async () => {
    const asked = new EventEmitter();
    const url = await peer(() => asked.emit('request'));
    const [result] = [post(url), await once(asked, 'request')];
    vi.advanceTimersByTime(15_000);
    expect(await result).toEqual({ kind: 'failed', mayHaveEffect: true, detail: 'no answer within 15 s' });
  });

  test('in the middle of its answer does so too', async () => {
    const url = await peer((_, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('{');
    });
    const begun = await begin({ method: 'GET', url, headers: {} });
    if (begun.kind === 'failed') throw new Error(begun.detail);
    const result = receive(begun.incoming);
    vi.advanceTimersByTime(10_000);
    expect(await result).toMatchObject({ kind: 'failed', detail: 'no whole answer within 10 s' });
  });
});

test('every write has a connection of its own, reads share one', async () => {
  const url = await peer((request, response) => {
    response.end(String(request.socket.remotePort));
  });
  const portOf = async (ask: typeof get) => {
    const result = await ask(url);
    return result.kind === 'response' ? result.response.body.toString() : null;
  };
  const writes = [await portOf(post), await portOf(post)];
  const reads = [await portOf(get), await portOf(get)];
  expect(new Set(writes).size).toBe(2);
  expect(new Set(reads).size).toBe(1);
});
