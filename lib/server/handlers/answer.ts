import 'server-only';
import { randomUUID } from 'node:crypto';
import { type ErrorBody, type ErrorCode, errorStatus } from '@/lib/contract/error';
import type { AppError } from '../errors';
import { asAppError } from './as-app-error';

/** On every answer that is not a page: nothing of it is a document, and nobody else may keep or embed it. */
const strictHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * A JSON answer.
 *
 * @param value what the route's contract says
 * @param status 2xx
 */
export function json(value: unknown, status = 200): Response {
  return Response.json(value, { status });
}

/** The answer where there is nothing to say. */
export function noContent(): Response {
  return new Response(null, { status: 204 });
}

/**
 * Runs the work of a request under an id of its own. Whatever is thrown becomes the error body of
 * lib/contract/error.ts, and every answer gets the strict headers.
 */
export async function respond(work: (requestId: string) => Promise<Response>): Promise<Response> {
  const requestId = randomUUID();
  try {
    return harden(await work(requestId), requestId);
  } catch (error) {
    return refuse(error, requestId);
  }
}

/** The answer to a request whose work threw. */
export function refuse(error: unknown, requestId: string = randomUUID()): Response {
  return harden(errorAnswer(asAppError(error, requestId), requestId), requestId);
}

/** The answer to a request we do not serve; its status comes from the one table. */
function errorAnswer(error: AppError, requestId: string): Response {
  const { code, message, details } = error;
  const body: ErrorBody = { error: { code, message, requestId, ...(details && { details }) } };
  return Response.json(body, {
    status: errorStatus[code],
    headers: { ...retryAfter(details), ...challenge(code) },
  });
}

/** Details with `retryAfterSeconds` are told in the way that HTTP clients understand, too. */
function retryAfter(details: Record<string, unknown> | undefined): Record<string, string> {
  const seconds = details?.retryAfterSeconds;
  return typeof seconds === 'number' ? { 'retry-after': String(Math.ceil(seconds)) } : {};
}

/** Clients of HTTP look there for how to ask instead (RFC 6750 §3). */
function challenge(code: ErrorCode): Record<string, string> {
  return code === 'token-refused' ? { 'www-authenticate': 'Bearer error="invalid_token"' } : {};
}

/** What the route has set itself stays. */
function harden(response: Response, requestId: string): Response {
  for (const [name, value] of Object.entries(strictHeaders)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  response.headers.set('x-request-id', requestId);
  return response;
}
