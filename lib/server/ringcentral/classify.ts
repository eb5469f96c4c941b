import 'server-only';
import type { Failed, HttpResponse, HttpResult } from '../http/exchange';
import { retryAfterMs } from '../http/retry-after';
import type { Answer, Failure } from './answer';
import { cleanText, isObject, parseJson } from './json';
import { rateNewsOf } from './rate-news';

/** Characters of the platform's sentence that are kept. */
const MAX_DETAIL = 500;

/**
 * What an exchange came to. The one rule that protects customers from double replies: a write is `unavailable`
 * only when it certainly had no effect; in any doubt it is `unknown`.
 *
 * @param isWrite whether asking twice could do something twice
 */
export function classify(result: HttpResult, isWrite: boolean): Answer<HttpResponse> {
  switch (result.kind) {
    case 'failed':
      return unanswered(result, isWrite);
    case 'unreadable':
      return doubtful(`status ${result.status}: ${result.detail}`, isWrite);
    case 'response':
      return ofResponse(result.response, isWrite);
  }
}

function ofResponse(response: HttpResponse, isWrite: boolean): Answer<HttpResponse> {
  const { status, headers } = response;
  const rate = rateNewsOf(headers);
  if (status >= 200 && status < 300)
    return { outcome: 'ok', value: response, rate, generationSeen: 'undetected' };
  const said = complaintOf(response);
  if (status === 401) return { outcome: 'unauthorized', ...said };
  if (status === 429) return { outcome: 'limited', retryAfterMs: retryAfterMs(headers), rate };
  if (status === 408)
    return { outcome: 'unavailable', detail: 'status 408: the request did not arrive in time' };
  if (status >= 400 && status < 500) return { outcome: 'refused', status, ...said, rate };
  if (status >= 500) return brokenDown(response, said.detail, isWrite);
  return doubtful(`status ${status}, which is no answer to this call`, isWrite);
}

/** The platform has trouble of its own; it may say until when. */
function brokenDown({ status, headers }: HttpResponse, said: string, isWrite: boolean): Failure {
  const outcome = isWrite ? 'unknown' : 'unavailable';
  const wait = headers['retry-after'] === undefined ? {} : { retryAfterMs: retryAfterMs(headers) };
  return { outcome, detail: `status ${status}: ${said}`, ...wait };
}

/** A request without an answer. */
export function unanswered(failed: Failed, isWrite: boolean): Failure {
  return { outcome: isWrite && failed.mayHaveEffect ? 'unknown' : 'unavailable', detail: failed.detail };
}

/** An answer nobody can read: harmless after a read, but a write may have been done. */
export function doubtful(detail: string, isWrite: boolean): Failure {
  return { outcome: isWrite ? 'unknown' : 'malformed', detail };
}

/**
 * Code and sentence of an error body. `errors[0]` is the contract; older services put both on top, and the token
 * endpoint calls them `error` and `error_description`.
 */
function complaintOf(response: HttpResponse): { code: string | null; detail: string } {
  const parsed = parseJson(response.body);
  const body = parsed.ok && isObject(parsed.value) ? parsed.value : {};
  const first = Array.isArray(body.errors) && isObject(body.errors[0]) ? body.errors[0] : {};
  const sentence = text(first.message) ?? text(body.message) ?? text(body.error_description);
  const details = text(first.details);
  return {
    code: text(first.errorCode) ?? text(body.errorCode) ?? text(body.error),
    detail: [sentence ?? `status ${response.status}`, details]
      .filter(Boolean)
      .join(': ')
      .slice(0, MAX_DETAIL),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? cleanText(value.trim()) : null;
}
