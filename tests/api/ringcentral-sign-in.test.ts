import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/domain/permission';
import type { Browser, RunningAuth } from '../support/auth-server';
import { answerAtPage } from '../support/consent';
import { createWorld, type World } from '../support/world';

/** Users of the sandbox. */
const TOMAS = '102';
const PRIYA = '103';

let world: World;
let app: { clientId: string; clientSecret: string };
/** Ciphertext. */
let ownSecret: string;
let auth: RunningAuth;
let open: () => Browser;
beforeAll(async () => {
  world = await createWorld();
  const [account] = await world.rows<{ secret: string }>(
    'SELECT client_secret_sealed AS secret FROM account',
  );
  ownSecret = account?.secret ?? '';
  app = await world.sandbox.control('/apps', { method: 'POST', body: { name: 'Foyer for all' } });
  Object.assign(process.env, {
    FOYER_APP_SERVER: world.demo.serverUrl,
    FOYER_APP_CLIENT_ID: app.clientId,
    FOYER_APP_CLIENT_SECRET: app.clientSecret,
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
  // Of an app of its own, as an admin enters it.
  await world.rows('UPDATE account SET client_id = $1, client_secret_sealed = $2', [
    world.demo.clientId,
    ownSecret,
  ]);
});

/** The account is one of the deployment's app, as by an admin's consent. */
async function speakByOurs(): Promise<void> {
  await world.rows('UPDATE account SET server_url = $1, client_id = $2, client_secret_sealed = NULL', [
    world.demo.serverUrl,
    app.clientId,
  ]);
}

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
async function link(viewer: Viewer, user: string, { accountId } = world.account): Promise<void> {
  const { beginOwnLogin } = await import('@/lib/server/commands/begin-own-login');
  const { finishOwnLogin } = await import('@/lib/server/commands/finish-own-login');
  const redirectUri = 'http://127.0.0.1:3000/api/own-logins/return';
  const errand = { accountId, redirectUri };
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

/** From the button on the page of an invitation, the whole way. */
async function join(invitation: string, user: string) {
  const browser = open();
  const page = `/invite/${invitation}/joined`;
  const { url } = await (await browser.post('signin/ringcentral', { callbackUrl: page })).json();
  return arrive(browser, await answerAtPage(url, 'allow', user));
}

interface KeptLogin {
  state: string;
  tokenGeneration: number;
  accessToken: string;
}

/** Whose it is, and the token it has now, as it lies there or as the platform knows it. */
async function loginOf({ workspaceId, agentId }: Viewer): Promise<KeptLogin> {
  const { unsealLoginSecret } = await import('@/lib/server/account/credentials');
  const [found] = await world.rows<Omit<KeptLogin, 'accessToken'> & { sealed: string }>(
    `SELECT state::text, token_generation AS "tokenGeneration", access_token_sealed AS sealed FROM own_login
     WHERE agent_id = $1::uuid`,
    [agentId],
  );
  if (!found) throw new Error('there is no such login');
  const { sealed, ...rest } = found;
  return { ...rest, accessToken: unsealLoginSecret(workspaceId, 'access_token_sealed', sealed) };
}

/** Which user a token still serves; null where it has ended. */
async function userOf(accessToken: string): Promise<string | null> {
  const { readPlatformUser } = await import('@/lib/server/ringcentral/extensions');
  const connection = {
    serverUrl: world.demo.serverUrl,
    accessToken,
    basePath: '',
    generation: 'undetected',
  } as const;
  const user = await readPlatformUser(connection, '~');
  return user.outcome === 'ok' ? user.value.id : null;
}

const revocations = async () => {
  const { records } = await world.sandbox.control<{ records: { path: string }[] }>('/requests');
  return records.filter(({ path }) => path.endsWith('/oauth/revoke')).length;
};

describe('continuing with RingCentral', () => {
  test('lets in whoever has linked that login; a token of another app than the account speaks by is ended', async () => {
    await link(world.priya, PRIYA);
    const [before, ended] = [await world.rows('SELECT * FROM own_login'), await revocations()];
    expect(await enter(PRIYA)).toMatchObject({ page: '/inbox', viewer: { agentId: world.priya.agentId } });
    expect(await world.rows('SELECT * FROM own_login')).toEqual(before);
    expect(await revocations()).toBe(ended + 1);
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

describe('the same consent', () => {
  test('lets a login live on that had ended, and ends the token that it replaces', async () => {
    await speakByOurs();
    await link(world.priya, PRIYA);
    const former = await loginOf(world.priya);
    await world.rows(
      "UPDATE own_login SET state = 'expired', expired_at = now(), refresh_token_sealed = NULL",
    );
    expect(await userOf(former.accessToken)).toBe(PRIYA);
    expect(await enter(PRIYA)).toMatchObject({ viewer: { agentId: world.priya.agentId } });
    const now = await loginOf(world.priya);
    expect(now).toMatchObject({ state: 'linked', tokenGeneration: former.tokenGeneration + 1 });
    expect([await userOf(now.accessToken), await userOf(former.accessToken)]).toEqual([PRIYA, null]);
  });

  test('serves for writing, by the one who signed in', async () => {
    const { callAsAgent } = await import('@/lib/server/account/call-as-agent');
    const { readPlatformUser } = await import('@/lib/server/ringcentral/extensions');
    const whoSpeaks = () =>
      callAsAgent(
        world.account,
        world.priya.agentId,
        { group: 'light', priority: 'send', now: new Date() },
        (connection) => readPlatformUser(connection, '~'),
      );
    await speakByOurs();
    await link(world.priya, PRIYA);
    await world.rows("UPDATE own_login SET state = 'expired', expired_at = now()");
    expect((await whoSpeaks()).login).not.toBe('own');
    await enter(PRIYA);
    expect(await whoSpeaks()).toMatchObject({ login: 'own', answer: { value: { id: PRIYA } } });
  });

  test('has no say where nobody is let in: the token is ended and nothing is linked', async () => {
    await speakByOurs();
    const ended = await revocations();
    expect(await enter(PRIYA)).toEqual({ page: UNLINKED, viewer: null });
    expect(await revocations()).toBe(ended + 1);
    expect(await world.rows('SELECT * FROM own_login')).toEqual([]);
  });
});

describe('whoever was invited', () => {
  async function invited(email = `${randomUUID()}@example.com`) {
    const { invite } = await import('@/lib/server/commands/invite');
    const { token } = await invite(world.amira, { name: 'Nadia', email, role: 'agent' }, new Date());
    return { email, token };
  }

  test('joins with their RingCentral login, by which they write and sign in from then on', async () => {
    await speakByOurs();
    const { email, token } = await invited();
    const { page, viewer } = await join(token, PRIYA);
    expect({ page, viewer }).toMatchObject({
      page: `/invite/${token}/joined`,
      viewer: { workspaceId: world.priya.workspaceId, role: 'agent' },
    });
    const agentId = viewer?.agentId ?? '';
    const found = await world.rows('SELECT password_hash FROM agent WHERE id = $1::uuid AND email = $2', [
      agentId,
      email,
    ]);
    expect(found).toEqual([{ password_hash: null }]);
    const login = await loginOf({ ...world.priya, agentId });
    expect([login.state, await userOf(login.accessToken)]).toEqual(['linked', PRIYA]);
    const lines = await world.rows<{ kind: string }>(
      'SELECT kind FROM activity WHERE agent_id = $1::uuid ORDER BY kind',
      [agentId],
    );
    expect(lines.map(({ kind }) => kind)).toEqual(['agent-added', 'own-login-linked']);
    expect(await enter(PRIYA)).toMatchObject({ page: '/inbox', viewer: { agentId } });
    expect((await join(token, TOMAS)).viewer).toBeNull();
  });

  test('is not offered it where the workspace speaks by another app, and does not get in by it', async () => {
    const { joinWays } = await import('@/lib/server/queries/sign-in-ways');
    const { token } = await invited();
    expect(await joinWays(world.account)).toMatchObject({ ringcentral: false });
    expect(await join(token, PRIYA)).toEqual({ page: `/invite/${token}?refused=unlinked`, viewer: null });
    // The control: nothing else has changed.
    await speakByOurs();
    expect(await joinWays(world.account)).toMatchObject({ ringcentral: true });
    expect(await join(token, PRIYA)).toMatchObject({ viewer: { role: 'agent' } });
  });

  test('does not become somebody who has linked that login already', async () => {
    await speakByOurs();
    await link(world.priya, PRIYA);
    const { token } = await invited();
    const ended = await revocations();
    expect(await join(token, PRIYA)).toEqual({ page: `/invite/${token}?refused=other-login`, viewer: null });
    expect(await revocations()).toBe(ended + 1);
    expect(await enter(PRIYA)).toMatchObject({ viewer: { agentId: world.priya.agentId } });
  });

  test('shows who they are by a login they have linked, where they work here already', async () => {
    const { makeInbox } = await import('../support/inbox');
    const elsewhere = await makeInbox('elsewhere');
    await speakByOurs();
    const [person] = await world.rows<{ email: string }>('SELECT email FROM agent WHERE id = $1::uuid', [
      elsewhere.agent.agentId,
    ]);
    const { token } = await invited(person?.email);
    const refused = { page: `/invite/${token}?refused=other-login`, viewer: null };
    expect(await join(token, PRIYA)).toEqual(refused);
    const [account] = await world.rows<{ accountId: string }>(
      'SELECT id AS "accountId" FROM account WHERE workspace_id = $1::uuid',
      [elsewhere.workspaceId],
    );
    await link(elsewhere.agent, PRIYA, { ...world.account, ...account });
    expect(await join(token, TOMAS)).toEqual(refused);
    const theirs = { agentId: elsewhere.agent.agentId, workspaceId: world.priya.workspaceId };
    expect(await join(token, PRIYA)).toMatchObject({ viewer: theirs });
  });
});
