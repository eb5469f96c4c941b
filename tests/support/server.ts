import { afterAll, beforeAll } from 'vitest';
import type { Handler } from '@/lib/server/handlers/handle';
import { createTestDatabase, type TestDatabase } from './database';
import type { Person } from './people';

/** Where the server of a test file says it is. */
export const SERVER_URL = 'http://127.0.0.1:3000';

/**
 * Gives a test file a database of its own and points the server's code at it. Call it once, at the top.
 *
 * @param environment more of it
 */
export function prepareServer(environment: Record<string, string> = {}): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      FOYER_URL: SERVER_URL,
      FOYER_SECRET: 'a secret of tests that is long enough',
      LOG_LEVEL: 'silent',
      ...environment,
    });
  });
  afterAll(async () => {
    const { closeDatabase } = await import('@/lib/server/db');
    await closeDatabase();
    await database.drop();
  });
}

export interface Call {
  method?: string;
  /** Path and query; the handler sees only the query. */
  path?: string;
  params?: Record<string, string | string[]>;
  body?: unknown;
  /** In place of a body in JSON. */
  text?: string;
  headers?: Record<string, string>;
}

/** Asks a handler as the browser of a person would; null is somebody who is not signed in. */
export async function ask(handler: Handler, person: Person | null, call: Call = {}): Promise<Response> {
  const { method = 'GET', path = '/', params = {}, body, text, headers = {} } = call;
  const request = new Request(SERVER_URL + path, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(person && { cookie: person.cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(text !== undefined && { body: text }),
  });
  return handler(request, { params: Promise.resolve(params) });
}

/** Status, error code and body of an answer, for one `toMatchObject`. */
export async function summary(response: Response) {
  const text = await response.text();
  const body = text === '' ? null : JSON.parse(text);
  return { status: response.status, code: body?.error?.code as string | undefined, body };
}
