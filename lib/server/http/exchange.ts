import 'server-only';
import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { onceInProcess } from '../process';

/** Milliseconds. Together they stay under the lease of a delivery, so that no answer outlives it. */
const CONNECT_TIMEOUT = 5_000;
const RESPONSE_TIMEOUT = 15_000;
const BODY_TIMEOUT = 10_000;
/** Bytes of an answer, after decompression. */
const MAX_BODY = 10 * 1024 * 1024;

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: URL;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** Milliseconds until an answer must begin; for what is large, longer than usual. */
  patience?: number;
  /** Who turns the host name into addresses, where not every address is allowed. */
  lookup?: LookupFunction;
}

export interface HttpResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** No whole answer; `mayHaveEffect` is false when the request certainly never arrived. */
export interface Failed {
  kind: 'failed';
  mayHaveEffect: boolean;
  detail: string;
}

/**
 * - `response`: a whole answer, whatever its status
 * - `unreadable`: there was one, but its body cannot be used
 */
export type HttpResult =
  | { kind: 'response'; response: HttpResponse }
  | { kind: 'unreadable'; status: number; detail: string }
  | Failed;

class UnreadableBody extends Error {}

/**
 * One request, one whole answer. Not `fetch`: Node 20 decodes Brotli whatever was asked for, and its decoder has a
 * hole without a fix. Redirects are answers like any other and never followed, so a token stays with its host.
 *
 * @returns what happened; never throws for anything the peer does
 */
export async function exchange(request: HttpRequest): Promise<HttpResult> {
  const begun = await begin(request);
  return begun.kind === 'failed' ? begun : receive(begun.incoming);
}

/** Sends a request and waits for the answer's head only; whoever takes it must read or destroy its body. */
export function begin(request: HttpRequest): Promise<{ kind: 'begun'; incoming: IncomingMessage } | Failed> {
  return new Promise((resolve) => {
    const outgoing = open(request);
    const connection = watchConnection(outgoing);
    const timer = endAfter(request.patience ?? RESPONSE_TIMEOUT, outgoing, 'no answer');
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.on('error', (error) =>
      resolve({ kind: 'failed', mayHaveEffect: connection.wasMade(), detail: describe(error) }),
    );
    outgoing.on('response', (incoming) => {
      clearTimeout(timer);
      resolve({ kind: 'begun', incoming });
    });
    outgoing.end(request.body);
  });
}

function open(request: HttpRequest): ClientRequest {
  const isSecure = request.url.protocol === 'https:';
  const length = request.body === undefined ? {} : { 'content-length': Buffer.byteLength(request.body) };
  return (isSecure ? https : http).request(request.url, {
    method: request.method,
    agent: request.method === 'GET' && !request.lookup ? keptAgent(isSecure) : false,
    lookup: request.lookup,
    headers: { 'accept-encoding': 'gzip', 'user-agent': 'Foyer', ...request.headers, ...length },
  });
}

/**
 * Connections are kept for reads only. A kept one may be closed by the peer in the moment we write, and then a
 * write would look as if it might have arrived.
 */
function keptAgent(isSecure: boolean): http.Agent {
  const options = { keepAlive: true, maxSockets: 8 };
  return isSecure
    ? onceInProcess('https-agent', () => new https.Agent(options))
    : onceInProcess('http-agent', () => new http.Agent(options));
}

/** Tells whether the connection ever stood, so that somebody may have read the request. */
function watchConnection(outgoing: ClientRequest): { wasMade(): boolean } {
  let wasMade = false;
  const timer = endAfter(CONNECT_TIMEOUT, outgoing, 'no connection');
  const made = () => {
    wasMade = true;
    clearTimeout(timer);
  };
  outgoing.on('socket', (socket) => {
    if (outgoing.reusedSocket) made();
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', made);
  });
  outgoing.on('close', () => clearTimeout(timer));
  return { wasMade: () => wasMade };
}

function endAfter(milliseconds: number, stream: { destroy(error: Error): unknown }, what: string) {
  return setTimeout(() => stream.destroy(new Error(`${what} within ${milliseconds / 1000} s`)), milliseconds);
}

/** Reads the rest of an answer that has begun. */
export async function receive(incoming: IncomingMessage): Promise<HttpResult> {
  const status = incoming.statusCode ?? 0;
  const timer = endAfter(BODY_TIMEOUT, incoming, 'no whole answer');
  try {
    return {
      kind: 'response',
      response: { status, headers: incoming.headers, body: await collect(incoming) },
    };
  } catch (error) {
    incoming.destroy();
    const detail = describe(error);
    if (isGarbled(error)) return { kind: 'unreadable', status, detail };
    return { kind: 'failed', mayHaveEffect: true, detail };
  } finally {
    clearTimeout(timer);
  }
}

/** What came is wrong, as opposed to: it stopped coming. */
function isGarbled(error: unknown): boolean {
  if (error instanceof UnreadableBody) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** The plain bytes of an answer; null, with nothing decoded, for any encoding but gzip. */
export function plainBody(incoming: IncomingMessage): Readable | null {
  const encoding = incoming.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity') return incoming;
  if (encoding !== 'gzip') return null;
  const plain = createGunzip();
  incoming.on('error', (error) => plain.destroy(error));
  return incoming.pipe(plain);
}

async function collect(incoming: IncomingMessage): Promise<Buffer> {
  const body = plainBody(incoming);
  if (body === null) throw new UnreadableBody(`content-encoding ${incoming.headers['content-encoding']}`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new UnreadableBody(`an answer of more than ${MAX_BODY} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** An error in a few words; system errors by their code, which the message may lack. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code && !error.message.includes(code) ? `${code} ${error.message}`.trim() : error.message;
}
