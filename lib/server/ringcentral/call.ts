import 'server-only';
import { exchange, type HttpRequest, type HttpResponse, type HttpResult } from '../http/exchange';
import type { Answer, Generation, Refused } from './answer';
import type { App } from './app';
import { classify, doubtful } from './classify';
import type { Connection } from './connection';
import { cleanText, parseJson } from './json';
import { maskedComplaint } from './masked-complaint';
import { MAX_ID } from './schemas';

export interface PlatformRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path segments, not yet escaped. */
  path: readonly string[];
  query?: URLSearchParams;
  json?: unknown;
  form?: Record<string, string>;
  /** Fields and files, as `multipart/form-data`. */
  multipart?: FormData;
}

/** What an operation makes of an answer's JSON. */
export type Reading<T> = { ok: true; value: T; generationSeen?: Generation } | { ok: false; detail: string };

/** `Basic` for the token endpoint, `Bearer` for everything else. */
interface Access {
  serverUrl: string;
  authorization: string;
}

/** How an app identifies itself, at the token endpoint. */
export function basic({ serverUrl, clientId, clientSecret }: App): Access {
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  return { serverUrl, authorization: `Basic ${credentials}` };
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
  const answer = classify(await send(access, request), isWrite(request));
  if (!('detail' in answer)) return answer;
  return { ...answer, detail: maskedComplaint(answer.detail, access.authorization, request) };
}

/** Sends a request with a usable path and hands back what came, unjudged. */
export async function send(access: Access, request: PlatformRequest): Promise<HttpResult> {
  const { headers, ...content } = await contentOf(request);
  return exchange({
    method: request.method,
    url: urlOf(access.serverUrl, request),
    headers: { accept: 'application/json', authorization: access.authorization, ...headers },
    ...content,
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

type Content = Pick<HttpRequest, 'headers' | 'body' | 'patience'>;

/** Milliseconds that a large upload may take. */
const UPLOAD_PATIENCE = 75_000;

async function contentOf({ json, form, multipart }: PlatformRequest): Promise<Content> {
  if (json !== undefined) {
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  }
  if (form !== undefined) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { headers, body: new URLSearchParams(form).toString() };
  }
  if (multipart === undefined) return { headers: {} };
  // Node's own way to write one, boundary included.
  const encoded = new Response(multipart);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  return { headers, body: new Uint8Array(await encoded.arrayBuffer()), patience: UPLOAD_PATIENCE };
}

function isWrite(request: PlatformRequest): boolean {
  return request.method !== 'GET';
}
