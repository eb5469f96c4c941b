import { requestToken, signIn } from '../support/platform-client';
import type { Promised } from './promises';
import { type Sample, sampleOf } from './requests';
import { type Seen, type Stage, seen } from './stage';

type Provoke = (stage: Stage, promised: Promised) => Promise<Seen>;

/** How an answer that every operation can give is brought about, by status and code. */
export const GENERAL: Readonly<Record<string, Provoke>> = {
  '200': asUsual,
  '201': asUsual,
  '204': asUsual,
  '401 OAU-128': (stage, promised) => withToken(stage, promised, expiredToken),
  '401 OAU-129': (stage, promised) => withToken(stage, promised, async () => 'a b'),
  '401 OAU-149': (stage, promised) => withToken(stage, promised, async () => ''),
  '403 CMN-401': withoutAppPermission,
  '403 CMN-408': (stage, promised) => stage.under({ barredUserIds: ['101'] }, () => given(stage, promised)),
  '403 CMN-109': (stage, promised) =>
    stage.under({ hasSocialMessaging: false }, () => given(stage, promised)),
  '404 CMN-102': (stage, promised) => elsewhere(stage, promised, 'nobody'),
  '404 EDI-029': (stage, promised) => elsewhere(stage, promised, '0'.repeat(24)),
  '404 EDI-032': (stage, promised) => elsewhere(stage, promised, 'nobody'),
  '429 CMN-301': tooOften,
};

/** What is needed for a request must be there before the state is changed that refuses it. */
const prepared = new WeakMap<Stage, Map<string, Sample>>();

async function sample(stage: Stage, { operationId }: Promised): Promise<Sample> {
  const known = prepared.get(stage) ?? new Map<string, Sample>();
  prepared.set(stage, known);
  const made = known.get(operationId) ?? (await sampleOf(stage, operationId));
  // What is deleted is not there for the next request.
  if (operationId !== 'deleteSubscription') known.set(operationId, made);
  return made;
}

async function asUsual(stage: Stage, promised: Promised): Promise<Seen> {
  const { method, path, body } = await sample(stage, promised);
  return stage.call(method, path, body);
}

/** Like `asUsual`, for a state in which no sample could be made any more. */
async function given(stage: Stage, promised: Promised): Promise<Seen> {
  const made = prepared.get(stage)?.get(promised.operationId);
  if (!made) throw new Error(`${promised.operationId} has to be called as usual first`);
  return stage.call(made.method, made.path, made.body);
}

async function withToken(
  stage: Stage,
  promised: Promised,
  token: (stage: Stage) => Promise<string>,
): Promise<Seen> {
  const { method, path, body } = await sample(stage, promised);
  const authorization = `Bearer ${await token(stage)}`;
  const response = await fetch(stage.sandbox.url + path, {
    method,
    headers: { Authorization: authorization },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { status, headers } = response;
  return seen(method, path, { status, headers, body: (await response.json()) as Seen['body'] });
}

async function expiredToken({ sandbox, otherApp }: Stage): Promise<string> {
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const { body } = await requestToken(otherApp, { grant_type: grant, assertion: otherApp.jwt });
  await sandbox.control('/tokens/expire', {
    method: 'POST',
    body: { accessToken: String(body.access_token) },
  });
  return String(body.access_token);
}

async function withoutAppPermission(stage: Stage, promised: Promised): Promise<Seen> {
  const { method, path, body } = await sample(stage, promised);
  const app = { method: 'POST', body: { permissions: ['ReadAccounts'] } };
  const demo = { ...stage.otherApp, ...(await stage.sandbox.control<object>('/apps', app)) };
  const client = await signIn(stage.sandbox, demo);
  return seen(method, path, await client.call(method, path, body));
}

async function elsewhere(stage: Stage, promised: Promised, id: string): Promise<Seen> {
  const { method, path, body } = await sample(stage, promised);
  const template = promised.path.split('/');
  const lastParameter = template.findLastIndex((part) => part.startsWith('{'));
  const parts = path.split('?')[0]?.split('/') ?? [];
  const moved = parts.map((part, index) => (index === lastParameter ? id : part)).join('/');
  return stage.call(method, moved, body);
}

async function tooOften(stage: Stage, promised: Promised): Promise<Seen> {
  await sample(stage, promised);
  return stage.under({ rateLimits: { light: 1, medium: 1, heavy: 1, auth: 1 } }, async () => {
    await asUsual(stage, promised);
    return asUsual(stage, promised);
  });
}
