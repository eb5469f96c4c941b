import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Json, type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/until';
import { checked } from './openapi';

const CONTENTS = '/cx/social-messaging/v1/contents';

let sandbox: SandboxProcess;
let client: PlatformClient;

beforeAll(async () => {
  sandbox = await startSandbox();
});

beforeEach(async () => {
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off' } });
  client = checked(await signIn(sandbox));
});

afterEach(() => sandbox.control('/faults', { method: 'DELETE' }));

afterAll(() => sandbox.stop());

function rule(effect: string, more: object = {}): Promise<unknown> {
  const match = { method: 'POST', path: '^/cx/social-messaging/v1/contents$' };
  return sandbox.control('/faults', {
    method: 'PUT',
    body: { rules: [{ match, effect, times: 1, ...more }] },
  });
}

async function post(body: string): Promise<Response> {
  return fetch(sandbox.url + CONTENTS, {
    method: 'POST',
    headers: { Authorization: `Bearer ${String(client.token.access_token)}` },
    body: JSON.stringify({ channelId: client.channelId('Facebook'), body }),
    signal: AbortSignal.timeout(700),
  });
}

async function stored(body: string): Promise<number> {
  const { records } = await sandbox.control<{ records: Json[] }>('/contents?createdFrom=Api');
  return records.filter((record) => record.body === body).length;
}

describe('a fault', () => {
  it.each(['refuse', 'reset', 'hang'])('%s gives no answer and has no effect', async (effect) => {
    await rule(effect);
    await expect(post(`under ${effect}`)).rejects.toThrow();
    expect(await stored(`under ${effect}`)).toBe(0);
    expect((await post(`after ${effect}`)).status).toBe(201);
  });

  it.each(['storeThenHang', 'storeThenReset'])('%s has its effect and loses the answer', async (effect) => {
    await rule(effect);
    await expect(post(`under ${effect}`)).rejects.toThrow();
    expect(await stored(`under ${effect}`)).toBe(1);
    const { records } = await until(async () => {
      const log = await sandbox.control<{ records: Json[] }>('/requests');
      return log.records.at(-1)?.operation === 'createSocialMessagingContent' && log;
    });
    expect(records.at(-1)).toMatchObject({ method: 'POST', path: CONTENTS, status: null, userId: '101' });
  });

  it('answers with the status, code and waiting time that are asked for', async () => {
    await rule('status', { status: 429, code: 'CMN-301', retryAfter: 7 });
    const limited = await post('limited');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    await rule('status', { match: { operation: 'listSocialMessagingContents' }, status: 503, delayMs: 5 });
    const list = await fetch(sandbox.url + CONTENTS);
    expect(list.status).toBe(503);
  });

  it('concerns no more calls than it was made for, and is seen in the plan', async () => {
    await rule('status', { status: 500, times: 2 });
    expect([(await post('a')).status, (await post('b')).status, (await post('c')).status]).toEqual([
      500, 500, 201,
    ]);
    const plan = await sandbox.control<{ rules: Json[] }>('/faults');
    expect(plan.rules).toMatchObject([{ effect: 'status', times: 0 }]);
  });
});

describe('the call budget', () => {
  it('is told in headers, ends in 429 and starts its penalty again with every call', async () => {
    const limits = { light: 3, medium: 40, heavy: 10, auth: 5 };
    await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: limits } });
    const get = () => client.call('GET', `${CONTENTS}?perPage=1`);
    const first = await get();
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-rate-limit-group': 'light',
      'x-rate-limit-limit': '3',
      'x-rate-limit-remaining': '2',
      'x-rate-limit-window': '60',
    });
    expect(first.headers.get('rcrequestid')).toBeTruthy();
    await get();
    await get();
    const limited = await get();
    expect([limited.status, limited.body.errorCode]).toEqual([429, 'CMN-301']);
    expect(limited.headers.get('retry-after')).toBe('60');
    const forward = (advanceSeconds: number) =>
      sandbox.control('/clock', { method: 'POST', body: { advanceSeconds } });
    await forward(59);
    expect((await get()).status).toBe(429);
    await forward(59);
    expect((await get()).status).toBe(429);
    await forward(61);
    expect((await get()).status).toBe(200);
  });

  it('keeps the limits of the groups that a change does not name', async () => {
    await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: { light: 7 } } });
    const { rateLimits } = await sandbox.control<Json>('/settings');
    expect(rateLimits).toEqual({ light: 7, medium: 40, heavy: 10, auth: 5 });
  });

  it('counts each usage group by itself and log-ins to five a minute', async () => {
    await sandbox.control('/settings', {
      method: 'PUT',
      body: { rateLimits: { light: 1, medium: 40, heavy: 10, auth: 5 } },
    });
    await client.call('GET', CONTENTS);
    expect((await client.call('GET', CONTENTS)).status).toBe(429);
    expect((await client.call('GET', '/restapi/v1.0/account/~/extension')).status).toBe(200);
    const logIns: unknown[] = [];
    for (let count = 0; count < 6; count += 1) logIns.push((await signIn(sandbox)).token.errorCode);
    expect(logIns).toEqual([undefined, undefined, undefined, undefined, undefined, 'CMN-301']);
  });
});

describe('the control surface', () => {
  it('refuses what makes no sense, in words', async () => {
    const tries: [string, string, object][] = [
      ['PUT', '/settings', { colour: 'green' }],
      ['PUT', '/faults', { rules: [{ effect: 'explode' }] }],
      ['POST', '/clock', {}],
      ['POST', '/customer-messages', { channelType: 'Telex', body: 'STOP' }],
      ['POST', '/customer-messages', { channelType: 'Viber', body: 'Hi', customer: { identityId: 'x' } }],
      ['PATCH', '/contents/none', { body: 'x' }],
    ];
    for (const [method, path, body] of tries) {
      await expect(sandbox.control(path, { method, body })).rejects.toThrow(/answered 40[04]: \{"error":/);
    }
  });

  it('finds a named customer again and lets the business write on the network itself', async () => {
    const write = (more: object) =>
      sandbox.control<Json>('/customer-messages', {
        method: 'POST',
        body: { channelType: 'Messenger', customer: { name: 'Paula Twice' }, body: 'Hi', ...more },
      });
    const [first, second, native] = [await write({}), await write({}), await write({ native: true })];
    expect(second.authorIdentityId).toBe(first.authorIdentityId);
    expect(native).toMatchObject({
      contentDirection: 'Outgoing',
      createdFrom: 'Synchronizer',
      creatorId: null,
    });
    expect(native.inReplyToAuthorIdentityId).toBe(first.authorIdentityId);
    expect(native.threadId).toBe(first.threadId);
  });

  it('edits a content so that a sweep by last change finds it', async () => {
    const review = await sandbox.control<Json>('/customer-messages', {
      method: 'POST',
      body: { channelType: 'GoogleMyBusiness', body: 'So so', rating: 3, createdAt: '2026-01-05T10:00:00Z' },
    });
    const path = `/contents/${String(review.id)}`;
    await sandbox.control(path, { method: 'PATCH', body: { rating: 5, body: 'Good after all' } });
    const { body } = await client.call('GET', `${CONTENTS}?orderBy=-lastModifiedTime&perPage=20`);
    // Pushes of the tests before this one may still end, and then stand above it.
    const changed = (body.records as Json[]).find(({ id }) => id === review.id);
    expect(changed).toMatchObject({ rating: 5, creationTime: '2026-01-05T10:00:00Z' });
  });

  it('goes back to the seeded state and keeps tokens and settings', async () => {
    await sandbox.control('/settings', { method: 'PUT', body: { perPageDefault: 12 } });
    const ids = async () =>
      (
        await sandbox.control<{ records: Json[] }>(
          `/contents?channelId=${client.channelId('GoogleBusinessMessages')}`,
        )
      ).records.map(({ id }) => id);
    const before = await ids();
    await post('Gone in a moment');
    await sandbox.control('/reset', { method: 'POST' });
    expect(await ids()).toEqual(before);
    expect(await stored('Gone in a moment')).toBe(0);
    const { status, body } = await client.call('GET', CONTENTS);
    expect([status, (body.records as Json[]).length]).toEqual([200, 12]);
  });
});
