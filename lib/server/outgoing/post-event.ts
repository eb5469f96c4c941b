import 'server-only';
import { isIP } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { env } from '../env';
import { exchange, type HttpResult } from '../http/exchange';
import { isPublicAddress, publicLookup } from '../http/public-address';
import { retryAfterMs } from '../http/retry-after';

/** One event on its way to one receiver. */
export interface Posting {
  url: string;
  /** It is signed with each of them, so that a receiver may know either. */
  secrets: readonly string[];
  /** By which the receiver knows it again, however often it comes. */
  id: string;
  /** The bytes that are signed. */
  body: string;
}

export interface Posted {
  /** Null: there was no answer. */
  status: number | null;
  /** The beginning of the answer, or why there was none. */
  detail: string;
  /** How long the receiver asks to be left alone; null where it does not. */
  retryAfterMs: number | null;
}

/** Characters of an answer that are kept. */
const KEPT = 500;

/**
 * Posts an event as Standard Webhooks says: id, time and signature stand in headers, and the time is that of this attempt.
 * Redirects are not followed. Where receivers must be public, the connection is made to the very address that was found to
 * be public.
 */
export async function postEvent(posting: Posting, now: Date): Promise<Posted> {
  const url = new URL(posting.url);
  const mustBePublic = !env().hasPrivateWebhooks;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (mustBePublic && isIP(host) !== 0 && !isPublicAddress(host)) {
    return { status: null, detail: `${host} is not on the public internet`, retryAfterMs: null };
  }
  return posted(
    await exchange({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', ...signatureOf(posting, now) },
      body: posting.body,
      lookup: mustBePublic ? publicLookup : undefined,
    }),
  );
}

function signatureOf({ id, body, secrets }: Posting, now: Date): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  };
}

function posted(result: HttpResult): Posted {
  if (result.kind === 'failed') return { status: null, detail: kept(result.detail), retryAfterMs: null };
  if (result.kind === 'unreadable') {
    return { status: result.status, detail: kept(result.detail), retryAfterMs: null };
  }
  const { status, headers, body } = result.response;
  return {
    status,
    detail: kept(body.toString('utf8')),
    retryAfterMs: headers['retry-after'] ? retryAfterMs(headers) : null,
  };
}

/** Postgres takes no text with a NUL in it. */
function kept(text: string): string {
  return text.replaceAll('\0', '').slice(0, KEPT);
}
