import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors';
import { json } from './answer';
import { route } from './handle';

const address = 'http://127.0.0.1:3000';
const context = { params: Promise.resolve({ id: '0a3a2b1c-0000-4000-8000-000000000001' }) };

const echo = route(
  {
    access: 'open',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({ view: z.string().optional() }),
    body: z.strictObject({ name: z.string() }),
    maxBodyBytes: 200,
  },
  async ({ body, query, params }) => json({ body, query, params }),
);

function post(body: string, headers: Record<string, string> = {}, path = '/api/echo') {
  return new Request(address + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
  });
}

async function answer(request: Request, params = context) {
  const response = await echo(request, params);
  const body = await response.json();
  return {
    status: response.status,
    code: body.error?.code,
    field: body.error?.details?.field,
    body,
    response,
  };
}

beforeAll(() => {
  Object.assign(process.env, {
    FOYER_SECRET: 'x'.repeat(32),
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
    LOG_LEVEL: 'silent',
  });
});

describe('what every route asks of a request', () => {
  it('serves a request of our own page and tells its id', async () => {
    const { status, body, response } = await answer(post('{"name":"Ann"}', {}, '/api/echo?view=all'));
    expect(status).toBe(200);
    expect(body.body).toEqual({ name: 'Ann' });
    expect(body.query).toEqual({ view: 'all' });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['another origin, of an old browser', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
    ['nobody says where', { 'sec-fetch-site': '' }],
  ])('refuses a change that comes from %s', async (_, headers) => {
    const request = post('{"name":"Ann"}', headers);
    if (headers['sec-fetch-site'] === '') request.headers.delete('sec-fetch-site');
    expect(await answer(request)).toMatchObject({ status: 403, code: 'cross-site' });
  });

  it('takes a change from our own origin where the browser says only that', async () => {
    const request = post('{"name":"Ann"}', { origin: address });
    request.headers.delete('sec-fetch-site');
    expect((await answer(request)).status).toBe(200);
  });

  it('refuses a form, which any site could send', async () => {
    const form = post('name=Ann', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(await answer(form)).toMatchObject({ status: 415, code: 'wrong-media-type' });
  });

  it('refuses a body that is too long', async () => {
    expect(await answer(post(`{"name":"${'a'.repeat(300)}"}`))).toMatchObject({ status: 413 });
  });

  it.each([
    ['broken JSON', '{"name":', undefined],
    ['an object where text is asked', '{"name":{"contains":"a"}}', 'name'],
    ['an array', '[]', ''],
    ['nothing', 'null', ''],
    ['a member nobody asked for', '{"name":"Ann","role":"admin"}', ''],
    ['a prototype', '{"name":"Ann","__proto__":{"isAdmin":true}}', ''],
    ['a member given twice', '{"name":"Ann","name":"Ben"}', undefined],
    ['a number beyond all measure', '{"name":1e999}', 'name'],
    ['endless nesting', `{"name":${'['.repeat(90)}${']'.repeat(90)}}`, 'name'],
  ])('refuses %s, naming the field where there is one', async (_, body, field) => {
    expect(await answer(post(body))).toMatchObject({ status: 400, code: 'bad-request', field });
  });

  it('refuses unknown and doubled parameters of the query', async () => {
    for (const query of ['?sort=x', '?view=a&view=b']) {
      expect(await answer(post('{"name":"Ann"}', {}, `/api/echo${query}`))).toMatchObject({ status: 400 });
    }
  });

  it('answers an id that cannot exist like one that does not', async () => {
    const crooked = { params: Promise.resolve({ id: "1' OR true" }) };
    expect(await answer(post('{"name":"Ann"}'), crooked)).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('what every route answers when something goes wrong', () => {
  const failing = (error: unknown) =>
    route({ access: 'open' }, async () => {
      throw error;
    })(new Request(`${address}/api/failing`), context);

  it('tells a refusal with its code, details and status', async () => {
    const response = await failing(new AppError('already-taken', 'Maya holds it.', { agentId: 'a' }));
    expect(response.status).toBe(409);
    expect((await response.json()).error).toMatchObject({ code: 'already-taken', details: { agentId: 'a' } });
  });

  it('says how long to wait in the header, too', async () => {
    const response = await failing(new AppError('too-many-requests', 'Later.', { retryAfterSeconds: 12.2 }));
    expect(response.headers.get('retry-after')).toBe('13');
  });

  it('tells nothing of a bug but the id under which it was logged', async () => {
    const response = await failing(new TypeError('secret plumbing'));
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('plumbing');
    expect(text).toContain(response.headers.get('x-request-id'));
  });

  it.each([
    Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('shutting down'), { code: '57P01' }),
    new Error('Connection terminated unexpectedly'),
    new Error('wrapped', { cause: { originalCode: '57P03' } }),
    new AggregateError([Object.assign(new Error('both'), { code: 'ECONNREFUSED' })]),
  ])('calls a database that is away unavailable, so that people try again: %s', async (error) => {
    expect((await failing(error)).status).toBe(503);
  });
});

describe('who is served', () => {
  it('asks people who are not signed in to sign in', async () => {
    const guarded = route({ access: 'manage-people' }, async () => json({}));
    const response = await guarded(new Request(`${address}/api/agents`), context);
    expect(response.status).toBe(401);
    expect((await response.json()).error.code).toBe('not-signed-in');
  });

  it('takes a forged cookie for none', async () => {
    const guarded = route({ access: 'signed-in' }, async () => json({}));
    const headers = { cookie: 'foyer-session=eyJhbGciOiJkaXIifQ..a.b.c' };
    expect((await guarded(new Request(address, { headers }), context)).status).toBe(401);
  });
});
