import 'server-only';
import type { Answer, Generation, Refused } from './answer';
import { classify, doubtful } from './classify';
import type { Connection } from './connection';
import { exchange, type HttpResponse, type HttpResult } from './http';
import { cleanText, parseJson } from './json';
import { MAX_ID } from './schemas';

export interface PlatformRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path segments, not yet escaped. */
  path: readonly string[];
  query?: URLSearchParams;
  json?: unknown;
  form?: Record<string, string>;
}

/** What an operation makes of an answer's JSON. */
export type Reading<T> = { ok: true; value: T; generationSeen?: Generation } | { ok: false; detail: string };

/** `Basic` for the token endpoint, `Bearer` for everything else. */
interface Access {
  serverUrl: string;
  authorization: string;
}

/** How a connection identifies itself. */
export function bearer(connection: Connection): Access {
  return { serverUrl: connection.serverUrl, authorization: `Bearer ${connection.accessToken}` };
}

/**
 * Asks for JSON and reads it.
 *
 * @param read turns the JSON into our words, or says what is wrong with it
 */
export async function callForJson<T>(
  access: Access,
  request: PlatformRequest,
  read: (json: unknown) => Reading<T>,
): Promise<Answer<T>> {
  const answer = await callForResponse(access, request);
  if (answer.outcome !== 'ok') return answer;
  const parsed = parseJson(answer.value.body);
  const reading = parsed.ok ? read(parsed.value) : { ok: false as const, detail: parsed.reason };
  if (!reading.ok) return doubtful(reading.detail, isWrite(request));
  return { ...answer, value: reading.value, generationSeen: reading.generationSeen ?? 'undetected' };
}

/** Asks for something whose answer has no body worth reading. */
export async function callForNothing(access: Access, request: PlatformRequest): Promise<Answer<null>> {
  const answer = await callForResponse(access, request);
  return answer.outcome === 'ok' ? { ...answer, value: null } : answer;
}

async function callForResponse(access: Access, request: PlatformRequest): Promise<Answer<HttpResponse>> {
  if (!isUsablePath(request.path)) return noSuchId;
  return classify(await send(access, request), isWrite(request));
}

/** Sends a request with a usable path and hands back what came, unjudged. */
export function send(access: Access, request: PlatformRequest): Promise<HttpResult> {
  return exchange({
    method: request.method,
    url: urlOf(access.serverUrl, request),
    headers: { accept: 'application/json', authorization: access.authorization, ...contentType(request) },
    body: bodyOf(request),
  });
}

/** False for ids that no record can have and that would make the URL ask for something else. */
export function isUsablePath(path: readonly string[]): boolean {
  return !path.some(isUnusableSegment);
}

/** A URL resolves `.` and `..` away, escaped or not, and would ask for something else entirely. */
function isUnusableSegment(segment: string): boolean {
  return ['', '.', '..'].includes(segment) || segment.length > MAX_ID || cleanText(segment) !== segment;
}

/** What the platform would say of an id it does not know. */
export const noSuchId: Refused = {
  outcome: 'refused',
  status: 404,
  code: null,
  detail: 'no such id',
  rate: null,
};

function urlOf(serverUrl: string, request: PlatformRequest): URL {
  const path = request.path.map(encodeURIComponent).join('/');
  const url = new URL(`${serverUrl.replace(/\/+$/, '')}/${path}`);
  url.search = request.query?.toString() ?? '';
  return url;
}

function contentType(request: PlatformRequest): Record<string, string> {
  if (request.json !== undefined) return { 'content-type': 'application/json' };
  if (request.form !== undefined) return { 'content-type': 'application/x-www-form-urlencoded' };
  return {};
}

function bodyOf(request: PlatformRequest): string | undefined {
  if (request.json !== undefined) return JSON.stringify(request.json);
  return request.form && new URLSearchParams(request.form).toString();
}

function isWrite(request: PlatformRequest): boolean {
  return request.method !== 'GET';
}
