import { describe, expect, it } from 'vitest';
import type { Json } from './platform-client';
import { type Outcome, trialOf } from './sdk-channels';
import {
  type ContentQuery,
  channelId,
  customerWrites,
  giveConsent,
  type NewContent,
  type Page,
  refusalOf,
  type SdkWorld,
} from './sdk-clients';
import { until } from './until';

const REDIRECT = 'http://127.0.0.1:3000/callback';
const NOWHERE = '0'.repeat(24);

/** What is promised to whoever comes with one of the official SDKs. */
export function describeClient(world: () => SdkWorld): void {
  describe('signing in', () => signingIn(world));
  describe('lists', () => lists(world));
  describe('sending', () => sending(world));
  describe('refusals', () => refusals(world));
}

function signingIn(world: () => SdkWorld): void {
  it('by JWT speaks for the service user, and ends when the session is revoked', async () => {
    const client = world().connect();
    await client.logIn(world().demo.jwt);
    expect(await client.whoAmI()).toMatchObject({ id: 101, name: 'Amira Haddad' });
    const token = await client.accessToken();
    expect(await statusWith(world(), token)).toBe(200);
    await client.revoke();
    expect(await statusWith(world(), token)).toBe(401);
  });

  it('by consent and PKCE speaks for the person who said yes', async () => {
    const client = world().connect();
    const returned = await giveConsent(client.consentUrl(REDIRECT, 'abc 1'), '102');
    expect(returned.href).toContain(REDIRECT);
    expect(returned.searchParams.get('state')).toBe('abc 1');
    await client.logInWithCode(returned);
    expect(await client.whoAmI()).toMatchObject({ id: 102, name: 'Tomás Ferreira' });
    const post = await client.create({ channelId: channelId(world(), 'Facebook'), body: 'Hi!' });
    expect(post).toMatchObject({ creatorId: '102', status: 'UserInitiated' });
  });

  it('by consent gives a code that is of no use to a client with another verifier', async () => {
    const [asking, thief] = [world().connect(), world().connect()];
    const returned = await giveConsent(asking.consentUrl(REDIRECT, 'a'), '102');
    thief.consentUrl(REDIRECT, 'b');
    const refusal = await refusalOf(thief, thief.logInWithCode(returned));
    expect(refusal).toMatchObject({ status: 400, code: 'OAU-111' });
  });

  it('can be refreshed: the old access token is over, the new one is good', async () => {
    const { client } = world();
    const before = await client.accessToken();
    await client.refresh();
    const after = await client.accessToken();
    expect(after).not.toBe(before);
    expect([await statusWith(world(), before), await statusWith(world(), after)]).toEqual([401, 200]);
  });

  it('has to be done again when the session was ended from elsewhere', async () => {
    const { demo, connect } = world();
    const client = connect();
    await client.logIn(demo.jwt);
    await endSession(world(), await client.accessToken());
    expect(await refusalOf(client, client.refresh())).toMatchObject({ status: 400, code: 'OAU-213' });
    await client.logIn(demo.jwt);
    expect((await client.list({ perPage: 1 })).records).toHaveLength(1);
  });
}

function lists(world: () => SdkWorld): void {
  it('of 250 contents skip nothing and double nothing while customers go on writing', async () => {
    const { client } = world();
    const expected = (await everything(world())).reverse().slice(0, 250);
    const seen: unknown[] = [];
    let pageToken: string | undefined;
    while (seen.length < 250) {
      const page = await client.list({ perPage: 50, ...(pageToken ? { pageToken } : {}) });
      seen.push(...page.records.map(({ id }) => id));
      pageToken = page.paging.nextPageToken;
      for (const type of ['WhatsApp', 'Facebook', 'Viber']) await customerWrites(world(), type);
    }
    expect(seen).toEqual(expected);
  });

  it('are filtered by several channels and states', async () => {
    const channelIds = ['WhatsApp', 'Youtube'].map((type) => channelId(world(), type));
    const { records } = await world().client.list({ channelIds, status: ['New', 'Replied'], perPage: 1000 });
    expect(new Set(records.map((record) => record.channelId))).toEqual(new Set(channelIds));
    expect(new Set(records.map(({ status }) => status))).toEqual(new Set(['New', 'Replied']));
  });

  it('of people lead to each person', async () => {
    const { client } = world();
    const { records } = await client.identities({ identityType: 'Customer', perPage: 5 });
    expect(records).toHaveLength(5);
    for (const { id, screenName } of records) {
      expect(await client.identity(String(id))).toMatchObject({ id, screenName });
    }
  });
}

function sending(world: () => SdkWorld): void {
  it('a reply works on every channel whose network still takes one', async () => {
    const outcomes: Record<string, string> = {};
    for (const { type } of world().demo.channels) {
      const message = await customerWrites(world(), type);
      const reply = { inReplyToContentId: String(message.id), body: 'Until six.' };
      outcomes[type] = await outcomeOf(world(), { ...reply, public: message.public === true });
    }
    expect(outcomes).toEqual(expectedOf(world(), (type) => trialOf(type).reply));
  });

  it('a discussion starts on the channels that allow it, and is refused with its code on the others', async () => {
    const outcomes: Record<string, string> = {};
    for (const channel of world().demo.channels) {
      const { authorIdentityId } = await customerWrites(world(), channel.type);
      const person = await world().client.identity(String(authorIdentityId));
      const start = { channelId: channel.id, public: channel.public };
      outcomes[channel.type] = await outcomeOf(world(), {
        ...start,
        ...trialOf(channel.type).opening(person),
      });
    }
    expect(outcomes).toEqual(expectedOf(world(), (type) => trialOf(type).start));
  });

  it('a private answer to a public comment works once on Facebook, always on Twitter, never on YouTube', async () => {
    const privately = async (type: string) => {
      const { id } = await customerWrites(world(), type);
      const reply = { inReplyToContentId: String(id), body: 'Between us: yes.', public: false };
      return [await outcomeOf(world(), reply), await outcomeOf(world(), reply)];
    };
    expect(await privately('Facebook')).toEqual(['Success', 'EDI-024']);
    expect(await privately('Twitter')).toEqual(['Success', 'Success']);
    expect(await privately('Youtube')).toEqual(['EDI-024', 'EDI-024']);
  });

  it('a reply hangs under its message, which counts as replied from then on', async () => {
    const { client } = world();
    const message = await customerWrites(world(), 'Messenger');
    const id = String(message.id);
    const reply = await client.create({ inReplyToContentId: id, body: 'Until six.', public: false });
    expect(reply).toMatchObject({
      inReplyToContentId: id,
      threadId: message.threadId,
      status: 'UserReply',
      synchronizationStatus: 'ExportPending',
      creatorId: '101',
    });
    expect(await client.read(id)).toMatchObject({ status: 'Replied' });
  });
}

function refusals(world: () => SdkWorld): void {
  it('reach the caller with the status, the code and the words of the platform', async () => {
    const { client } = world();
    const viber = channelId(world(), 'Viber');
    const whatsApp = channelId(world(), 'WhatsApp');
    const calls: [status: number, code: string, call: () => Promise<unknown>][] = [
      [400, 'OAU-251', () => world().connect().logIn('a.b.c')],
      [404, 'EDI-029', () => client.read(NOWHERE)],
      [404, 'EDI-029', () => client.identity(NOWHERE)],
      [403, 'EDI-020', () => client.create({ body: 'To whom?' })],
      [404, 'EDI-032', () => client.create({ inReplyToContentId: '12', body: 'Hi' })],
      [403, 'EDI-016', () => client.create({ channelId: viber, body: 'Hi', public: false })],
      [400, 'EDI-025', () => client.create({ channelId: whatsApp, body: 'Hi', public: false })],
      [422, 'EDI-034', () => client.list({ pageToken: 'broken' })],
      [404, 'CMN-102', () => client.subscriptions.read('nothing')],
    ];
    for (const [status, code, call] of calls) {
      const refusal = await refusalOf(client, call());
      expect(refusal).toMatchObject({ status, code });
      expect(refusal.message, code).toMatch(/[a-z]+ [a-z]+/);
      expect(refusal.message, code).not.toMatch(/^\d{3}\b/);
    }
  });
}

/** Reads every content page by page, letting all access tokens expire before each page but the first. */
export async function listWhileTokensExpire(
  world: SdkWorld,
  list: (query: ContentQuery) => Promise<Page>,
): Promise<void> {
  const seen: unknown[] = [];
  let pageToken: string | undefined;
  do {
    const page = await list({
      perPage: 100,
      orderBy: '+creationTime',
      ...(pageToken ? { pageToken } : {}),
    });
    seen.push(...page.records.map(({ id }) => id));
    pageToken = page.paging.nextPageToken;
    if (pageToken) await world.sandbox.control('/tokens/expire', { method: 'POST' });
  } while (pageToken);
  expect(seen.length).toBeGreaterThan(300);
  expect(seen).toEqual(await everything(world));
}

/** The ids of all contents there are, oldest first. */
async function everything({ sandbox }: SdkWorld): Promise<unknown[]> {
  const { records } = await sandbox.control<{ records: Json[] }>('/contents');
  return records.map(({ id }) => id);
}

async function outcomeOf({ client }: SdkWorld, content: NewContent): Promise<string> {
  const sent = await client.create(content).catch((error: unknown) => client.refusalIn(error));
  if ('code' in sent) return String(sent.code);
  return until(async () => {
    const { synchronizationStatus: state } = await client.read(String(sent.id));
    return state !== 'ExportPending' && String(state);
  }).then(String);
}

function expectedOf({ demo }: SdkWorld, outcome: (type: string) => Outcome): Record<string, Outcome> {
  return Object.fromEntries(demo.channels.map(({ type }) => [type, outcome(type)]));
}

async function endSession({ demo }: SdkWorld, token: string): Promise<void> {
  const body = new URLSearchParams({ token, client_id: demo.clientId });
  await fetch(`${demo.serverUrl}/restapi/oauth/revoke`, { method: 'POST', body });
}

async function statusWith({ sandbox }: SdkWorld, accessToken: string): Promise<number> {
  const response = await fetch(`${sandbox.url}/restapi/v1.0/account/~/extension/~`, {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  return response.status;
}
