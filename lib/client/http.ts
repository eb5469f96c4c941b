import type { ErrorCode } from '@/lib/contract/error';
import { WORKSPACE_HEADER } from '@/lib/contract/workspace-header';
import type { Shape } from './shapes';
import { thisWorkspace } from './this-workspace';

const errorShape = async () => (await import('@/lib/contract/error')).errorBody;

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
  /** Gives the request up. */
  readonly signal?: AbortSignal;
  /** Goes on when the page is left, unless it is large. */
  readonly outlivesPage?: boolean;
}

/**
 * Reads from our server.
 *
 * @param path beginning with /api/
 * @param shape of the answer
 * @throws RequestFailed
 */
export async function read<T>(path: string, shape: Shape<T>, signal?: AbortSignal): Promise<T> {
  return parse(ask(path, { signal: signal ?? null }), shape);
}

/**
 * Changes something on our server and reads the answer.
 *
 * @param shape of the answer; null where it is empty
 * @throws RequestFailed
 */
export async function write<T>(path: string, shape: Shape<T> | null, change: Write): Promise<T | null> {
  const body = change.body === undefined ? null : JSON.stringify(change.body);
  const answer = ask(path, {
    method: change.method,
    headers: change.body === undefined ? {} : { 'content-type': 'application/json' },
    body,
    signal: change.signal ?? null,
    keepalive: change.outlivesPage === true && (body?.length ?? 0) < OUTLIVING_MAX_LENGTH,
  });
  if (shape !== null) return parse(answer, shape);
  await answer;
  return null;
}

/** Of JSON: browsers let 64 KB together outlive a page, and refuse what is larger. */
const OUTLIVING_MAX_LENGTH = 15_000;

async function ask(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (thisWorkspace() !== '') headers.set(WORKSPACE_HEADER, thisWorkspace());
  const asked = fetch(path, { ...init, headers, credentials: 'same-origin' });
  const response = await asked.catch((cause: unknown) => {
    // A request that its own screen gave up is not a failure to report.
    if (init.signal?.aborted) throw cause;
    throw new RequestFailed('unreachable', null, {});
  });
  if (response.ok) return response;
  const failure = await failureOf(response);
  // Another tab has gone to another workspace, and with it the session: nothing that this page shows is here.
  if (failure.code === 'workspace-changed') window.location.reload();
  throw failure;
}

async function parse<T>(answer: Promise<Response>, shape: Shape<T>): Promise<T> {
  const [response, schema] = await Promise.all([answer, fetchShape(shape)]);
  const parsed = schema.safeParse(await bodyOf(response));
  if (!parsed.success) throw unreadable(response);
  return parsed.data;
}

/** A shape that cannot be fetched means the same as an answer that cannot. */
async function fetchShape<T>(shape: Shape<T>) {
  return shape().catch(() => {
    throw new RequestFailed('unreachable', null, {});
  });
}

/** What an answer that is not 2xx says about itself. */
export async function failureOf(response: Response): Promise<RequestFailed> {
  const parsed = (await fetchShape(errorShape)).safeParse(await bodyOf(response));
  if (!parsed.success) return unreadable(response);
  const { code, requestId, details } = parsed.data.error;
  return new RequestFailed(code, requestId, details ?? {});
}

function bodyOf(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

function unreadable(response: Response): RequestFailed {
  return new RequestFailed('unreadable', response.headers.get('x-request-id'), {});
}

/** The reason of any error a query or mutation ended with. */
export function failureCodeOf(error: unknown): FailureCode {
  return error instanceof RequestFailed ? error.code : 'unreadable';
}
