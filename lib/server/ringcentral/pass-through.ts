import 'server-only';
import type { HttpResponse } from '../http/exchange';
import type { Answer } from './answer';
import { bearer, isUsablePath, noSuchId, send } from './call';
import { classify } from './classify';
import { type Connection, socialPath } from './connection';
import { isObject, parseJson } from './json';

/** One of the five operations of the Social Messaging API, as somebody asked us for it. */
export interface PassThroughRequest {
  method: string;
  /** What follows `/social-messaging/v1`, as decoded segments: `['contents', '66b0…']`. */
  path: readonly string[];
  query: URLSearchParams;
}

/** The platform's answer as it came; its body is JSON in nearly every case. */
export interface PassThroughAnswer {
  status: number;
  headers: Record<string, string>;
  bytes: Uint8Array;
}

const passedHeaders = ['content-type', 'rcrequestid'];

/** Which operation a request is; null for anything but the five. */
export function passThroughOperation(
  request: Pick<PassThroughRequest, 'method' | 'path'>,
): 'list-contents' | 'read-content' | 'create-content' | 'list-identities' | 'read-identity' | null {
  const [collection, id, ...rest] = request.path;
  if (rest.length > 0) return null;
  switch (`${request.method} ${collection}${id === undefined ? '' : '/id'}`) {
    case 'GET contents':
      return 'list-contents';
    case 'GET contents/id':
      return 'read-content';
    case 'POST contents':
      return 'create-content';
    case 'GET identities':
      return 'list-identities';
    case 'GET identities/id':
      return 'read-identity';
    default:
      return null;
  }
}

/**
 * Forwards one of the four reading operations and hands back what the platform said, refusals included. Creating
 * is not forwarded: it goes the way of every reply.
 *
 * @param request one that `passThroughOperation` knows
 * @returns `ok` with the platform's own status for whatever is settled; the other outcomes for what the account
 * must deal with: its token, its limits, its reachability
 */
export async function passThrough(
  connection: Connection,
  request: PassThroughRequest,
): Promise<Answer<PassThroughAnswer>> {
  if (!isUsablePath(request.path)) return noSuchId;
  const path = socialPath(connection, ...request.path);
  const result = await send(bearer(connection), { method: 'GET', path, query: request.query });
  const answer = classify(result, false);
  if (answer.outcome === 'ok') return { ...answer, value: asItCame(answer.value) };
  if (answer.outcome !== 'refused' || result.kind !== 'response') return answer;
  return { outcome: 'ok', value: asItCame(result.response), rate: answer.rate, generationSeen: 'undetected' };
}

function asItCame({ status, headers, body }: HttpResponse): PassThroughAnswer {
  const passed = passedHeaders.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { status, headers: Object.fromEntries(passed), bytes: body };
}

/** A record of an answer, as far as rights depend on it. */
export interface PassedRecord {
  id: string | null;
  /** Null for identities: they belong to a network, not to a channel. */
  channelExternalId: string | null;
}

/** The records of a list, or the one of a read; none where the platform refused. */
export function passedRecords(answer: PassThroughAnswer): PassedRecord[] {
  return recordsOf(answer).map(passedRecord);
}

/**
 * Takes out the records somebody may not see. A single one that is taken out is answered by the same bytes as one that
 * does not exist.
 *
 * @param isSeen decides by what `passedRecords` tells
 */
export function keepSeen(
  answer: PassThroughAnswer,
  isSeen: (record: PassedRecord) => boolean,
): PassThroughAnswer {
  if (answer.status === 404) return missing;
  const records = recordsOf(answer);
  const seen = records.filter((record) => isSeen(passedRecord(record)));
  if (seen.length === records.length) return answer;
  const body = bodyOf(answer);
  if (!isObject(body) || !Array.isArray(body.records)) return missing;
  return { ...answer, bytes: Buffer.from(JSON.stringify({ ...body, records: seen })) };
}

const missing: PassThroughAnswer = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  bytes: Buffer.from('{"errors":[{"errorCode":"EDI-029","message":"No such resource"}]}'),
};

function bodyOf(answer: PassThroughAnswer): unknown {
  const parsed = answer.status < 300 ? parseJson(answer.bytes) : null;
  return parsed?.ok ? parsed.value : null;
}

function recordsOf(answer: PassThroughAnswer): Record<string, unknown>[] {
  const body = bodyOf(answer);
  if (!isObject(body)) return [];
  return Array.isArray(body.records) ? body.records.filter(isObject) : [body];
}

function passedRecord(record: Record<string, unknown>): PassedRecord {
  const channel = record.channelId ?? record.sourceId;
  return {
    id: typeof record.id === 'string' ? record.id : null,
    channelExternalId: typeof channel === 'string' ? channel : null,
  };
}
