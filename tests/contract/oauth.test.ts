import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Demo, type Json, requestToken } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { expectValid } from './openapi';

const JWT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const REDIRECT = 'http://127.0.0.1:3000/callback';
const VERIFIER = 'a-verifier-that-is-long-enough-to-be-one-0123456789';

let sandbox: SandboxProcess;
let demo: Demo;

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off' } });
  demo = await sandbox.control<Demo>('/demo');
});

beforeEach(() => sandbox.control('/tokens/revoke', { method: 'POST' }));

afterAll(() => sandbox.stop());

async function token(form: Record<string, string>): Promise<Answer> {
  const answer = await requestToken(demo, form);
  expectValid('channel', { method: 'POST', path: '/restapi/oauth/token', ...answer });
  return answer;
}

function logIn(more: Record<string, string> = {}): Promise<Answer> {
  return token({ grant_type: JWT, assertion: demo.jwt, ...more });
}

function refresh(refreshToken: unknown): Promise<Answer> {
  return token({ grant_type: 'refresh_token', refresh_token: String(refreshToken) });
}

async function statusWith(accessToken: unknown): Promise<number> {
  const response = await fetch(`${sandbox.url}/restapi/v1.0/account/~/extension/~`, {
    headers: { Authorization: `bearer ${String(accessToken)}` },
  });
  return response.status;
}

function forgetSeconds(advanceSeconds: number): Promise<unknown> {
  return sandbox.control('/clock', { method: 'POST', body: { advanceSeconds } });
}

/** Opens the consent page, chooses somebody and presses a button; returns where the browser is sent. */
async function consent(decision: 'allow' | 'deny', more: Record<string, string> = {}): Promise<URL> {
  const request = new URLSearchParams({
    response_type: 'code',
    client_id: demo.clientId,
    redirect_uri: REDIRECT,
    state: 'abc 1',
    brand_id: '',
    ...more,
  });
  const page = await fetch(`${sandbox.url}/restapi/oauth/authorize?${request}`);
  expect(await page.text()).toContain('Amira Haddad');
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:3000");
  const response = await fetch(`${sandbox.url}/__sandbox/consent`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...Object.fromEntries(request), user: '102', decision }),
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

describe('signing in', () => {
  it('works with the JWT of the service user, and the lifetimes can be chosen within bounds', async () => {
    const { body } = await logIn({ access_token_ttl: '60', refresh_token_ttl: '99999999' });
    expect(body).toMatchObject({ token_type: 'bearer', owner_id: '101', expires_in: 600 });
    expect(body.refresh_token_expires_in).toBe(2_592_000);
    expect(await statusWith(body.access_token)).toBe(200);
  });

  it('is refused with a wrong secret, no client, a wrong JWT and an unknown grant', async () => {
    const wrong = await requestToken(
      { ...demo, clientSecret: 'no' },
      { grant_type: JWT, assertion: demo.jwt },
    );
    expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client']);
    const none = await fetch(`${sandbox.url}/restapi/oauth/token`, { method: 'POST' });
    expect([none.status, ((await none.json()) as Json).errorCode]).toEqual([400, 'OAU-123']);
    expect((await logIn({ assertion: 'a.b.c' })).body.error).toBe('invalid_grant');
    expect((await token({ grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
  });

  it('keeps five sessions for each user and ends the oldest', async () => {
    const logIns: Answer[] = [];
    for (let count = 0; count < 6; count += 1) logIns.push(await logIn());
    expect(await statusWith(logIns[0]?.body.access_token)).toBe(401);
    expect(await statusWith(logIns[1]?.body.access_token)).toBe(200);
  });
});

describe('consent in the browser', () => {
  it('gives a code that is exchanged once, by whoever knows the verifier', async () => {
    const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
    const target = await consent('allow', { code_challenge: challenge, code_challenge_method: 'S256' });
    expect(target.searchParams.get('state')).toBe('abc 1');
    const form = {
      grant_type: 'authorization_code',
      code: target.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
      client_id: demo.clientId,
      code_verifier: VERIFIER,
    };
    const { body } = await token(form);
    expect(body.owner_id).toBe('102');
    expect((await token(form)).body.error).toBe('invalid_grant');
    const other = await consent('allow', { code_challenge: challenge, code_challenge_method: 'S256' });
    const stolen = { ...form, code: other.searchParams.get('code') ?? '', code_verifier: 'guess' };
    expect((await token(stolen)).body.error).toBe('invalid_grant');
  });

  it('gives a code that runs out after a minute', async () => {
    const target = await consent('allow');
    await forgetSeconds(61);
    const code = target.searchParams.get('code') ?? '';
    const late = await token({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT });
    expect(late.body.error).toBe('invalid_grant');
  });

  it('tells the app when the person said no, and sends nobody to an address of an unknown app', async () => {
    expect((await consent('deny')).searchParams.get('error')).toBe('access_denied');
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'unknown',
      redirect_uri: REDIRECT,
    });
    const refused = await fetch(`${sandbox.url}/restapi/oauth/authorize?${query}`, { redirect: 'manual' });
    expect(refused.status).toBe(400);
    const body = (await refused.json()) as Json;
    expectValid('channel', { method: 'GET', path: '/restapi/oauth/authorize', status: 400, body });
  });
});

describe('refreshing', () => {
  it('ends the old access token at once and keeps the old refresh token for a short grace', async () => {
    const first = await logIn();
    const second = await refresh(first.body.refresh_token);
    expect(await statusWith(first.body.access_token)).toBe(401);
    const again = await refresh(first.body.refresh_token);
    expect(again.body.access_token).toBe(second.body.access_token);
    expect(await statusWith(second.body.access_token)).toBe(200);
    await forgetSeconds(11);
    const late = await refresh(first.body.refresh_token);
    expect([late.status, late.body.error, late.body.errorCode]).toEqual([400, 'invalid_grant', 'OAU-213']);
  });

  it('works after the access token has expired, and not after a week', async () => {
    const { body } = await logIn();
    await forgetSeconds(3601);
    expect(await statusWith(body.access_token)).toBe(401);
    const renewed = await refresh(body.refresh_token);
    expect(await statusWith(renewed.body.access_token)).toBe(200);
    await forgetSeconds(7 * 86_400 + 1);
    expect((await refresh(renewed.body.refresh_token)).body.errorCode).toBe('OAU-213');
  });

  it('is over once any token of the session was revoked', async () => {
    const { body } = await logIn();
    const response = await fetch(`${sandbox.url}/restapi/oauth/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token: String(body.refresh_token), client_id: demo.clientId }),
    });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(await statusWith(body.access_token)).toBe(401);
    expect((await refresh(body.refresh_token)).status).toBe(400);
  });
});
