import 'server-only';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from '../handlers/answer';
import { admitToEvents, streamHeaders } from '../handlers/events';
import { readHealth } from '../handlers/health';
import { readMetrics } from '../handlers/metrics';
import { readDelivery, receiveWebhook, refuseBody } from '../handlers/webhooks';
import { send, toHeaders, toRequest } from './fetch-shapes';
import { guardAnswer } from './page-headers';

/** Answers a request without Next. */
export type Door = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

const webhookPath = /^\/api\/webhooks\/ringcentral\/([^/?]+)$/;

/**
 * The hot paths, which cost a fraction in front of Next: deliveries, streams and probes. The same handlers stand
 * behind the routes of app/api.
 */
export function findDoor({ method, url = '' }: IncomingMessage): Door | null {
  const [path = ''] = url.split('?', 1);
  if (method === 'POST' && webhookPath.test(url)) return answerWebhook;
  if (method === 'GET' && path === '/api/events') return answerEvents;
  if (method === 'GET' && path === '/api/health') return answerHealth;
  if (method === 'GET' && path === '/metrics') return answerMetrics;
  return null;
}

async function answerHealth(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  guardAnswer(outgoing);
  await send(await readHealth(toRequest(incoming), { params: Promise.resolve({}) }), outgoing);
}

async function answerMetrics(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  guardAnswer(outgoing);
  await send(await readMetrics(toRequest(incoming)), outgoing);
}

async function answerWebhook(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [, token = ''] = webhookPath.exec(incoming.url ?? '') ?? [];
  const headers = toHeaders(incoming);
  // Left early, the loop would otherwise close the connection before the answer is written.
  const chunks = incoming.iterator({ destroyOnReturn: false });
  const answer = await readDelivery(headers, chunks).then(
    (body) => receiveWebhook({ token, headers, ...body }),
    refuseBody,
  );
  if (!incoming.complete) outgoing.setHeader('connection', 'close');
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': 0 }).end();
}

/** Bytes that may wait for a reader when there is more to tell; a slower one is let go and resumes. */
const MOST_UNREAD = 1_048_576;
/** Milliseconds in which a reader must have read what it asked for. */
const SLOWEST = 30_000;

async function answerEvents(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  guardAnswer(outgoing);
  const follow = await admitToEvents(toRequest(incoming)).catch((error: unknown) => refuse(error));
  if (follow instanceof Response) return send(follow, outgoing);
  outgoing.writeHead(200, streamHeaders).flushHeaders();
  const stop = follow({
    write: (chunk) => writeTo(outgoing, chunk),
    drained: () => drained(outgoing),
    close: () => outgoing.end(),
  });
  outgoing.once('close', stop);
  // Whoever left before we listened is not told of a second time.
  if (outgoing.destroyed) stop();
}

/** A reader that does not read would keep its bytes, and its place, for as long as its connection stands. */
function writeTo(outgoing: ServerResponse, chunk: Uint8Array): boolean {
  if (outgoing.writableLength >= MOST_UNREAD) outgoing.destroy();
  else outgoing.write(chunk);
  return !outgoing.destroyed;
}

async function drained(outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed || !outgoing.writableNeedDrain) return;
  const settled = new AbortController();
  const tooSlow = setTimeout(() => outgoing.destroy(), SLOWEST);
  const first = (event: string) => once(outgoing, event, { signal: settled.signal });
  await Promise.race([first('drain'), first('close')]).finally(() => {
    clearTimeout(tooSlow);
    settled.abort();
  });
}
