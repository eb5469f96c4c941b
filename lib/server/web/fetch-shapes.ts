import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** A request of Node's server as our handlers take it; for those that read no body. */
export function toRequest(incoming: IncomingMessage): Request {
  return new Request(`http://foyer${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: toHeaders(incoming),
  });
}

/** Headers of a request of Node's server. */
export function toHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  return headers;
}

/** Writes an answer of our handlers to Node's server. */
export async function send(answer: Response, outgoing: ServerResponse): Promise<void> {
  for (const [name, value] of answer.headers) outgoing.setHeader(name, value);
  outgoing.writeHead(answer.status);
  if (!answer.body) outgoing.end();
  else await pipeline(Readable.fromWeb(answer.body as ReadableStream), outgoing);
}
