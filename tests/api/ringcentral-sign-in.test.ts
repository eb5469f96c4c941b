import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/domain/permission';
import type { Browser, RunningAuth } from '../support/auth-server';
import { answerAtPage } from '../support/consent';
import { createWorld, type World } from '../support/world';

/** Users of the sandbox. */
const TOMAS = '102';
const PRIYA = '103';

let world: World;
let auth: RunningAuth;
let open: () => Browser;
beforeAll(async () => {
  world = await createWorld();
  const app = { method: 'POST', body: { name: 'Foyer for all' } };
  const { clientId, clientSecret } = await world.sandbox.control<{ clientId: string; clientSecret: string }>(
    '/apps',
    app,
  );
  Object.assign(process.env, {
    FOYER_APP_SERVER: world.demo.serverUrl,
    FOYER_APP_CLIENT_ID: clientId,
    FOYER_APP_CLIENT_SECRET: clientSecret,
  });
  // The process that made the world had no such app.
  vi.resetModules();
  const { Browser, startAuth } = await import('../support/auth-server');
  auth = await startAuth();
  await giveAmpleBudgets();
  process.env.NEXTAUTH_URL = auth.url;
  open = () => new Browser(auth.url);
});
afterAll(async () => {
  auth.stop();
  await world.close();
});
beforeEach(async () => {
  await world.rows('DELETE FROM own_login');
});

/** So that no test waits for calls of an own login, which are counted by themselves. */
async function giveAmpleBudgets(): Promise<void> {
  const { prisma } = await import('@/lib/server/db');
  const ample = { ...world.account, tokens: 1_000_000, capacity: 1_000_000, refilledAt: new Date() };
  const people = [world.priya, world.jonas].map(({ agentId }) => agentId);
  await prisma().callBudget.createMany({
    data: people.flatMap((loginOf) =>
      ['light', 'auth'].map((usageGroup) => ({ ...ample, loginOf, usageGroup })),
    ),
  });
}

/** As the page of their own login does it, with the app of their account. */
async function link(viewer: Viewer, user: string): Promise<void> {
  const { beginOwnLogin } = await import('@/lib/server/commands/begin-own-login');
  const { finishOwnLogin } = await import('@/lib/server/commands/finish-own-login');
  const redirectUri = 'http://127.0.0.1:3000/api/own-logins/return';
  const errand = { accountId: world.account.accountId, redirectUri };
  const back = await answerAtPage(await beginOwnLogin(viewer, errand, new Date()), 'allow', user);
  const [state, code] = [back.searchParams.get('state') ?? '', back.searchParams.get('code')];
  expect(await finishOwnLogin(viewer, { state, code, redirectUri }, new Date())).toBe('linked');
}

async function begin(browser: Browser): Promise<string> {
  const { url } = await (await browser.post('signin/ringcentral', { callbackUrl: '/inbox' })).json();
  return url;
}

/** @returns the page of Foyer it ends at, and who is signed in then */
async function arrive(browser: Browser, back: URL) {
  const { findViewer } = await import('@/lib/server/session');
  const answer = await browser.send(back.href);
  const page = new URL(answer.headers.get('location') ?? '', auth.url);
  return { page: page.pathname + page.search, viewer: await findViewer(browser.session) };
}

async function enter(user: string, decision: 'allow' | 'deny' = 'allow') {
  const browser = open();
  return arrive(browser, await answerAtPage(await begin(browser), decision, user));
}

const UNLINKED = '/sign-in?refused=unlinked';

describe('continuing with RingCentral', () => {
  test('lets in whoever has linked that login to speak by it, and keeps no token of it', async () => {
    await link(world.priya, PRIYA);
    const before = await world.rows('SELECT * FROM own_login');
    expect(await enter(PRIYA)).toMatchObject({ page: '/inbox', viewer: { agentId: world.priya.agentId } });
    expect(await world.rows('SELECT * FROM own_login')).toEqual(before);
  });

  test('lets in nobody who has not, or not any more, although the e-mail there is theirs', async () => {
    expect(await enter(PRIYA)).toEqual({ page: UNLINKED, viewer: null });
    await link(world.priya, PRIYA);
    expect(await enter(TOMAS)).toEqual({ page: UNLINKED, viewer: null });
    const { unlinkOwnLogin } = await import('@/lib/server/commands/unlink-own-login');
    await unlinkOwnLogin(world.priya, world.account.accountId, new Date());
    expect(await enter(PRIYA)).toEqual({ page: UNLINKED, viewer: null });
  });

  test('tells nobody from a login that two have linked', async () => {
    await link(world.priya, TOMAS);
    await link(world.jonas, TOMAS);
    expect(await enter(TOMAS)).toEqual({ page: UNLINKED, viewer: null });
  });

  test('takes a user of another server for somebody else', async () => {
    await link(world.priya, PRIYA);
    const [{ server_url: here } = { server_url: '' }] = await world.rows<{ server_url: string }>(
      'SELECT server_url FROM account',
    );
    await world.rows("UPDATE account SET server_url = 'https://elsewhere.example'");
    expect(await enter(PRIYA)).toEqual({ page: UNLINKED, viewer: null });
    await world.rows('UPDATE account SET server_url = $1', [here]);
    expect(await enter(PRIYA)).toMatchObject({ page: '/inbox' });
  });

  test('lets in nobody who was let out, and leads back whoever says no there', async () => {
    await link(world.jonas, TOMAS);
    expect((await enter(TOMAS, 'deny')).viewer).toBeNull();
    const deactivate = 'UPDATE membership SET deactivated_at = $2::timestamptz WHERE agent_id = $1::uuid';
    await world.rows(deactivate, [world.jonas.agentId, new Date().toISOString()]);
    expect(await enter(TOMAS)).toEqual({ page: UNLINKED, viewer: null });
    await world.rows(deactivate, [world.jonas.agentId, null]);
    expect(await enter(TOMAS)).toMatchObject({ viewer: { agentId: world.jonas.agentId } });
  });

  test('has state and PKCE, and serves only the browser that began it', async () => {
    await link(world.priya, PRIYA);
    const mine = open();
    const address = await begin(mine);
    expect(Object.fromEntries(new URL(address).searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: `${auth.url}/api/auth/callback/ringcentral`,
      code_challenge_method: 'S256',
    });
    expect(new URL(address).searchParams.has('scope')).toBe(false);
    const back = await answerAtPage(address, 'allow', PRIYA);
    // Somebody else who has begun one, and is handed this way back.
    const theirs = open();
    await begin(theirs);
    expect((await arrive(theirs, back)).viewer).toBeNull();
    expect(await arrive(mine, back)).toMatchObject({ viewer: { agentId: world.priya.agentId } });
  });
});
