import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConsentErrand } from '@/lib/contract/connect';
import { answerAtPage } from '@/tests/support/consent';
import { createWorld, type World } from '@/tests/support/world';

const redirectUri = 'http://127.0.0.1:3000/api/accounts/return';
const NAMES = ['FOYER_APP_SERVER', 'FOYER_APP_CLIENT_ID', 'FOYER_APP_CLIENT_SECRET'] as const;

interface Registered {
  clientId: string;
  clientSecret: string;
}

let world: World;
let app: Registered;

beforeAll(async () => {
  world = await createWorld();
  app = await register();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.rows('DELETE FROM account');
});

const now = () => new Date();
const register = () =>
  world.sandbox.control<Registered>('/apps', { method: 'POST', body: { name: 'All of us' } });

/** The modules of a process that was started with this app, or with none. */
async function startedWith(given: Registered | null) {
  vi.resetModules();
  const values = given ? [world.demo.serverUrl, given.clientId, given.clientSecret] : ['', '', ''];
  NAMES.forEach((name, index) => {
    process.env[name] = values[index];
  });
  const { beginConsent } = await import('@/lib/server/commands/begin-consent');
  const { finishConsent } = await import('@/lib/server/commands/finish-consent');
  const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
  const { knownSecrets } = await import('@/lib/server/account/known-secrets');
  const { unsealSecret } = await import('@/lib/server/account/credentials');
  const { listAccountsOf } = await import('@/lib/server/queries/list-accounts');
  const begin = (errand: ConsentErrand) => beginConsent(world.amira, { errand, redirectUri }, now());
  const consent = async (errand: ConsentErrand) => {
    const back = await answerAtPage(await begin(errand), 'allow');
    const state = back.searchParams.get('state') ?? '';
    const code = back.searchParams.get('code');
    return finishConsent(world.amira, { state, code, redirectUri }, now());
  };
  return { begin, consent, sweepAccount, knownSecrets, unsealSecret, listAccountsOf };
}

interface Kept {
  id: string;
  state: string;
  clientId: string;
  sealed: string | null;
}
const kept = async () =>
  (
    await world.rows<Kept>(
      'SELECT id, state::text, client_id AS "clientId", client_secret_sealed AS sealed FROM account',
    )
  )[0];
/** The platform takes none of the tokens any more that it has given out. */
const loseTokens = async () => {
  await world.sandbox.control('/tokens/expire', { method: 'POST' });
  await world.rows('UPDATE account SET access_token_expires_at = now()');
};

describe('the app of the deployment', () => {
  test('connects an account by consent alone, which is called like the workspace', async () => {
    const foyer = await startedWith(app);
    const { account } = await foyer.consent({ app: 'deployment' });
    expect(account).toMatchObject({
      ...{ name: 'Northwind Bikes', state: 'connected', isOfDeployment: true },
      ...{ clientId: app.clientId, serverUrl: world.demo.serverUrl },
    });
    const { accounts, offeredServer } = await foyer.listAccountsOf(world.amira);
    expect(offeredServer).toBe(world.demo.serverUrl);
    expect(JSON.stringify(accounts)).not.toContain(app.clientSecret);
  });

  test('keeps its secret to itself: no row has it, sealed or not, and what is shown has it masked', async () => {
    const foyer = await startedWith(app);
    const address = await foyer.begin({ app: 'deployment' });
    expect(address).not.toContain(app.clientSecret);
    const [errand] = await world.rows<{ given: string }>('SELECT given_sealed AS given FROM connect_errand');
    const waiting = foyer.unsealSecret(world.amira.workspaceId, 'given_sealed', errand?.given ?? '');
    expect(JSON.parse(waiting)).toMatchObject({ clientId: app.clientId, clientSecret: null });
    await foyer.consent({ app: 'deployment' });
    expect(await kept()).toMatchObject({ sealed: null });
    expect(await foyer.knownSecrets(world.amira.workspaceId)).toContain(app.clientSecret);
  });

  test('renews the sign-in when its time is over', async () => {
    const foyer = await startedWith(app);
    await foyer.consent({ app: 'deployment' });
    await loseTokens();
    const { id = '' } = (await kept()) ?? {};
    await foyer.sweepAccount({ workspaceId: world.amira.workspaceId, accountId: id }, now());
    expect(await kept()).toMatchObject({ state: 'connected' });
  });

  test('that was replaced by another one is not used with the other’s secret; the next consent takes the new one', async () => {
    await (await startedWith(app)).consent({ app: 'deployment' });
    const other = await register();
    const foyer = await startedWith(other);
    await loseTokens();
    const { id = '' } = (await kept()) ?? {};
    await foyer.sweepAccount({ workspaceId: world.amira.workspaceId, accountId: id }, now());
    expect(await kept()).toMatchObject({ state: 'needs_sign_in', clientId: app.clientId });
    await foyer.consent({ accountId: id });
    expect(await kept()).toMatchObject({ id, state: 'connected', clientId: other.clientId, sealed: null });
  });

  test('is not there where the deployment has none, and an own one may be used where it has', async () => {
    const none = await startedWith(null);
    await expect(none.begin({ app: 'deployment' })).rejects.toMatchObject({ code: 'not-found' });
    expect((await none.listAccountsOf(world.amira)).offeredServer).toBeNull();
    const foyer = await startedWith(app);
    const own = await register();
    const { serverUrl } = world.demo;
    const errand = { ...own, serverUrl, name: 'Own', generation: 'undetected', eventFilters: [] } as const;
    const { account } = await foyer.consent({ ...errand, eventFilters: [] });
    expect(account).toMatchObject({ clientId: own.clientId, isOfDeployment: false });
    expect((await kept())?.sealed).not.toBeNull();
  });

  test('half of it is a mistake that is told at the start', async () => {
    vi.resetModules();
    process.env.FOYER_APP_CLIENT_SECRET = '';
    const { env } = await import('@/lib/server/env');
    expect(() => env()).toThrow('belong together');
  });
});
