import { type ApiError, SDK } from '@ringcentral/sdk';
import { describe, expect, it } from 'vitest';
import type { Demo, Json } from '../support/platform-client';
import { channelId, type Page, type SdkClient, sdkWorld } from '../support/sdk-clients';
import { describeSubscriptions } from '../support/sdk-subscriptions';
import { describeClient, listWhileTokensExpire } from '../support/sdk-suite';

const CX = '/cx/social-messaging/v1';
const SUBSCRIPTION = '/restapi/v1.0/subscription';

/** Clients of one process share a storage: each needs a name of its own for its tokens. */
let clients = 0;

function newSdk(demo: Demo, more: { handleRateLimit?: boolean } = {}): SDK {
  clients += 1;
  const { serverUrl: server, clientId, clientSecret } = demo;
  return new SDK({ server, clientId, clientSecret, cachePrefix: `client-${clients}-`, ...more });
}

async function json<T = Json>(answer: Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T;
}

/** The untyped SDK, of which every call is a path and a body. */
function clientOf(sdk: SDK): SdkClient {
  const platform = sdk.platform();
  let redirect = '';
  return {
    logIn: (jwt) => platform.login({ jwt }).then(nothing),
    consentUrl: (redirectUri, state) => {
      redirect = redirectUri;
      return platform.loginUrl({ redirectUri, state, usePKCE: true });
    },
    logInWithCode: ({ search }) =>
      platform.login({ ...platform.parseLoginRedirect(search), redirect_uri: redirect }).then(nothing),
    accessToken: async () => (await platform.auth().data()).access_token ?? '',
    refresh: () => platform.refresh().then(nothing),
    revoke: () => platform.logout().then(nothing),
    whoAmI: () => json(platform.get('/restapi/v1.0/account/~/extension/~')),
    list: (query) => json<Page>(platform.get(`${CX}/contents`, query)),
    read: (id) => json(platform.get(`${CX}/contents/${id}`)),
    create: (content) => json(platform.post(`${CX}/contents`, content)),
    identities: (query) => json<Page>(platform.get(`${CX}/identities`, query)),
    identity: (id) => json(platform.get(`${CX}/identities/${id}`)),
    subscriptions: {
      create: (request) => json(platform.post(SUBSCRIPTION, request)),
      read: (id) => json(platform.get(`${SUBSCRIPTION}/${id}`)),
      update: (id, request) => json(platform.put(`${SUBSCRIPTION}/${id}`, request)),
      renew: (id) => json(platform.post(`${SUBSCRIPTION}/${id}/renew`)),
      list: () => json<Page>(platform.get(SUBSCRIPTION)),
      cancel: (id) => platform.delete(`${SUBSCRIPTION}/${id}`).then(nothing),
    },
    refusalIn,
  };
}

function nothing(): void {}

/** What is shown to people is the error's message; the code has to be read from the answer. */
async function refusalIn(error: unknown) {
  const { message, response } = error as ApiError;
  if (!response) throw error;
  const { errorCode } = (await response.clone().json()) as Json;
  return { status: response.status, code: String(errorCode), message };
}

const world = sdkWorld((demo) => clientOf(newSdk(demo)));

/** Keeps what the SDK says about limits; the waiting times are milliseconds. */
function limitsHeardBy(sdk: SDK): (number | undefined)[] {
  const waits: (number | undefined)[] = [];
  const platform = sdk.platform();
  platform.on(platform.events.rateLimitError, (error: Error & { retryAfter?: number }) => {
    waits.push(error.retryAfter);
  });
  return waits;
}

async function signedIn(more: { handleRateLimit?: boolean } = {}): Promise<SDK> {
  const sdk = newSdk(world().demo, more);
  await sdk.platform().login({ jwt: world().demo.jwt });
  return sdk;
}

describe('the official SDK @ringcentral/sdk 5.0.11', () => {
  describeClient(world);
  describeSubscriptions(world);

  it('refreshes by itself when its token expires in the middle of a list, and nothing is seen twice', async () => {
    const sdk = await signedIn();
    let refreshes = 0;
    const platform = sdk.platform();
    platform.on(platform.events.refreshSuccess, () => {
      refreshes += 1;
    });
    let pages = 0;
    await listWhileTokensExpire(world(), (query) => {
      pages += 1;
      return clientOf(sdk).list(query);
    });
    expect(refreshes).toBe(pages - 1);
    expect(refreshes).toBeGreaterThan(2);
  });

  it('says how long to wait when the budget is spent, and goes on after that time', async () => {
    const sdk = await signedIn();
    const client = clientOf(sdk);
    const waits = limitsHeardBy(sdk);
    const rateLimits = { light: 1, medium: 1, heavy: 1, auth: 5 };
    await world().sandbox.control('/settings', { method: 'PUT', body: { rateLimits } });
    await client.list({ perPage: 1 });
    const error = await client.list({ perPage: 1 }).catch((reason: ApiError) => reason);
    expect(await client.refusalIn(error)).toMatchObject({ status: 429, code: 'CMN-301' });
    // Where nothing is told, the SDK assumes the same minute.
    expect('response' in error && error.response?.headers.get('retry-after')).toBe('60');
    expect(waits).toEqual([60_000]);
    await world().sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 61 } });
    expect((await client.list({ perPage: 1 })).records).toHaveLength(1);
  });

  it('waits as long as it is told and asks once more, when it is set to handle limits', async () => {
    const { sandbox } = world();
    const sdk = await signedIn({ handleRateLimit: true });
    const waits = limitsHeardBy(sdk);
    const rule = { match: { path: '^/cx/' }, effect: 'status', status: 429, code: 'CMN-301', retryAfter: 1 };
    await sandbox.control('/faults', { method: 'PUT', body: { rules: [{ ...rule, times: 1 }] } });
    expect((await clientOf(sdk).list({ perPage: 1 })).records).toHaveLength(1);
    expect(waits).toEqual([1000]);
    const { records } = await sandbox.control<{ records: Json[] }>('/requests');
    expect(records.slice(-2).map(({ status }) => status)).toEqual([429, 200]);
  });

  it('shows the words of the platform for a refusal, not merely its status', async () => {
    const content = { channelId: channelId(world(), 'Viber'), body: 'Hi', public: false };
    const refusal = world().client.create(content);
    await expect(refusal).rejects.toThrow('This channel cannot start discussions');
    const login = newSdk(world().demo).platform().login({ jwt: 'a.b.c' });
    await expect(login).rejects.toThrow('The assertion is not valid');
  });
});
