import 'server-only';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { env } from '../env';

const permissions = 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()';

/**
 * What a page may do in the browser. Only scripts with this request's nonce run; Next reads the nonce from the
 * request's own policy header, our layouts from `x-nonce`. Styles may be inline: positions of rows and menus are.
 */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** Sets the headers of a page, for the browser, and hands its nonce to Next. */
export function guardPage(request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64');
  request.headers['x-nonce'] = nonce;
  request.headers['content-security-policy'] = policy(nonce);
  response.setHeader('content-security-policy', policy(nonce));
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('permissions-policy', permissions);
  response.setHeader('x-frame-options', 'DENY');
}

/** Headers of every answer but those to the platform. */
export function guardAnswer(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  if (env().publicUrl.startsWith('https:')) {
    response.setHeader('strict-transport-security', 'max-age=31536000');
  }
}
