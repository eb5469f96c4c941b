import { createHash, randomBytes } from 'node:crypto';
import core from '@rc-ex/core';
import type AuthorizeParameters from '@rc-ex/core/lib/definitions/AuthorizeParameters';
import type ContentModel from '@rc-ex/core/lib/definitions/ContentModel';
import type CreateSubscriptionRequest from '@rc-ex/core/lib/definitions/CreateSubscriptionRequest';
import cx from '@rc-ex/core/lib/paths/Cx/index.js';
import type RestException from '@rc-ex/core/lib/RestException';
import { describe, expect, it } from 'vitest';
import type { Demo, Json } from '../support/platform-client';
import {
  type ContentQuery,
  channelId,
  customerWrites,
  type Page,
  refusalOf,
  type SdkClient,
  sdkWorld,
} from '../support/sdk-clients';
import { describeSubscriptions } from '../support/sdk-subscriptions';
import { describeClient, listWhileTokensExpire } from '../support/sdk-suite';
import { until } from '../support/until';

/** The package is CommonJS: depending on the loader, its default export lies one level deeper. */
function defaultOf<T extends object>(module: T): T {
  return 'default' in module ? (module.default as T) : module;
}

const RingCentral = defaultOf(core);
const Cx = defaultOf(cx);
type RingCentralClient = InstanceType<typeof RingCentral>;

function newRingCentral({ serverUrl, clientId, clientSecret }: Demo): RingCentralClient {
  return new RingCentral({ server: serverUrl, clientId, clientSecret });
}

/** The SDK types its answers as strings, or by interfaces without index; all of them are objects. */
async function as<T = Json>(answer: Promise<unknown>): Promise<T> {
  return (await answer) as T;
}

/** The SDK whose classes know the paths and types of the channel generation. */
function clientOf(rc: RingCentralClient): SdkClient {
  const social = () => new Cx(rc).socialMessaging().v1();
  const subscription = (id?: string) => rc.restapi().subscription(id);
  return {
    ...authorizationOf(rc),
    whoAmI: () => as(rc.restapi().account().extension().get()),
    list: (query) => as<Page>(social().contents().list(query)),
    read: (id) => as(social().contents(id).get()),
    create: (content) => as(social().contents().post(content)),
    identities: (query) => as<Page>(social().identities().list(query)),
    identity: (id) => as(social().identities(id).get()),
    subscriptions: {
      create: (request) => as(subscription().post(request as CreateSubscriptionRequest)),
      read: (id) => as(subscription(id).get()),
      update: (id, request) => as(subscription(id).put(request)),
      renew: (id) => as(subscription(id).renew().post()),
      list: () => as<Page>(subscription().list()),
      cancel: (id) => as<void>(subscription(id).delete()),
    },
    refusalIn,
  };
}

/** The SDK takes a verifier, but leaves it to its caller to make one and to compose the address. */
function authorizationOf(rc: RingCentralClient) {
  const verifier = randomBytes(32).toString('base64url');
  let redirect = '';
  return {
    logIn: (jwt: string) => as<void>(rc.authorize({ jwt })),
    consentUrl: (redirectUri: string, state: string) => {
      redirect = redirectUri;
      const parameters = {
        response_type: 'code',
        client_id: rc.rest.clientId,
        redirect_uri: redirectUri,
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      } as const satisfies AuthorizeParameters;
      const { server: baseURL } = rc.rest;
      const url = rc.restapi(null).oauth().authorize().path();
      return rc.rest.httpClient.getUri({ baseURL, url, params: parameters });
    },
    logInWithCode: ({ searchParams }: URL) => {
      const code = searchParams.get('code') ?? '';
      return as<void>(rc.authorize({ code, redirect_uri: redirect, code_verifier: verifier }));
    },
    accessToken: async () => rc.token?.access_token ?? '',
    refresh: () => as<void>(rc.refresh()),
    revoke: () => rc.revoke(),
  };
}

/** The thrown error carries the whole answer. */
async function refusalIn(error: unknown) {
  const { response } = error as RestException;
  if (!response) throw error;
  const { errorCode, message } = response.data as Json;
  return { status: response.status, code: String(errorCode), message: String(message) };
}

const world = sdkWorld((demo) => clientOf(newRingCentral(demo)));

describe('the official SDK @rc-ex/core 1.4.2', () => {
  describeClient(world);
  describeSubscriptions(world);

  it('answers a customer and reads how it went', async () => {
    const { client } = world();
    const message = await customerWrites(world(), 'Messenger');
    const reply: ContentModel = await client.create({
      inReplyToContentId: String(message.id),
      body: 'Until six.',
      public: false,
    });
    expect(reply).toMatchObject({ synchronizationStatus: 'ExportPending', status: 'UserReply' });
    await until(async () => {
      const read: ContentModel = await client.read(String(reply.id));
      return read.synchronizationStatus === 'Success';
    });
  });

  it('is told that its token has expired in the middle of a list, refreshes and sees nothing twice', async () => {
    const { client } = world();
    let refreshes = 0;
    const list = async (query: ContentQuery): Promise<Page> => {
      try {
        return await client.list(query);
      } catch (error) {
        expect(await client.refusalIn(error)).toMatchObject({ status: 401, code: 'OAU-128' });
        await client.refresh();
        refreshes += 1;
        return client.list(query);
      }
    };
    await listWhileTokensExpire(world(), list);
    expect(refreshes).toBeGreaterThan(2);
  });

  it('is told by 429 and Retry-After when the budget is spent, and goes on after that time', async () => {
    const { client, sandbox } = world();
    const rateLimits = { light: 1, medium: 1, heavy: 1, auth: 5 };
    await sandbox.control('/settings', { method: 'PUT', body: { rateLimits } });
    await client.list({ perPage: 1 });
    const error = await client.list({ perPage: 1 }).catch((reason: RestException) => reason);
    expect(error).toMatchObject({
      response: {
        status: 429,
        headers: { 'retry-after': '60', 'x-rate-limit-group': 'light', 'x-rate-limit-remaining': '0' },
        data: { errorCode: 'CMN-301' },
      },
    });
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 61 } });
    expect((await client.list({ perPage: 1 })).records).toHaveLength(1);
  });

  it('shows a refusal with its code in the text of the error', async () => {
    const { client } = world();
    const content = { channelId: channelId(world(), 'Viber'), body: 'Hi', public: false };
    await expect(client.create(content)).rejects.toThrow('EDI-016');
    expect(await refusalOf(client, client.create(content))).toMatchObject({
      message: 'This channel cannot start discussions',
    });
  });
});
