import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { requestToken } from '../support/platform-client';
import { CREATE } from './create-answers';
import { CONTENTS, IDENTITIES, type Seen, type Stage, SUBSCRIPTION, seen } from './stage';

type Provoke = (stage: Stage) => Promise<Seen>;

const AUTHORIZE = '/restapi/oauth/authorize';
const TOKEN = '/restapi/oauth/token';
const REVOKE = '/restapi/oauth/revoke';
const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** How the answers that only one operation gives are brought about: `operation status code`. */
export const PARTICULAR: Readonly<Record<string, Provoke>> = {
  'listSocialMessagingContents 400 EDI-028': get(`${CONTENTS}?status=Lost`),
  'listSocialMessagingContents 422 EDI-034': get(`${CONTENTS}?pageToken=nonsense`),
  'listSocialMessagingIdentities 400 EDI-028': get(`${IDENTITIES}?identityType=Robot`),
  'createSubscription 400 CMN-101': (stage) => stage.subscribe({ expiresIn: 0 }),
  'createSubscription 400 SUB-508': (stage) => stage.subscribe({ eventFilters: ['/restapi/v1.0/nothing'] }),
  'createSubscription 400 SUB-524': atUntrustedAddress,
  'createSubscription 400 SUB-525': async (stage) => {
    stage.receiver.isEchoing = false;
    return stage.subscribe().finally(() => Object.assign(stage.receiver, { isEchoing: true }));
  },
  'updateSubscription 400 CMN-101': (stage) => update(stage, { eventFilters: [] }),
  'updateSubscription 400 CMN-103': (stage) => update(stage, '{'),
  'authorize 302': (stage) => authorize(stage, 'code'),
  'authorize 400': (stage) => authorize(stage, 'token'),
  'getToken 200': (stage) => token(stage, { grant_type: JWT_GRANT, assertion: stage.client.demo.jwt }),
  'getToken 400': (stage) => token(stage, { grant_type: 'password' }),
  'getToken 401 OAU-146': (stage) => token(stage, {}, { clientSecret: 'wrong' }),
  'getToken 429 CMN-301': (stage) =>
    stage.under({ rateLimits: { light: 1, medium: 1, heavy: 1, auth: 1 } }, async () => {
      await token(stage, { grant_type: JWT_GRANT, assertion: stage.client.demo.jwt });
      return token(stage, { grant_type: JWT_GRANT, assertion: stage.client.demo.jwt });
    }),
  'revokeToken 200': (stage) => revoke(stage, 'token=of-nobody'),
  'revokeToken 400': (stage) => revoke(stage, ''),
  ...Object.fromEntries(
    Object.entries(CREATE).map(([code, provoke]) => [`createSocialMessagingContent ${code}`, provoke]),
  ),
};

function get(path: string): Provoke {
  return (stage) => stage.call('GET', path);
}

async function update(stage: Stage, body: unknown): Promise<Seen> {
  const { body: subscription } = await stage.subscribe();
  const path = `${SUBSCRIPTION}/${String(subscription.id)}`;
  const answer = await stage.call('PUT', path, body);
  await stage.call('DELETE', path);
  return answer;
}

/** An https address whose certificate nobody has vouched for. */
async function atUntrustedAddress(stage: Stage): Promise<Seen> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
  const server = createServer({ key, cert }, (_request, response) => response.end());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return stage
    .subscribe({ deliveryMode: { transportType: 'WebHook', address } })
    .finally(() => server.close());
}

async function authorize(stage: Stage, responseType: string): Promise<Seen> {
  const query = new URLSearchParams({
    response_type: responseType,
    client_id: stage.client.demo.clientId,
    redirect_uri: 'http://127.0.0.1:3000/callback',
  });
  const response = await fetch(`${stage.sandbox.url}${AUTHORIZE}?${query}`, { redirect: 'manual' });
  return ofResponse('GET', AUTHORIZE, response);
}

async function token(stage: Stage, form: Record<string, string>, as: object = {}): Promise<Seen> {
  return seen('POST', TOKEN, await requestToken({ ...stage.otherApp, ...as }, form));
}

async function revoke({ sandbox, client }: Stage, form: string): Promise<Seen> {
  const response = await fetch(sandbox.url + REVOKE, {
    method: 'POST',
    body: new URLSearchParams(`${form}&client_id=${client.demo.clientId}`),
  });
  return ofResponse('POST', REVOKE, response);
}

async function ofResponse(method: string, path: string, response: Response): Promise<Seen> {
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Seen['body']);
  return seen(method, path, { status: response.status, headers: response.headers, body });
}
