import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryList } from '@/lib/contract/entry';
import { messagePage } from '@/lib/contract/message';
import { apiScopes } from '@/lib/domain/api-token';
import { makeApiToken } from '@/lib/server/commands/make-api-token';
import { revokeApiToken } from '@/lib/server/commands/revoke-api-token';
import { saveTemplate } from '@/lib/server/commands/save-template';
import { database } from '@/lib/server/db';
import { type Inbox, makeInbox } from '../support/inbox';
import { type RouteServer, startRouteServer } from '../support/route-server';
import { prepareServer, SERVER_URL } from '../support/server';

prepareServer();

let server: RouteServer;

beforeAll(async () => {
  server = await startRouteServer();
});
afterAll(() => server.close());

type Headers = Record<string, string>;

async function call(method: string, path: string, headers: Headers, body?: unknown) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect([path, response.status < 300 ? 'served' : await response.text()]).toEqual([path, 'served']);
  return response.json();
}

const bySession = (inbox: Inbox): Headers => ({ cookie: inbox.admin.cookie, origin: SERVER_URL });

/** As the admin's token of this name. */
async function byToken(inbox: Inbox, name: string) {
  const wanted = { name, scopes: [...apiScopes], channelIds: null, expiresInDays: 7 as const };
  const { token, secret } = await makeApiToken(inbox.admin, wanted, new Date());
  return { tokenId: token.id, headers: { authorization: `Bearer ${secret}` } };
}

const WAYS_THROUGH = ['/api/social-messaging/v1', '/api/cx/social-messaging/v1'];

/** Everything that the API lets a program do to a conversation. */
async function doAll(inbox: Inbox, headers: Headers) {
  const { conversationId, contentId, tagId, agent } = inbox;
  const place = `/api/v1/conversations/${conversationId}`;
  const reply = { clientId: randomUUID(), body: 'By the API' };
  await call('POST', `${place}/messages`, headers, reply);
  await call('POST', `${place}/notes`, headers, { clientId: randomUUID(), text: 'VIP' });
  await call('PUT', `${place}/tags`, headers, { add: [tagId], remove: [] });
  await call('PUT', `${place}/assignment`, headers, { assigneeId: agent.agentId, expectedAssigneeId: null });
  await Promise.all(
    WAYS_THROUGH.map((way) => {
      const keyed = { ...headers, 'idempotency-key': randomUUID() };
      return call('POST', `${way}/contents`, keyed, { inReplyToContentId: contentId, body: way });
    }),
  );
  await call('PUT', `${place}/status`, headers, { status: 'closed' });
}

/** By whom each thing in the thread was written or done, as its people see it: `null` is by nobody but them. */
async function told(inbox: Inbox) {
  const place = `/api/conversations/${inbox.conversationId}`;
  const { messages } = messagePage.parse(await call('GET', `${place}/messages`, bySession(inbox)));
  const { entries } = entryList.parse(await call('GET', `${place}/entries`, bySession(inbox)));
  return Object.fromEntries([
    ...messages.map(({ body, program }) => [body, program]),
    ...entries.map((entry) =>
      entry.type === 'note'
        ? ['note', entry.note.program]
        : [entry.activity.what.kind, entry.activity.program],
    ),
  ]);
}

const deeds = ['By the API', ...WAYS_THROUGH, 'note', 'tagged', 'assigned', 'closed'];
const allBy = (program: string | null) => Object.fromEntries(deeds.map((deed) => [deed, program]));

describe('what a program does in somebody’s name', () => {
  it('carries its name, in the thread, in the feed and after its token is gone', async () => {
    const inbox = await makeInbox('by-token');
    const { tokenId, headers } = await byToken(inbox, 'Shop bot');
    await doAll(inbox, headers);
    const theirs = await told(inbox);
    expect(theirs).toMatchObject(allBy('Shop bot'));
    expect(theirs.Hello).toBeNull();
    const fed = await database.rows<{ type: string; program: string | null }>(
      `SELECT DISTINCT type, coalesce(payload->'message', payload->'note', payload->'activity')->>'program' AS program
       FROM feed WHERE workspace_id = $1::uuid AND type IN ('message.saved', 'note.saved', 'activity.added')
       ORDER BY type`,
      [inbox.workspaceId],
    );
    expect(fed).toEqual(
      ['activity.added', 'message.saved', 'note.saved'].map((type) => ({ type, program: 'Shop bot' })),
    );
    await revokeApiToken(inbox.admin, tokenId, new Date());
    expect(await told(inbox)).toEqual(theirs);
  });

  it('is not said of the same done by themselves, by the same routes', async () => {
    const inbox = await makeInbox('by-session');
    await byToken(inbox, 'Shop bot');
    await doAll(inbox, bySession(inbox));
    expect(await told(inbox)).toMatchObject(allBy(null));
  });

  it('is said of a conversation that it begins', async () => {
    const inbox = await makeInbox('begun');
    const { channelId, admin } = inbox;
    const template = { name: 'bike_ready', language: 'en', body: 'Hi {{1}}' };
    await saveTemplate(admin, { channelId, id: null }, template, new Date());
    const opening = () => ({
      ...{ clientId: randomUUID(), way: 'template', number: '+4930123456', channelId, body: 'Hi Wanda' },
      template: { name: 'bike_ready', language: 'en', values: { 1: 'Wanda' } },
    });
    const { headers } = await byToken(inbox, 'Till');
    const begin = (by: Headers) => call('POST', '/api/v1/conversations', by, opening());
    expect((await begin(headers)).program).toBe('Till');
    expect((await begin(bySession(inbox))).program).toBeNull();
  });
});
