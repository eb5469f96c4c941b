import type * as z from 'zod/mini';
import { type ErrorCode, errorBody } from '@/lib/contract/error';

/** Why a request of the browser was not served: the server's code, or that there was no readable answer. */
export type FailureCode = ErrorCode | 'unreachable' | 'unreadable';

/** A request that was not served. `requestId` is what an admin can look up in the log. */
export class RequestFailed extends Error {
  constructor(
    readonly code: FailureCode,
    readonly requestId: string | null,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(code);
    this.name = 'RequestFailed';
  }
}

interface Write {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
}

/**
 * Reads from our server.
 *
 * @param path beginning with /api/
 * @param schema the shape of the answer, of lib/contract
 * @throws RequestFailed
 */
export async function read<T>(path: string, schema: z.ZodMiniType<T>, signal?: AbortSignal): Promise<T> {
  return parse(await ask(path, { signal: signal ?? null }), schema);
}

/**
 * Changes something on our server and reads the answer.
 *
 * @param schema the shape of the answer; null where it is empty
 * @throws RequestFailed
 */
export async function write<T>(
  path: string,
  schema: z.ZodMiniType<T> | null,
  change: Write,
): Promise<T | null> {
  const response = await ask(path, {
    method: change.method,
    headers: change.body === undefined ? {} : { 'content-type': 'application/json' },
    body: change.body === undefined ? null : JSON.stringify(change.body),
  });
  return schema === null ? null : parse(response, schema);
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...init, credentials: 'same-origin' }).catch((cause: unknown) => {
    // A request that its own screen gave up is not a failure to report.
    if (init.signal?.aborted) throw cause;
    throw new RequestFailed('unreachable', null, {});
  });
  if (!response.ok) throw await failureOf(response);
  return response;
}

async function parse<T>(response: Response, schema: z.ZodMiniType<T>): Promise<T> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new RequestFailed('unreadable', response.headers.get('x-request-id'), {});
  return parsed.data;
}

/** What an answer that is not 2xx says about itself. */
export async function failureOf(response: Response): Promise<RequestFailed> {
  const parsed = errorBody.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) return new RequestFailed('unreadable', response.headers.get('x-request-id'), {});
  const { code, requestId, details } = parsed.data.error;
  return new RequestFailed(code, requestId, details ?? {});
}

/** The reason of any error a query or mutation ended with. */
export function failureCodeOf(error: unknown): FailureCode {
  return error instanceof RequestFailed ? error.code : 'unreadable';
}
