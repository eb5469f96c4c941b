import { AnswerJudge, type Difference } from './answers';

/** By whom the server is asked. */
export interface ProbeLogin {
  readonly serverUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly jwt: string;
}

/** What one call came to. */
export interface Finding {
  readonly call: string;
  readonly status: number;
  readonly differences: readonly Difference[];
}

interface Call {
  readonly operation: string;
  readonly path: string;
}

type Json = Readonly<Record<string, unknown>>;

const SOCIAL = '/cx/social-messaging/v1';
/** An id that no record has. */
const NOBODYS = '0'.repeat(24);

/**
 * Asks a server everything that Foyer reads, and holds each answer against the document. Nothing is changed there but the
 * session that signing in opens.
 *
 * @param told is given each finding as it comes
 * @throws when the server cannot be reached, or does not let us in
 */
export async function probe(login: ProbeLogin, told: (finding: Finding) => void): Promise<void> {
  const judge = await AnswerJudge.open();
  const token = await signIn(login);
  told({
    call: 'POST /restapi/oauth/token',
    status: 200,
    differences: judge.differences('getToken', 200, token),
  });
  const ask = async ({ operation, path }: Call): Promise<Json> => {
    const answer = await fetch(login.serverUrl + path, {
      headers: { authorization: `Bearer ${String(token.access_token)}`, accept: 'application/json' },
    });
    const body = await answer.json().catch(() => null);
    const differences = judge.differences(operation, answer.status, body);
    told({ call: `GET ${path}`, status: answer.status, differences });
    return isRecord(body) ? body : {};
  };
  await askForContents(ask);
  await ask({ operation: 'listSubscriptions', path: '/restapi/v1.0/subscription' });
  await ask({ operation: 'readExtension', path: '/restapi/v1.0/account/~/extension/~' });
}

async function askForContents(ask: (call: Call) => Promise<Json>): Promise<void> {
  const operation = 'listSocialMessagingContents';
  const list = `${SOCIAL}/contents?perPage=5`;
  const newest = await ask({ operation, path: `${list}&orderBy=-creationTime` });
  await ask({ operation, path: `${list}&orderBy=-lastModifiedTime` });
  const next = isRecord(newest.paging) ? newest.paging.nextPageToken : null;
  if (typeof next === 'string' && next !== '') {
    await ask({ operation, path: `${list}&orderBy=-creationTime&pageToken=${encodeURIComponent(next)}` });
  }
  const [first] = Array.isArray(newest.records) ? newest.records.filter(isRecord) : [];
  const reading = { operation: 'readSocialMessagingContent' };
  for (const id of [first?.id, NOBODYS]) {
    if (typeof id === 'string') await ask({ ...reading, path: `${SOCIAL}/contents/${id}` });
  }
  await ask({ operation: 'listSocialMessagingIdentities', path: `${SOCIAL}/identities?perPage=5` });
  const author = first?.authorIdentityId;
  if (typeof author === 'string') {
    await ask({ operation: 'readSocialMessagingIdentity', path: `${SOCIAL}/identities/${author}` });
  }
}

async function signIn({ serverUrl, clientId, clientSecret, jwt }: ProbeLogin): Promise<Json> {
  const answer = await fetch(`${serverUrl}/restapi/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: jwt,
    }),
  });
  const body = await answer.json().catch(() => null);
  if (!answer.ok || !isRecord(body)) throw new Error(`it does not let us in: status ${answer.status}`);
  return body;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
