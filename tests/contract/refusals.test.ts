import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { checked } from './openapi';

const CONTENTS = '/cx/social-messaging/v1/contents';
const DAY_MS = 86_400_000;

let sandbox: SandboxProcess;
let client: PlatformClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off', exportDelayMs: [1, 2] } });
  client = checked(await signIn(sandbox));
});

afterAll(() => sandbox.stop());

function write(channelType: string, more: object = {}): Promise<Json> {
  const body = { channelType, body: 'Hello?', customer: { name: `Someone on ${channelType}` }, ...more };
  return sandbox.control<Json>('/customer-messages', { method: 'POST', body });
}

async function create(body: object | string): Promise<unknown> {
  const answer = await client.call('POST', CONTENTS, body);
  return answer.body.errorCode ?? answer.status;
}

async function reply(parent: Json, more: object = {}): Promise<unknown> {
  return create({ inReplyToContentId: parent.id, body: 'Hello!', public: parent.public, ...more });
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString();
}

describe('a create call is refused', () => {
  it('when it cannot be read', async () => {
    const parent = await write('WhatsApp');
    expect(await create('{"body":')).toBe('EDI-030');
    expect(await create('[]')).toBe('EDI-031');
    expect(await reply(parent, { body: 5 })).toBe('EDI-008');
    expect(await reply(parent, { public: 'no' })).toBe('EDI-008');
    expect(await reply(parent, { attachmentIds: 'one' })).toBe('EDI-011');
    expect(await reply(parent, { to: '+447700900111' })).toBe('EDI-027');
    expect(await reply(parent, { contextData: ['a'] })).toBe('EDI-031');
    expect(await reply(parent, { public: false, private: true })).toBe('EDI-001');
  });

  it('when its parent or channel is not there', async () => {
    expect(await create({ inReplyToContentId: '12', body: 'Hi' })).toBe('EDI-032');
    expect(await create({ inReplyToContentId: '0'.repeat(24), body: 'Hi' })).toBe('EDI-029');
    expect(await create({ channelId: '0'.repeat(24), body: 'Hi' })).toBe('EDI-029');
    expect(await create({ body: 'Hi' })).toBe('EDI-020');
  });

  it('when it would start what the channel cannot start', async () => {
    for (const type of [
      'Messenger',
      'Viber',
      'Youtube',
      'Linkedin',
      'GoogleMyBusiness',
      'AppleMessagesForBusiness',
    ]) {
      expect(await create({ channelId: client.channelId(type), body: 'Hi' })).toBe('EDI-016');
    }
    expect(await create({ channelId: client.channelId('Facebook'), body: 'Hi', public: false })).toBe(
      'EDI-003',
    );
    expect(await create({ channelId: client.channelId('Twitter'), body: 'Hi', public: false })).toBe(
      'EDI-023',
    );
    const to = ['keikorides'];
    expect(await create({ channelId: client.channelId('Twitter'), body: 'Hi', public: false, to })).toBe(
      'EDI-022',
    );
  });

  it('when a WhatsApp template lacks something or carries too much', async () => {
    const template = { templateName: 'reopen_talk', templateLanguage: 'en', to: ['+447700900111'] };
    const start = (more: object) => create({ channelId: client.channelId('WhatsApp'), ...more });
    expect(await start({ body: 'Hi' })).toBe('EDI-025');
    expect(await start({ ...template, to: undefined })).toBe('EDI-025');
    expect(await start({ ...template, to: ['07700 900111'] })).toBe('EDI-040');
    expect(await start({ ...template, body: 'Hi' })).toBe('EDI-012');
  });

  it('when the user may not, or speaks as somebody else', async () => {
    const parent = await write('Viber');
    const rights = (more: object) =>
      sandbox.control('/permissions', {
        method: 'PUT',
        body: { userId: '101', channelId: client.channelId('Viber'), ...more },
      });
    expect(await reply(parent, { authorIdentityId: parent.authorIdentityId })).toBe('EDI-037');
    await rights({ reply: false });
    expect(await reply(parent)).toBe('EDI-019');
    await rights({ reply: true, read: false });
    expect(await reply(parent)).toBe('EDI-029');
    expect((await client.call('GET', `${CONTENTS}/${String(parent.id)}`)).body.errorCode).toBe('EDI-029');
    await rights({ read: true });
    expect(await reply(parent)).toBe(201);
  });

  it('when the text is missing, blank or too long for the channel', async () => {
    const parent = await write('WhatsApp');
    expect(await reply(parent, { body: undefined })).toBe('EDI-009');
    expect(await reply(parent, { body: ' \n' })).toBe('EDI-033');
    expect(await reply(parent, { body: 'a'.repeat(3801) })).toBe('EDI-033');
    expect(await reply(parent, { body: 'a'.repeat(3800) })).toBe(201);
    const tweet = await write('Twitter');
    expect(await reply(tweet, { body: '字'.repeat(141) })).toBe('EDI-033');
    expect(await reply(tweet, { body: '字'.repeat(140) })).toBe(201);
  });

  it('when files or structured contents do not fit the channel', async () => {
    const [whatsApp, review] = [await write('WhatsApp'), await write('GoogleMyBusiness', { rating: 3 })];
    expect(await reply(whatsApp, { attachmentIds: ['0'.repeat(24)] })).toBe('EDI-029');
    expect(await reply(review, { attachmentIds: ['0'.repeat(24)] })).toBe('EDI-010');
    expect(await reply(whatsApp, { structuredContent: {} })).toBe('EDI-002');
    expect(await reply(whatsApp, { structuredContent: { type: 'carousel' } })).toBe('EDI-005');
    expect(await reply(whatsApp, { structuredContent: { type: 'hologram' } })).toBe('EDI-006');
    expect(await reply(whatsApp, { structuredContent: { type: 'list', items: [] } })).toBe(201);
  });

  it('never for too much in a structured content: items are dropped and texts are cut', async () => {
    const parent = await write('WhatsApp');
    const items = Array.from({ length: 12 }, () => ({ title: 't'.repeat(90), subtitle: 's'.repeat(90) }));
    const structuredContent = { type: 'list', title: 'Colours', button: 'b'.repeat(30), items };
    const { body } = await client.call('POST', CONTENTS, {
      inReplyToContentId: parent.id,
      body: 'Choose one',
      public: false,
      structuredContent,
    });
    expect(body.structuredContent).toEqual({
      type: 'list',
      title: 'Colours',
      button: 'b'.repeat(20),
      items: Array.from({ length: 10 }, () => ({ title: 't'.repeat(24), subtitle: 's'.repeat(72) })),
    });
  });

  it('with the code of the first rule that is broken, when several are', async () => {
    const [review, message] = [await write('GoogleMyBusiness', { rating: 1 }), await write('WhatsApp')];
    const long = 'a'.repeat(5000);
    const stranger = { authorIdentityId: review.authorIdentityId };
    expect(await reply(review, { body: long, attachmentIds: ['0'.repeat(24)] })).toBe('EDI-010');
    expect(await reply(message, { body: long, structuredContent: { type: 'carousel' } })).toBe('EDI-005');
    expect(await reply(message, { body: long, ...stranger })).toBe('EDI-037');
    expect(await reply(review, { public: false, ...stranger })).toBe('EDI-024');
    expect(await reply(review, { public: 'maybe', inReplyToContentId: '12' })).toBe('EDI-008');
  });

  it('when the parent is closed, deleted, not yet synchronised or our own', async () => {
    const parent = await write('WhatsApp');
    const change = (id: unknown, body: object) =>
      sandbox.control(`/contents/${String(id)}`, { method: 'PATCH', body });
    await change(parent.id, { interventionOpen: false });
    expect(await reply(parent)).toBe('EDI-021');
    await sandbox.control('/settings', { method: 'PUT', body: { interventionRule: false } });
    expect(await reply(parent)).toBe(201);
    await sandbox.control('/settings', { method: 'PUT', body: { interventionRule: true } });
    const deleted = await write('WhatsApp');
    await change(deleted.id, { remotelyDeleted: true });
    expect(await reply(deleted)).toBe('EDI-021');
    await change(parent.id, { synchronizationStatus: 'ExportPending' });
    expect(await reply(parent)).toBe('EDI-021');
    const { body: own } = await client.call('GET', `${CONTENTS}?contentDirection=Outgoing&perPage=1`);
    expect(await reply((own.records as Json[])[0] ?? {})).toBe('EDI-014');
  });
});

describe('each channel has its own law', () => {
  it('WhatsApp and the direct channels close their windows', async () => {
    for (const [type, days] of [
      ['WhatsApp', 1.1],
      ['Messenger', 7.1],
      ['InstagramMessaging', 7.1],
    ] as const) {
      const customer = { name: `Late on ${type}` };
      expect(await reply(await write(type, { customer, createdAt: daysAgo(days) }))).toBe('EDI-021');
      const inTime = { name: `In time on ${type}` };
      expect(await reply(await write(type, { customer: inTime, createdAt: daysAgo(days - 0.2) }))).toBe(201);
    }
  });

  it('Google Messages is closed for good, but not before 31 July 2024', async () => {
    const old = await write('GoogleBusinessMessages', { createdAt: '2024-07-30T10:00:00Z' });
    expect(await reply(old)).toBe('EDI-024');
    await sandbox.control('/clock', { method: 'POST', body: { now: '2024-07-30T12:00:00Z' } });
    const early = await signIn(sandbox);
    const answer = await early.call('POST', CONTENTS, {
      inReplyToContentId: old.id,
      body: 'Hi',
      public: false,
    });
    expect(answer.status).toBe(201);
    await sandbox.control('/clock', { method: 'POST', body: { now: new Date().toISOString() } });
  });

  it('Facebook takes one private answer for each comment, within seven days', async () => {
    const comment = await write('Facebook');
    expect(await reply(comment, { public: false })).toBe(201);
    expect(await reply(comment, { public: false })).toBe('EDI-024');
    expect(await reply(comment)).toBe(201);
    const old = await write('Facebook', { createdAt: daysAgo(8) });
    expect(await reply(old, { public: false })).toBe('EDI-021');
    expect(await reply(old)).toBe(201);
  });

  it('YouTube replies hang under top-level comments only', async () => {
    const comment = await write('Youtube');
    const nested = await write('Youtube', { inReplyToContentId: comment.id });
    expect(await reply(comment)).toBe(201);
    expect(await reply(nested)).toBe('EDI-024');
    expect(await reply(comment, { public: false })).toBe('EDI-024');
  });

  it('a Google review has one owner reply: a second one replaces the first', async () => {
    const review = await write('GoogleMyBusiness', { rating: 2 });
    expect(await reply(review, { body: 'First' })).toBe(201);
    expect(await reply(review, { body: 'Second' })).toBe(201);
    await expect
      .poll(async () => {
        const { records } = await sandbox.control<{ records: Json[] }>(
          `/contents?inReplyToContentId=${String(review.id)}`,
        );
        return records.map(({ type, body, remotelyDeleted }) => [type, body, remotelyDeleted]);
      })
      .toEqual([
        ['ReviewResponse', 'First', true],
        ['ReviewResponse', 'Second', false],
      ]);
  });

  it('a customer who left Apple Messages or Viber cannot be reached', async () => {
    for (const [type, code] of [
      ['AppleMessagesForBusiness', 'EDI-021'],
      ['Viber', 'EDI-022'],
    ] as const) {
      const message = await write(type, { customer: { name: `Gone from ${type}` } });
      const path = `/identities/${String(message.authorIdentityId)}`;
      await sandbox.control(path, { method: 'PATCH', body: { hasLeft: true } });
      expect(await reply(message)).toBe(code);
    }
  });

  it('on Twitter a tweet is answered in public, and in private where the author takes it', async () => {
    const tweet = await write('Twitter', { customer: { name: 'Open Otto', screenName: 'otto' } });
    expect(await reply(tweet)).toBe(201);
    expect(await reply(tweet, { public: false })).toBe(201);
    const path = `/identities/${String(tweet.authorIdentityId)}`;
    await sandbox.control(path, { method: 'PATCH', body: { refusesPrivate: true } });
    expect(await reply(tweet, { public: false })).toBe('EDI-022');
    const whisper = await write('Twitter', { kind: 'private tweet', customer: { name: 'otto' } });
    expect([whisper.type, whisper.public]).toEqual(['PrivateTweet', false]);
  });

  it('Instagram and LinkedIn comments are answered in public', async () => {
    for (const type of ['Instagram', 'Linkedin']) {
      const comment = await write(type);
      expect([comment.type, comment.public]).toEqual(['Comment', true]);
      expect(await reply(comment)).toBe(201);
    }
  });
});
