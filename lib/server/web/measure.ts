import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { noteRequest, type RequestKind } from '../handlers/metrics';
import { isApi } from './door-keeper';

/** Notes how long a request takes until it is answered. Streams are left out: they last as long as somebody looks. */
export function measure({ url = '' }: IncomingMessage, outgoing: ServerResponse): void {
  const kind = kindOf(url);
  if (kind === null) return;
  const begun = performance.now();
  outgoing.once('close', () => noteRequest(kind, outgoing.statusCode, (performance.now() - begun) / 1_000));
}

function kindOf(url: string): RequestKind | null {
  if (/^\/api\/events(\?|$)/.test(url)) return null;
  if (url.startsWith('/api/webhooks/')) return 'webhook';
  if (/^\/(api\/health|metrics)(\?|$)/.test(url)) return 'health';
  return isApi(url) ? 'api' : 'page';
}
