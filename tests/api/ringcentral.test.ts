import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ContentFacts } from '@/lib/domain/content-facts';
import type { Answer } from '@/lib/server/ringcentral/answer';
import type { App } from '@/lib/server/ringcentral/app';
import { openAttachment } from '@/lib/server/ringcentral/attachments';
import type { Connection } from '@/lib/server/ringcentral/connection';
import {
  type ContentPage,
  type ContentQuery,
  createContent,
  listContents,
  readContent,
} from '@/lib/server/ringcentral/contents';
import { readPlatformUser } from '@/lib/server/ringcentral/extensions';
import { listIdentities, readIdentity } from '@/lib/server/ringcentral/identities';
import { refresh, revoke, signInWithJwt } from '@/lib/server/ringcentral/oauth';
import { passThrough } from '@/lib/server/ringcentral/pass-through';
import {
  createSubscription,
  deleteSubscription,
  listSubscriptions,
  readSubscription,
  renewSubscription,
} from '@/lib/server/ringcentral/subscriptions';
import { parseWebhook } from '@/lib/server/ringcentral/webhook';
import type { Demo, Json } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/until';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver';

let sandbox: SandboxProcess;
let receiver: WebhookReceiver;
let demo: Demo;
let app: App;
let connection: Connection;

beforeAll(async () => {
  [sandbox, receiver] = await Promise.all([startSandbox(), startReceiver()]);
  demo = await sandbox.control<Demo>('/demo');
  app = { serverUrl: demo.serverUrl, clientId: demo.clientId, clientSecret: demo.clientSecret };
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off', exportDelayMs: [10, 20] } });
  const { accessToken } = got(await signInWithJwt(app, demo.jwt));
  connection = {
    serverUrl: demo.serverUrl,
    basePath: '/cx/social-messaging/v1',
    accessToken,
    generation: 'channel',
  };
});

beforeEach(async () => {
  await sandbox.control('/faults', { method: 'DELETE' });
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off', generation: 'both' } });
});

afterAll(() => Promise.all([sandbox.stop(), receiver.stop()]));

function got<T>(answer: Answer<T>): T {
  if (answer.outcome !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value;
}

/** A customer of the WhatsApp channel writes; resolves to the content's id. */
async function write(body: string, more: Record<string, unknown> = {}): Promise<string> {
  const content = await sandbox.control<Json>('/customer-messages', {
    method: 'POST',
    body: { channelType: 'WhatsApp', customer: { name: 'Leonie Achterberg' }, body, ...more },
  });
  return String(content.id);
}

const whatsApp = () => demo.channels.find(({ type }) => type === 'WhatsApp')?.id ?? '';
const fault = (rule: object) => sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
const reply = (parentContentId: string, body: string) =>
  createContent(connection, { parentContentId, body, isPublic: false });

async function allContents(pageSize: number, asked: Connection): Promise<ContentFacts[]> {
  const all: ContentFacts[] = [];
  let pageToken: string | null = null;
  do {
    const query: ContentQuery = { channelExternalId: whatsApp(), order: 'newest', pageSize, pageToken };
    const page: ContentPage = got(await listContents(asked, query));
    all.push(...page.contents);
    expect(page.unreadable).toBe(0);
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
  return all;
}

describe.each([
  ['channel', 'channel'],
  ['source', 'source'],
  ['both', 'channel'],
] as const)('an account that speaks %s', (spoken, generation) => {
  beforeEach(() => sandbox.control('/settings', { method: 'PUT', body: { generation: spoken } }));

  test('is recognised by its first page', async () => {
    await write('Hello');
    const answer = await listContents(
      { ...connection, generation: 'undetected' },
      { order: 'newest', pageSize: 5 },
    );
    expect(answer).toMatchObject({ outcome: 'ok', generationSeen: generation });
  });

  test('is paged through without gaps or doubles, in its own names', async () => {
    for (const body of ['one', 'two', 'three', 'four', 'five']) await write(body);
    const asked = { ...connection, generation };
    const paged = await allContents(3, asked);
    expect(paged).toEqual(await allContents(1000, asked));
    expect(new Set(paged.map(({ contentId }) => contentId)).size).toBe(paged.length);
    expect(paged.every(({ channelType, direction }) => channelType === 'WhatsApp' && direction)).toBe(true);
  });
});

test('a reply is stored, pushed and then found to have arrived', async () => {
  const parentContentId = await write('Is the freehub in stock?');
  const stored = got(await reply(parentContentId, 'Yes, two of them.'));
  expect(stored).toMatchObject({
    certainty: 'confirmed',
    parentContentId,
    direction: 'outbound',
    audience: 'private',
    syncStatus: 'ExportPending',
    isElsewhere: false,
  });
  const arrived = await until(async () => {
    const content = got(await readContent(connection, stored.contentId));
    return content.syncStatus === 'Success' && content;
  });
  expect(arrived.body).toBe('Yes, two of them.');
});

test('what an agent may not do is refused with the platform’s code', async () => {
  const answer = await reply('66b0a1c2d4e5f60007aa0001', 'hello');
  expect(answer).toMatchObject({ outcome: 'refused', status: 404, code: 'EDI-029' });
});

test('authors have names, one by one and by pages', async () => {
  const content = got(await readContent(connection, await write('Hi')));
  const author = got(await readIdentity(connection, content.authorExternalId ?? ''));
  expect(author).toMatchObject({ displayName: 'Leonie Achterberg', isOurs: false });
  const page = got(await listIdentities(connection, { channelExternalId: whatsApp(), pageSize: 100 }));
  expect(page.people).toContainEqual(author);
  expect(page.people.some(({ isOurs }) => isOurs)).toBe(true);
});

test('the user behind a token has a name', async () => {
  expect(got(await readPlatformUser(connection, '~')).name).not.toBeNull();
});

test('a picture of a customer can be opened', async () => {
  const id = await write('Look', { attachments: [{ kind: 'image' }] });
  const [attachment] = got(await readContent(connection, id)).attachments;
  const opened = got(await openAttachment(attachment?.url ?? '', demo.serverUrl));
  expect((await buffer(opened.stream)).length).toBe(attachment?.size);
});

test('scripts get the platform’s own words', async () => {
  const id = await write('Raw');
  const request = { method: 'GET', path: ['contents', id], query: new URLSearchParams() };
  const { status, bytes } = got(await passThrough(connection, request));
  expect(status).toBe(200);
  expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({ id, synchronizationStatus: 'Success' });
});

describe('a webhook subscription', () => {
  test('is made, read, listed, renewed and ended', async () => {
    const wanted = {
      address: receiver.url,
      verificationToken: 'secret1',
      eventFilters: [],
      life: 3600,
      reminderThreshold: 600,
    };
    const made = got(await createSubscription(connection, wanted));
    expect(made).toMatchObject({ state: 'active', address: receiver.url });
    expect(Date.parse(made.expiresAt ?? '')).toBeGreaterThan(0);
    expect(got(await listSubscriptions(connection))).toContainEqual(made);
    expect(got(await renewSubscription(connection, made.id)).state).toBe('active');
    await sandbox.control('/subscriptions/blacklist', { method: 'POST' });
    expect(got(await readSubscription(connection, made.id)).state).toBe('blacklisted');
    expect(await deleteSubscription(connection, made.id)).toMatchObject({ outcome: 'ok' });
    expect(await readSubscription(connection, made.id)).toMatchObject({ outcome: 'refused', status: 404 });
  });

  test('is refused when the address does not answer the check', async () => {
    receiver.isEchoing = false;
    const wanted = {
      address: receiver.url,
      verificationToken: 's',
      eventFilters: [],
      life: 3600,
      reminderThreshold: 600,
    };
    expect(await createSubscription(connection, wanted)).toMatchObject({
      outcome: 'refused',
      code: 'SUB-525',
    });
    receiver.isEchoing = true;
  });

  test.each(['platform', 'guide'])('delivers in the %s form, and both are understood', async (envelope) => {
    await sandbox.control('/settings', { method: 'PUT', body: { envelope } });
    const wanted = {
      address: receiver.url,
      verificationToken: 'secret1',
      eventFilters: [],
      life: 3600,
      reminderThreshold: 600,
    };
    const { id } = got(await createSubscription(connection, wanted));
    const contentId = await write(`Told by ${envelope}`);
    const seen = await until(() =>
      receiver.deliveries
        .flatMap(({ body }) => parseWebhook(Buffer.from(JSON.stringify(body))).events)
        .find((event) => event.type === 'content-imported' && event.contentId === contentId),
    );
    const confirmed = got(await readContent(connection, contentId));
    const { channelExternalId, authorExternalId, threadId, body, direction, audience, sentAt } = confirmed;
    const told = { channelExternalId, authorExternalId, threadId, body, direction, audience, sentAt };
    expect(seen).toMatchObject({ content: { certainty: 'provisional', ...told } });
    await deleteSubscription(connection, id);
    await sandbox.control('/settings', { method: 'PUT', body: { envelope: 'platform' } });
  });
});

describe('tokens', () => {
  test('are refreshed and ended', async () => {
    const first = got(await signInWithJwt(app, demo.jwt));
    const second = got(await refresh(app, first.refreshToken ?? ''));
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(await revoke(app, second.accessToken)).toMatchObject({ outcome: 'ok' });
    const ended = { ...connection, accessToken: second.accessToken };
    expect(await readPlatformUser(ended, '~')).toMatchObject({ outcome: 'unauthorized', code: 'OAU-213' });
    expect(await refresh(app, second.refreshToken ?? '')).toMatchObject({
      outcome: 'refused',
      code: 'OAU-213',
    });
  });

  test('are not given for a wrong credential or a wrong app', async () => {
    expect(await signInWithJwt(app, 'wrong')).toMatchObject({ outcome: 'refused', status: 400 });
    expect(await signInWithJwt({ ...app, clientSecret: 'wrong' }, demo.jwt)).toMatchObject({
      outcome: 'unauthorized',
    });
  });
});

describe('when the platform is in trouble', () => {
  const path = '/contents';

  test('too many calls are told with the wait and the limits', async () => {
    const rateLimits = { light: 1, medium: 1, heavy: 1, auth: 1 };
    await sandbox.control('/settings', { method: 'PUT', body: { rateLimits } });
    const list = () => listContents(connection, { order: 'newest', pageSize: 1 });
    const rate = { group: 'light', limit: 1, remaining: 0, windowSeconds: 60 };
    expect(await list()).toMatchObject({ outcome: 'ok', rate });
    expect(await list()).toEqual({ outcome: 'limited', retryAfterMs: 60_000, rate });
  });

  test.each([
    [{ effect: 'status', status: 503 }, 'unavailable', 'unknown'],
    [{ effect: 'reset' }, 'unavailable', 'unknown'],
    [{ effect: 'storeThenReset' }, 'unavailable', 'unknown'],
    [{ effect: 'status', status: 401, code: 'OAU-128' }, 'unauthorized', 'unauthorized'],
  ])('%j: a list is %s, a reply %s', async (effect, listed, replied) => {
    const parent = await write('Anybody there?');
    await fault({ match: { path }, ...effect });
    expect((await listContents(connection, { order: 'newest', pageSize: 1 })).outcome).toBe(listed);
    expect((await reply(parent, 'Yes')).outcome).toBe(replied);
  });

  test('a platform that is not there has certainly not sent the reply', async () => {
    const gone = { ...connection, serverUrl: 'http://127.0.0.1:1' };
    const answer = await createContent(gone, { parentContentId: 'p', body: 'Yes', isPublic: false });
    expect(answer.outcome).toBe('unavailable');
  });
});
