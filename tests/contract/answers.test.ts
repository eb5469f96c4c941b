import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type PlatformClient, requestToken, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver';
import { checked, expectValid, type Generation } from './openapi';

const CONTENTS = '/cx/social-messaging/v1/contents';
const IDENTITIES = '/cx/social-messaging/v1/identities';
const SUBSCRIPTION = '/restapi/v1.0/subscription';
const EXTENSION = '/restapi/v1.0/account/~/extension';

let sandbox: SandboxProcess;
let receiver: WebhookReceiver;
let client: PlatformClient;

beforeAll(async () => {
  [sandbox, receiver] = await Promise.all([startSandbox(), startReceiver()]);
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off', exportDelayMs: [1, 5] } });
  client = await signIn(sandbox);
});

afterAll(async () => {
  await Promise.all([sandbox.stop(), receiver.stop()]);
});

function use(generation: Generation): Promise<unknown> {
  return sandbox.control('/settings', { method: 'PUT', body: { generation } });
}

describe.each(['channel', 'source'] as const)('answers in the words of the %s generation', (generation) => {
  beforeAll(() => use(generation));
  afterAll(() => sandbox.control('/settings', { method: 'PUT', body: { generation: 'both' } }));

  it('lists every content of every channel as documented', async () => {
    const { body } = await checked(client, generation).call('GET', `${CONTENTS}?perPage=1000`);
    expect((body.records as Json[]).length).toBeGreaterThan(300);
  });

  it('reads and creates a content as documented', async () => {
    const api = checked(client, generation);
    const name = generation === 'channel' ? 'channelId' : 'sourceId';
    const created = await api.call('POST', CONTENTS, {
      [name]: client.channelId('Facebook'),
      body: 'Open on Monday.',
    });
    expect(created.status).toBe(201);
    expect(created.body[name]).toBe(client.channelId('Facebook'));
    const read = await api.call('GET', `${CONTENTS}/${String(created.body.id)}`);
    expect(read.body.id).toBe(created.body.id);
  });

  it('filters by the request names of both generations', async () => {
    const id = client.channelId('Viber');
    const api = checked(client, generation);
    const [newer, older] = await Promise.all([
      api.call('GET', `${CONTENTS}?channelIds=${id}`),
      api.call('GET', `${CONTENTS}?source=${id}`),
    ]);
    expect(newer.body.records).toEqual(older.body.records);
    expect((newer.body.records as Json[]).length).toBeGreaterThan(5);
  });
});

describe('answers', () => {
  it('would be found out if they were not as documented', async () => {
    const { body } = await client.call('GET', `${CONTENTS}?perPage=1`);
    const answer = { method: 'GET', path: CONTENTS, status: 200, body };
    expect(() => expectValid('source', answer)).toThrow('not as documented');
    expect(() => expectValid('channel', { ...answer, body: { records: [{}] } })).toThrow('not as documented');
    expect(() => expectValid('channel', { ...answer, status: 418 })).toThrow('does not know');
  });

  it('carry both generations side by side unless told otherwise', async () => {
    const { body } = await client.call('GET', `${CONTENTS}?perPage=1`);
    const [record] = body.records as Json[];
    expect(record?.sourceId).toBe(record?.channelId);
    expect(record?.sourceType).toBe(record?.channelType);
  });

  it('describe identities of customers and agents as documented', async () => {
    const api = checked(client);
    const { body } = await api.call('GET', `${IDENTITIES}?perPage=1000`);
    const records = body.records as Json[];
    expect(new Set(records.map(({ identityType }) => identityType))).toEqual(new Set(['Agent', 'Customer']));
    const one = await api.call('GET', `${IDENTITIES}/${String(records[0]?.id)}`);
    expect(one.body).toEqual(records[0]);
  });

  it('name the people of a channel, its agents and a user by filters', async () => {
    const api = checked(client);
    const viber = `channelId=${client.channelId('Viber')}`;
    const people = await api.call('GET', `${IDENTITIES}?${viber}&perPage=1000`);
    expect(new Set((people.body.records as Json[]).map(({ type }) => type))).toEqual(new Set(['Viber']));
    const agents = await api.call('GET', `${IDENTITIES}?userId=101&identityType=Agent&perPage=1000`);
    expect(
      (agents.body.records as Json[]).every(({ userIds }) => (userIds as string[]).includes('101')),
    ).toBe(true);
  });

  it('keep the tokens, the users and the life of a subscription to the document', async () => {
    const api = checked(client);
    expectValid('channel', { method: 'POST', path: '/restapi/oauth/token', status: 200, body: client.token });
    expect((await api.call('GET', `${EXTENSION}/101`)).body.name).toBe('Amira Haddad');
    expect((await api.call('GET', `${EXTENSION}/~`)).body.id).toBe(101);
    expect((await api.call('GET', EXTENSION)).body.records).toHaveLength(3);
    const deliveryMode = { transportType: 'WebHook', address: receiver.url, verificationToken: 's1' };
    const eventFilters = [`${CONTENTS}/Imported`];
    const created = await api.call('POST', SUBSCRIPTION, { eventFilters, deliveryMode, expiresIn: 600 });
    expect(created.status).toBe(200);
    const path = `${SUBSCRIPTION}/${String(created.body.id)}`;
    expect((await api.call('GET', path)).body.status).toBe('Active');
    expect((await api.call('PUT', path, { eventFilters, expiresIn: 1200 })).body.expiresIn).toBe(1200);
    expect((await api.call('POST', `${path}/renew`, {})).status).toBe(200);
    expect((await api.call('GET', SUBSCRIPTION)).body.records).toHaveLength(1);
    expect((await api.call('DELETE', path)).status).toBe(204);
    expect((await api.call('GET', path)).status).toBe(404);
  });

  it('hand out files with an address that works without a token and runs out', async () => {
    const { body } = await client.call(
      'GET',
      `${CONTENTS}?channelIds=${client.channelId('WhatsApp')}&perPage=1000`,
    );
    const files = (
      body.records as { attachments: { uri: string; contentType: string; size: number }[] }[]
    ).flatMap((record) => record.attachments);
    const types = new Set(files.map(({ contentType }) => contentType));
    expect([...types].sort()).toEqual([
      'application/pdf',
      'audio/mp4',
      'image/jpeg',
      'image/png',
      'video/mp4',
    ]);
    const [file] = files;
    const download = await fetch(file?.uri ?? '');
    expect(download.headers.get('content-type')).toBe(file?.contentType);
    expect((await download.arrayBuffer()).byteLength).toBe(file?.size);
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 2 * 3600 } });
    expect((await fetch(file?.uri ?? '')).status).toBe(403);
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: -2 * 3600 } });
  });

  it('take an uploaded file once, through the route that is marked as an extension', async () => {
    const form = new FormData();
    form.set('file', new File(['hello'], 'note.txt', { type: 'text/plain' }));
    const upload = await fetch(`${sandbox.url}/cx/social-messaging/v1/attachments`, {
      method: 'POST',
      headers: { Authorization: `bearer ${String(client.token.access_token)}` },
      body: form,
    });
    expect([upload.status, upload.headers.get('x-sandbox-extension')]).toEqual([201, 'attachment-upload']);
    const { id } = (await upload.json()) as Json;
    const parent = await sandbox.control<Json>('/customer-messages', {
      method: 'POST',
      body: { channelType: 'WhatsApp', body: 'Please send it' },
    });
    const reply = { inReplyToContentId: parent.id, body: 'Here', public: false, attachmentIds: [id] };
    const first = await checked(client).call('POST', CONTENTS, reply);
    expect(first.body.attachments).toMatchObject([{ id, filename: 'note.txt', size: 5 }]);
    expect((await checked(client).call('POST', CONTENTS, reply)).body.errorCode).toBe('EDI-007');
  });

  it('refuse a forged, an expired and a revoked token with its code', async () => {
    const codes = async (authorization?: string) => {
      const headers = authorization ? { Authorization: authorization } : {};
      const response = await fetch(`${sandbox.url}${CONTENTS}`, {
        headers: headers as Record<string, string>,
      });
      const body = (await response.json()) as Json;
      expectValid('channel', { method: 'GET', path: CONTENTS, status: response.status, body });
      return body.errorCode;
    };
    const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    const fresh = await requestToken(client.demo, { grant_type: grant, assertion: client.demo.jwt });
    expect(await codes()).toBe('OAU-149');
    expect(await codes('Bearer a b')).toBe('OAU-129');
    expect(await codes('Bearer abc')).toBe('OAU-213');
    await sandbox.control('/tokens/expire', { method: 'POST' });
    expect(await codes(`Bearer ${String(fresh.body.access_token)}`)).toBe('OAU-128');
    await sandbox.control('/tokens/revoke', { method: 'POST' });
    expect(await codes(`Bearer ${String(fresh.body.access_token)}`)).toBe('OAU-213');
  });
});
