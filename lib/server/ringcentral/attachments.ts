import 'server-only';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { begin, plainBody } from '../http/exchange';
import { isPublicAddress, publicLookup } from '../http/public-address';
import type { Answer } from './answer';
import { classify, doubtful, unanswered } from './classify';
import { webAddress } from './web-address';

export interface OpenedAttachment {
  /** Must be read to its end or destroyed. */
  stream: Readable;
  /** As the server says; not to be trusted for display. */
  contentType: string | null;
  /** Bytes, if told. */
  size: number | null;
}

/** Milliseconds without a byte after which a download ends. */
const IDLE_TIMEOUT = 20_000;

/**
 * Opens a file by the address its content gave. No token is ever sent: private addresses carry one of their own,
 * which expires (then `refused`; a fresh one comes with reading the content again). Redirects are not followed.
 *
 * @param address from the content
 * @param serverUrl of the account: only there may an address lead into a private network, as it does in the demo
 */
export async function openAttachment(address: string, serverUrl: string): Promise<Answer<OpenedAttachment>> {
  const url = fetchableUrl(address, serverUrl);
  if (url === null) return { outcome: 'malformed', detail: 'an address that must not be fetched' };
  const isOwnServer = url.origin === new URL(serverUrl).origin;
  const begun = await begin({
    method: 'GET',
    url,
    headers: { 'accept-encoding': 'identity' },
    lookup: isOwnServer ? undefined : publicLookup,
  });
  return begun.kind === 'failed' ? unanswered(begun, false) : openBody(begun.incoming);
}

/** Null for anything but the account's own server and https on the public internet. */
function fetchableUrl(address: string, serverUrl: string): URL | null {
  const usable = webAddress(address);
  if (usable === null) return null;
  const url = new URL(usable);
  if (url.origin === new URL(serverUrl).origin) return url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const mayConnect = isIP(host) === 0 || isPublicAddress(host);
  return url.protocol === 'https:' && url.port === '' && mayConnect ? url : null;
}

function openBody(incoming: IncomingMessage): Answer<OpenedAttachment> {
  const { statusCode: status = 0, headers } = incoming;
  const answer = classify({ kind: 'response', response: { status, headers, body: Buffer.alloc(0) } }, false);
  const stream = answer.outcome === 'ok' ? plainBody(incoming) : null;
  if (stream === null) incoming.destroy();
  if (answer.outcome !== 'ok') return answer;
  if (stream === null) return doubtful(`content-encoding ${headers['content-encoding']}`, false);
  incoming.setTimeout(IDLE_TIMEOUT, () => incoming.destroy(new Error('no byte for too long')));
  const length = Number(headers['content-length']);
  const size = stream === incoming && Number.isSafeInteger(length) ? length : null;
  return { ...answer, value: { stream, contentType: headers['content-type'] ?? null, size } };
}
