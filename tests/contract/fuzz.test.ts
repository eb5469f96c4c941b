import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json } from '../support/platform-client';
import { CONTENTS, EXTENSION, IDENTITIES, Stage, SUBSCRIPTION } from './stage';

/** Enough to strike every member and parameter many times; a run takes some seconds. */
const RUNS = 1500;

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

afterAll(() => stage.close());

const odd = fc.oneof(
  fc.constantFrom('', ' ', '0', '-1', '1e99', 'null', '\u0000', '%', '0'.repeat(24), '{"a":1}', '../..'),
  fc.string(),
  fc.string({ unit: 'binary' }),
);

const id = fc.oneof(fc.stringMatching(/^[0-9a-f]{24}$/), odd);

const path = fc.oneof(
  fc.constantFrom(CONTENTS, IDENTITIES, SUBSCRIPTION, EXTENSION),
  fc
    .tuple(fc.constantFrom(CONTENTS, IDENTITIES, SUBSCRIPTION, EXTENSION), id)
    .map(([base, part]) => `${base}/${encodeURIComponent(part)}`),
  id.map((part) => `${SUBSCRIPTION}/${encodeURIComponent(part)}/renew`),
  fc.constantFrom('/restapi/oauth/token', '/restapi/oauth/revoke', '/restapi/oauth/authorize'),
  odd.map((part) => `/${encodeURIComponent(part)}`),
);

const PARAMETERS = [
  ...['channelIds', 'channelIds[]', 'source', 'threadIds', 'text', 'status', 'contentDirection', 'orderBy'],
  ...[
    'sortedBy',
    'perPage',
    'pageToken',
    'identityGroupIds',
    'identityType',
    'userId',
    'uuid',
    'page',
    'type',
  ],
  ...['grant_type', 'client_id', 'redirect_uri', 'response_type', 'token'],
];

const query = fc.array(fc.tuple(fc.constantFrom(...PARAMETERS), odd), { maxLength: 6 });

const MEMBERS = [
  ...['inReplyToContentId', 'channelId', 'sourceId', 'body', 'public', 'private', 'attachmentIds', 'title'],
  ...['to', 'cc', 'templateName', 'templateLanguage', 'components', 'structuredContent', 'contextData'],
  ...['authorIdentityId', 'autoSubmitted', 'eventFilters', 'deliveryMode', 'expiresIn', '__proto__'],
];

/** Good values among the odd ones, so that requests get past the first check. */
function bodies() {
  const good = fc.constantFrom(...stage.client.demo.channels.map((channel) => channel.id), ...someIds);
  const member = fc.tuple(fc.constantFrom(...MEMBERS), fc.oneof(good, odd, fc.jsonValue({ maxDepth: 3 })));
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(member, { maxLength: 8 }).map(jsonOf) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: odd },
  );
}

let someIds: string[] = [];

function jsonOf(members: [string, unknown][]): string {
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}

it('no request, however odd, brings it down or is answered with a fault of its own', async () => {
  const { body } = await stage.call('GET', `${CONTENTS}?perPage=40`);
  someIds = (body.records as Json[]).map((record) => String(record.id));
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH'),
    path,
    query,
    body: bodies(),
  });
  await fc.assert(
    fc.asyncProperty(request, async (one) => {
      const { status, text } = await send(one);
      expect(status).toBeLessThan(500);
      if (status >= 400) expect(JSON.parse(text)).toHaveProperty('errors');
    }),
    { numRuns: RUNS },
  );
  const { records } = await stage.sandbox.control<{ records: Json[] }>('/contents');
  expect(records.length).toBeGreaterThan(300);
});

interface OddRequest {
  method: string;
  path: string;
  query: [string, string][];
  body: string;
}

async function send({ method, path: to, query: parameters, body }: OddRequest) {
  const response = await fetch(`${stage.sandbox.url}${to}?${new URLSearchParams(parameters)}`, {
    method,
    redirect: 'manual',
    headers: {
      Authorization: `Bearer ${String(stage.client.token.access_token)}`,
      'Content-Type': to.includes('oauth') ? 'application/x-www-form-urlencoded' : 'application/json',
    },
    ...(method === 'GET' ? {} : { body }),
  });
  return { status: response.status, text: await response.text() };
}
