import 'server-only';
import type { IncomingMessage } from 'node:http';
import { env } from '../env';
import { CLIENT_ADDRESS_HEADER } from '../handlers/client-address';

/** Methods with which a page may be asked for, and those our API knows besides. */
const pageMethods = new Set(['GET', 'HEAD']);
const apiMethods = new Set([...pageMethods, 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Headers that only Next itself has reason to set: each has opened a door in some version of it. */
const internalHeaders =
  /^(x-middleware-|x-invoke-|x-nextjs-|x-now-route|x-matched-path|next-action|next-resume)/;

/** What we tell Next ourselves, so nobody else may. */
const ownHeaders = [
  CLIENT_ADDRESS_HEADER,
  'x-nonce',
  'content-security-policy',
  'content-security-policy-report-only',
];

/**
 * Decides, before Next sees a request, whether it is one at all. Pages only answer reads, so Server Actions and
 * anything else that posts to a page end here.
 *
 * @returns the status to refuse it with; null to let it pass
 */
export function refusalStatus(request: IncomingMessage): number | null {
  const { method = '', url = '', headers } = request;
  if (!url.startsWith('/') || url.startsWith('//') || url.includes('\\')) return 400;
  if (Object.keys(headers).some((name) => internalHeaders.test(name))) return 400;
  if (url.startsWith('/_next/image')) return 404;
  if (url.startsWith('/_next/data')) return 404;
  return (isApi(url) ? apiMethods : pageMethods).has(method) ? null : 405;
}

/** True for the paths of our HTTP API. */
export function isApi(url: string): boolean {
  return url.startsWith('/api/');
}

/** Replaces what a client says about itself by what we know. */
export function settleHeaders(request: IncomingMessage): void {
  const { headers, socket } = request;
  for (const name of ownHeaders) delete headers[name];
  const publicUrl = new URL(env().publicUrl);
  const isBehindProxy = publicUrl.protocol === 'https:';
  headers[CLIENT_ADDRESS_HEADER] =
    clientAddress(headers['x-forwarded-for'], isBehindProxy) ?? socket.remoteAddress;
  headers['x-forwarded-proto'] = publicUrl.protocol.slice(0, -1);
  headers['x-forwarded-host'] = isBehindProxy ? publicUrl.host : headers.host;
}

/** We do not speak TLS: with an https address there is a proxy in front, and it appends whom it speaks for. */
function clientAddress(forwarded: string | string[] | undefined, isBehindProxy: boolean): string | undefined {
  return isBehindProxy ? [forwarded].flat().join(',').split(',').at(-1)?.trim() || undefined : undefined;
}
