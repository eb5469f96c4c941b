import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountToConnect, ConnectResult } from '@/lib/contract/connect';
import type { ConnectCheck, ConnectFault } from '@/lib/domain/connect';
import { answerAtPage } from '@/tests/support/consent';
import { createWorld, type World } from '@/tests/support/world';

const redirectUri = 'http://127.0.0.1:3000/api/accounts/return';

interface Registered {
  clientId: string;
  clientSecret: string;
}

let world: World;
let checkApp: typeof import('@/lib/server/commands/check-app')['checkApp'];
let add: typeof import('@/lib/server/commands/add-account')['addAccount'];
let begin: typeof import('@/lib/server/commands/begin-consent')['beginConsent'];
let finish: typeof import('@/lib/server/commands/finish-consent')['finishConsent'];
let signIn: typeof import('@/lib/server/commands/sign-in-account')['signInAccount'];
let disconnect: typeof import('@/lib/server/commands/disconnect-account')['disconnectAccount'];
let change: typeof import('@/lib/server/commands/change-account')['changeAccount'];
let prisma: typeof import('@/lib/server/db').prisma;

beforeAll(async () => {
  world = await createWorld();
  checkApp = (await import('@/lib/server/commands/check-app')).checkApp;
  add = (await import('@/lib/server/commands/add-account')).addAccount;
  begin = (await import('@/lib/server/commands/begin-consent')).beginConsent;
  finish = (await import('@/lib/server/commands/finish-consent')).finishConsent;
  signIn = (await import('@/lib/server/commands/sign-in-account')).signInAccount;
  disconnect = (await import('@/lib/server/commands/disconnect-account')).disconnectAccount;
  change = (await import('@/lib/server/commands/change-account')).changeAccount;
  ({ prisma } = await import('@/lib/server/db'));
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sandbox.control('/faults', { method: 'DELETE' });
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { hasSocialMessaging: true, barredUserIds: [] },
  });
  await prisma().account.deleteMany();
});

const now = () => new Date();
const register = (body: object = {}) =>
  world.sandbox.control<Registered>('/apps', { method: 'POST', body: { name: 'Foyer', ...body } });

/** Everything an admin would enter, right. */
const entered = (over: Partial<AccountToConnect> = {}): AccountToConnect => ({
  name: 'Northwind',
  serverUrl: world.demo.serverUrl,
  clientId: world.demo.clientId,
  clientSecret: world.demo.clientSecret,
  jwt: world.demo.jwt,
  generation: 'undetected',
  eventFilters: [],
  ...over,
});

const tried = async (over: Partial<AccountToConnect> = {}, at = now()) => {
  const { serverUrl, clientId, clientSecret } = entered(over);
  return checkApp({ serverUrl, clientId, clientSecret }, at);
};
const faultOf = (checks: ConnectCheck[]): ConnectFault | undefined =>
  checks.find(({ fault }) => fault !== null)?.fault ?? undefined;
const connect = (over: Partial<AccountToConnect> = {}) => add(world.amira, entered(over), now());

const lastNoted = () => prisma().activity.findFirst({ orderBy: [{ at: 'desc' }, { id: 'desc' }] });

/** A server that answers everything with a page. */
async function stranger(): Promise<{ url: string; close(): void }> {
  const server = createServer((_, response) => response.writeHead(404).end('<h1>Not found</h1>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

describe('trying a server and an app', () => {
  test('all is well with the right ones', async () => {
    expect(await tried()).toEqual(
      ['address', 'server', 'clock', 'app'].map((step) => ({ step, fault: null, detail: null })),
    );
  });

  test.each([
    ['no address', 'platform', 'not-an-address'],
    ['plain http to elsewhere', 'http://platform.example.com', 'not-https'],
    ['nobody listens', 'http://127.0.0.1:9', 'not-reached'],
    ['there is no such host', 'https://foyer-has-no-such-host.invalid', 'no-such-host'],
  ] as const)('%s', async (_, serverUrl, fault) => {
    expect(faultOf(await tried({ serverUrl }))).toBe(fault);
  });

  test('somebody else answers', async () => {
    const other = await stranger();
    expect(faultOf(await tried({ serverUrl: other.url }))).toBe('not-the-platform');
    other.close();
  });

  test('the secret is wrong, or the app is not known', async () => {
    expect(faultOf(await tried({ clientSecret: 'wrong' }))).toBe('wrong-app');
    expect(faultOf(await tried({ clientId: 'nobody' }))).toBe('wrong-app');
  });

  test('the platform has trouble', async () => {
    const rules = [{ match: { path: '^/restapi/oauth/token' }, effect: 'status', status: 503 }];
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules } });
    expect(faultOf(await tried())).toBe('platform-busy');
  });

  test('the clocks differ: said, and no hindrance', async () => {
    const checks = await tried({}, new Date(Date.now() + 300_000));
    expect(checks).toContainEqual({ step: 'clock', fault: 'clock-off', detail: expect.any(String) });
    expect(checks.at(-1)).toEqual({ step: 'app', fault: null, detail: null });
  });
});

describe('connecting by a JWT', () => {
  test('brings in the history, subscribes, and knows who is signed in', async () => {
    const { checks, account } = await connect();
    expect(faultOf(checks)).toBeUndefined();
    expect(checks.map(({ step }) => step)).toEqual([
      'address',
      'server',
      'clock',
      'app',
      'sign-in',
      'reading',
      'subscribing',
    ]);
    expect(account).toMatchObject({ name: 'Northwind', state: 'connected', userName: 'Amira Haddad' });
    expect(await lastNoted()).toMatchObject({ kind: 'account-connected', agentId: world.amira.agentId });
    await world.runJobs();
    expect(await prisma().account.findFirst()).toMatchObject({
      importCompletedAt: expect.any(Date),
      generation: 'channel',
    });
    expect(await prisma().message.count()).toBeGreaterThan(100);
  });

  test.each([
    ['the JWT is wrong', { jwt: 'nonsense' }, 'jwt-refused'],
    ['social messaging lies elsewhere', { basePath: '/engage/v9' }, 'wrong-path'],
  ] as const)('%s: nothing is connected', async (_, over, fault) => {
    const { checks, account } = await connect(over);
    expect([faultOf(checks), account]).toEqual([fault, null]);
    expect(await prisma().account.count()).toBe(0);
  });

  test.each([
    ['SocialMessaging', ['SubscriptionWebhook', 'ReadAccounts'], 'no-social-permission'],
    ['SubscriptionWebhook', ['SocialMessaging', 'ReadAccounts'], 'no-webhook-permission'],
  ] as const)('the app lacks %s', async (_, permissions, fault) => {
    const { checks, account } = await connect(await register({ permissions }));
    expect([faultOf(checks), account]).toEqual([fault, null]);
  });

  test('an app that may not read names is connected without one', async () => {
    const { account } = await connect(
      await register({ permissions: ['SocialMessaging', 'SubscriptionWebhook'] }),
    );
    expect(account).toMatchObject({ state: 'connected', userName: null });
  });

  test.each([
    ['the account has no social messaging', { hasSocialMessaging: false }, 'social-off'],
    ['the user may not use it', { barredUserIds: ['101'] }, 'user-barred'],
  ] as const)('%s', async (_, settings, fault) => {
    await world.sandbox.control('/settings', { method: 'PUT', body: settings });
    const { checks, account } = await connect();
    expect([faultOf(checks), account]).toEqual([fault, null]);
  });

  test('the same account twice would bring in everything twice; two at once are one', async () => {
    const answers = await Promise.all([connect(), connect({ name: 'Again' })]);
    expect(answers.map(({ account }) => account !== null).toSorted()).toEqual([false, true]);
    expect(answers.flatMap(({ checks }) => faultOf(checks) ?? [])).toEqual(['already-connected']);
    expect(await prisma().account.count()).toBe(1);
    // Another app's account of the same user is another account.
    expect((await connect(await register())).account).not.toBeNull();
  });
});

const sentAway = (accountId?: string, at = now()) => {
  const { jwt, ...errand } = entered();
  return begin(world.amira, { errand: accountId ? { accountId } : errand, redirectUri }, at);
};

function comeBack(back: URL, viewer = world.amira, at = now()): Promise<ConnectResult> {
  const state = back.searchParams.get('state') ?? '';
  return finish(viewer, { state, code: back.searchParams.get('code'), redirectUri }, at);
}

describe('connecting by consent', () => {
  test('the account speaks as whoever consented, and holds no JWT', async () => {
    const { checks, account } = await comeBack(await answerAtPage(await sentAway(), 'allow'));
    expect(faultOf(checks)).toBeUndefined();
    expect(account).toMatchObject({ name: 'Northwind', userName: 'Tomás Ferreira', state: 'connected' });
    expect(await prisma().account.findFirst()).toMatchObject({ jwtSealed: null });
  });

  test('said no, too late, a second time, somebody else: nothing is connected', async () => {
    expect(faultOf((await comeBack(await answerAtPage(await sentAway(), 'deny'))).checks)).toBe(
      'consent-denied',
    );
    const late = await answerAtPage(await sentAway(undefined, new Date(Date.now() - 11 * 60_000)), 'allow');
    expect(faultOf((await comeBack(late)).checks)).toBe('consent-late');
    const back = await answerAtPage(await sentAway(), 'allow');
    expect(faultOf((await comeBack(back, world.maya)).checks)).toBe('consent-late');
    expect(await prisma().account.count()).toBe(0);
    expect((await comeBack(back)).account).not.toBeNull();
    expect(faultOf((await comeBack(back)).checks)).toBe('consent-late');
  });

  test('when the consent has ended nothing is asked any more, until an admin signs in again', async () => {
    const { account } = await comeBack(await answerAtPage(await sentAway(), 'allow'));
    const key = { workspaceId: world.amira.workspaceId, accountId: account?.id ?? '' };
    await world.runJobs();
    await prisma().callBudget.updateMany({ data: { tokens: 1_000, capacity: 1_000, blockedUntil: null } });
    await world.sandbox.control('/tokens/revoke', { method: 'POST' });
    const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
    await sweepAccount(key, now());
    expect(await prisma().account.findFirst()).toMatchObject({ state: 'needs_sign_in' });
    const again = await comeBack(await answerAtPage(await sentAway(account?.id), 'allow'));
    expect(again.account).toMatchObject({ id: account?.id, state: 'connected' });
    await sweepAccount(key, now());
    expect(await prisma().account.findFirst()).toMatchObject({ state: 'connected' });
  });
});

describe('an account that is connected', () => {
  test('is disconnected: its history stays, and nothing is left to sign in with', async () => {
    const { account } = await connect();
    await world.runJobs();
    const before = await prisma().message.count();
    const ended = await disconnect(world.amira, account?.id ?? '', now());
    expect(ended.state).toBe('disconnected');
    expect(await lastNoted()).toMatchObject({ kind: 'account-disconnected' });
    expect(await prisma().account.findFirst()).toMatchObject({
      jwtSealed: null,
      accessTokenSealed: null,
      refreshTokenSealed: null,
      subscriptionId: null,
    });
    expect(await prisma().message.count()).toBe(before);
    const { records } = await world.sandbox.control<{ records: unknown[] }>('/subscriptions');
    expect(records).toEqual([]);
    const again = await signIn(world.amira, { accountId: ended.id, given: { jwt: world.demo.jwt } }, now());
    expect(again.account).toMatchObject({ id: ended.id, state: 'connected' });
    expect(await lastNoted()).toMatchObject({ kind: 'account-signed-in' });
    await world.runJobs();
    expect(await prisma().message.count()).toBe(before);
  });

  test('is signed in again only with what is right', async () => {
    const { account } = await connect();
    const given = { jwt: 'nonsense' };
    const { checks } = await signIn(world.amira, { accountId: account?.id ?? '', given }, now());
    expect(faultOf(checks)).toBe('jwt-refused');
    expect(await prisma().account.findFirst()).toMatchObject({ state: 'connected' });
  });

  test('keeps the names an admin has said it uses, whatever it answers', async () => {
    const { account } = await connect();
    const changed = await change(
      world.amira,
      { accountId: account?.id ?? '', change: { generation: 'source' } },
      now(),
    );
    expect(await lastNoted()).toMatchObject({
      kind: 'account-changed',
      detail: { change: { generation: 'source' } },
    });
    expect(changed).toMatchObject({ generation: 'source', isGenerationFixed: true });
    await world.runJobs();
    expect(await prisma().account.findFirst()).toMatchObject({ generation: 'source' });
  });

  test('is nobody else’s', async () => {
    const { account } = await connect();
    const stranger = { ...world.amira, workspaceId: '00000000-0000-4000-8000-000000000000' };
    const accountId = account?.id ?? '';
    const acts = [
      () => disconnect(stranger, accountId, now()),
      () => change(stranger, { accountId, change: { name: 'Mine' } }, now()),
      () => signIn(stranger, { accountId, given: { jwt: world.demo.jwt } }, now()),
      () => begin(stranger, { errand: { accountId }, redirectUri }, now()),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('no secret that was entered is told to a browser, or lies readable in the database', async () => {
  const app = await register();
  const { account } = await connect(app);
  const { jwt, ...errand } = entered({ ...app, name: 'Second' });
  await begin(world.amira, { errand, redirectUri }, now());
  const secrets = [app.clientSecret, jwt];
  const feed = await world.rows<{ payload: unknown }>('SELECT payload FROM feed');
  const activity = await world.rows<{ detail: unknown }>('SELECT detail FROM activity');
  const rows = [await prisma().account.findMany(), await prisma().connectErrand.findMany()];
  const told = JSON.stringify([account, feed, activity, rows], (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(told).toContain(app.clientId);
  for (const secret of secrets) expect(told).not.toContain(secret);
});
