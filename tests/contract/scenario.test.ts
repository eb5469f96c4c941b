import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/until';

const CONTENTS = '/cx/social-messaging/v1/contents';
const IDENTITIES = '/cx/social-messaging/v1/identities';

let sandbox: SandboxProcess;
let client: PlatformClient;
let startedAt: string;

beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'demo' });
  client = await signIn(sandbox);
  startedAt = (await sandbox.control<{ now: string }>('/clock')).now;
});

afterAll(() => sandbox.stop());

async function contents(query = ''): Promise<Json[]> {
  return (await sandbox.control<{ records: Json[] }>(`/contents?${query}`)).records;
}

async function liveContents(): Promise<Json[]> {
  const all = await contents(`since=${startedAt}`);
  return all.filter(({ contentDirection }) => contentDirection === 'Incoming');
}

function put(settings: object): Promise<unknown> {
  return sandbox.control('/settings', { method: 'PUT', body: settings });
}

describe('the demo business', () => {
  it('has a past on every channel, in many languages and scripts', async () => {
    const all = await contents();
    const { channels } = client.demo;
    expect(channels.map(({ type }) => type)).toHaveLength(14);
    for (const { id } of channels) {
      expect(all.filter(({ channelId }) => channelId === id).length).toBeGreaterThan(8);
    }
    expect(new Set(all.map(({ language }) => language)).size).toBeGreaterThan(15);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, creationTime } of all) {
      const second = Number.parseInt(String(id).slice(0, 8), 16) * 1000;
      expect(new Date(second).toISOString().slice(0, 19)).toBe(String(creationTime).slice(0, 19));
    }
  });

  it('has a post with 38 comments, three levels deep, an orphan and a deleted parent among them', async () => {
    const all = await contents(`channelId=${client.channelId('Facebook')}`);
    const post = all.find(({ body }) => String(body).startsWith('Autumn service week'));
    const thread = all.filter(({ threadId, id }) => threadId === post?.threadId && id !== post?.id);
    expect(thread).toHaveLength(38);
    const byId = new Map([post, ...thread].map((content) => [content?.id, content]));
    const depth = (content: Json | undefined): number =>
      content?.inReplyToContentId ? 1 + depth(byId.get(content.inReplyToContentId)) : 0;
    expect(Math.max(...thread.map(depth))).toBe(3);
    expect(thread.filter(({ inReplyToContentId }) => !byId.has(inReplyToContentId))).toHaveLength(1);
    const deleted = thread.find(({ remotelyDeleted }) => remotelyDeleted);
    expect(
      thread.filter(({ inReplyToContentId }) => inReplyToContentId === deleted?.id).length,
    ).toBeGreaterThan(0);
  });

  it('keeps Google Messages as history from before 31 July 2024', async () => {
    const history = await contents(`channelId=${client.channelId('GoogleBusinessMessages')}`);
    expect(history.length).toBeGreaterThan(8);
    for (const { creationTime } of history) expect(String(creationTime) < '2024-07-31').toBe(true);
  });
});

describe('the help desk, by mail', () => {
  const start = (more: object) =>
    client.call('POST', CONTENTS, {
      channelId: client.channelId('Email'),
      public: false,
      title: 'Your order NW-48700',
      to: ['Rosa.Luz@mail.example'],
      body: 'It left this morning.',
      ...more,
    });
  const write = (more: object = {}) =>
    sandbox.control<Json>('/customer-messages', {
      method: 'POST',
      body: { channelType: 'Email', title: 'Broken spoke', body: 'Can it be mended?', ...more },
    });

  it('has mails with subjects and a PDF in the past', async () => {
    const mails = await contents(`channelId=${client.channelId('Email')}`);
    for (const { type, title } of mails) expect([type, typeof title]).toEqual(['Email', 'string']);
    const files = mails.flatMap(({ attachments }) => attachments as Json[]);
    expect(files.some(({ contentType }) => contentType === 'application/pdf')).toBe(true);
    const { body } = await client.call(
      'GET',
      `${IDENTITIES}?channelId=${client.channelId('Email')}&perPage=1000`,
    );
    for (const { emailAddress } of body.records as Json[]) expect(emailAddress).toMatch(/^\S+@\S+$/);
  });

  it('starts a thread with a subject and an address, and knows the address again', async () => {
    const [first, second] = [
      await start({}),
      await start({ to: ['rosa.luz@mail.example'], cc: ['b@c.example'] }),
    ];
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      type: 'Email',
      title: 'Your order NW-48700',
      public: false,
      status: 'UserInitiated',
      firstInThread: true,
    });
    expect(second.body.inReplyToAuthorIdentityId).toBe(first.body.inReplyToAuthorIdentityId);
    expect(second.body.threadId).not.toBe(first.body.threadId);
    const path = `${IDENTITIES}/${String(first.body.inReplyToAuthorIdentityId)}`;
    expect((await client.call('GET', path)).body).toMatchObject({
      type: 'Email',
      emailAddress: 'Rosa.Luz@mail.example',
      screenName: 'Rosa.Luz@mail.example',
    });
  });

  it.each([
    ['without a subject', { title: undefined }, '400 EDI-025 Parameter missing: title'],
    ['with a blank subject', { title: ' ' }, '400 EDI-025 Parameter missing: title'],
    ['without an address', { to: undefined }, '400 EDI-025 Parameter missing: to'],
    ['to what is no address', { to: ['rosa at mail'] }, '400 EDI-040 to must hold mail addresses'],
    ['without a text', { body: undefined }, '400 EDI-009 '],
    ['with too long a text', { body: 'a'.repeat(262_145) }, '422 EDI-033 '],
    ['in public', { public: true }, '403 EDI-024 '],
    ['with structure', { structuredContent: { type: 'select', items: [] } }, '422 EDI-005 '],
  ])('refuses to start %s', async (_, more, refusal) => {
    const { status, body } = await start(more);
    expect(`${status} ${String(body.errorCode)} ${String(body.message)}`).toContain(refusal);
  });

  it('answers at any time, under the same subject unless it is given another', async () => {
    const old = await write({ createdAt: '2026-01-05T10:00:00Z' });
    const reply = (parent: Json, more: object = {}) =>
      client.call('POST', CONTENTS, {
        inReplyToContentId: parent.id,
        body: 'It can.',
        public: false,
        ...more,
      });
    const first = await reply(old, { body: 'a'.repeat(262_144) });
    expect([first.status, first.body.title, first.body.type]).toEqual([201, 'Re: Broken spoke', 'Email']);
    expect(first.body.threadId).toBe(old.threadId);
    expect((await reply(old, { title: 'The price' })).body.title).toBe('The price');
    const again = await write({ title: 'Re: Broken spoke' });
    expect((await reply(again)).body.title).toBe('Re: Broken spoke');
    expect((await reply(again, { to: ['nobody'] })).body.errorCode).toBe('EDI-040');
  });
});

describe('the chat of its own (EngageMessaging)', () => {
  const write = (name: string) =>
    sandbox.control<Json>('/customer-messages', {
      method: 'POST',
      body: { channelType: 'EngageMessaging', body: 'Anybody there?', customer: { name } },
    });
  const start = (more: object) =>
    client.call('POST', CONTENTS, {
      channelId: client.channelId('EngageMessaging'),
      public: false,
      body: 'Your basket is still here.',
      ...more,
    });
  const uuidOf = async ({ authorIdentityId }: Json) =>
    (await client.call('GET', `${IDENTITIES}/${String(authorIdentityId)}`)).body.uuid;

  it('starts with the foreign id of a customer it knows, in words or structured', async () => {
    const asked = await write('Tilda Chat');
    const to = [await uuidOf(asked)];
    const plain = await start({ to });
    expect(plain.status).toBe(201);
    expect(plain.body).toMatchObject({ type: 'Message', status: 'UserInitiated', threadId: asked.threadId });
    expect(plain.body.inReplyToAuthorIdentityId).toBe(asked.authorIdentityId);
    const items = [{ title: 'Keep it', payload: 'keep' }];
    const offer = await start({ to, structuredContent: { type: 'select', items } });
    expect([offer.status, offer.body.type]).toEqual([201, 'SelectMessage']);
    expect(offer.body.capabilitiesSupported).toEqual(['select', 'template', 'carousel', 'rich_link']);
  });

  it('refuses a start without or with an unknown recipient, in public, too long, or switched off', async () => {
    const to = [await uuidOf(await write('Tilda Chat'))];
    const code = async (more: object) => (await start(more)).body.errorCode;
    expect(await code({})).toBe('EDI-025');
    expect(await code({ to: ['nobody'] })).toBe('EDI-029');
    expect(await code({ to, public: true })).toBe('EDI-024');
    expect(await code({ to, body: 'a'.repeat(1025) })).toBe('EDI-033');
    expect(await code({ to, structuredContent: { type: 'list', items: [] } })).toBe('EDI-005');
    await put({ engageOutbound: false });
    const off = await start({ to });
    await put({ engageOutbound: true });
    expect([off.status, off.body.errorCode]).toEqual([422, 'EDI-004']);
  });

  it('answers a customer, and takes no recipient there', async () => {
    const asked = await write('Tilda Chat');
    const reply = { inReplyToContentId: asked.id, body: 'Yes!', public: false };
    const refused = await client.call('POST', CONTENTS, { ...reply, to: [await uuidOf(asked)] });
    expect([refused.status, refused.body.errorCode]).toEqual([403, 'EDI-024']);
    expect(refused.body.errors).toMatchObject([{ details: expect.any(String) }]);
    expect((await client.call('POST', CONTENTS, reply)).status).toBe(201);
  });
});

describe('its customers', () => {
  it('write by themselves on every channel that is alive, and not on the one that is closed', async () => {
    await put({ rateLimits: 'off', customersPerMinute: 6000, exportDelayMs: [1, 5] });
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 20 } });
    const alive = client.demo.channels
      .filter(({ type }) => type !== 'GoogleBusinessMessages')
      .map(({ id }) => id);
    const heard = await until(async () => {
      const live = await liveContents();
      const channels = new Set(live.map(({ channelId }) => String(channelId)));
      return channels.size >= alive.length && channels;
    });
    expect([...heard].sort()).toEqual([...alive].sort());
    await put({ scenario: 'quiet' });
    const reviews = await liveContents();
    for (const { type, rating } of reviews) {
      if (type === 'Review') expect(rating).toBeGreaterThan(0);
      else expect(rating).toBeNull();
    }
  });

  it('answer when they are answered: in private where they were, in public under the answer', async () => {
    await put({ scenario: 'quiet', answerMode: 'auto' });
    const answers = async (channelType: string, isPublic: boolean) => {
      const message = await sandbox.control<Json>('/customer-messages', {
        method: 'POST',
        body: { channelType, body: 'Hallo?', customer: { name: 'Greta Neu', language: 'de' } },
      });
      const reply = await client.call('POST', CONTENTS, {
        inReplyToContentId: message.id,
        body: 'Guten Tag!',
        public: isPublic,
      });
      await until(
        async () =>
          (await contents(`inReplyToContentId=${String(message.id)}`))[0]?.synchronizationStatus ===
          'Success',
      );
      await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 10 } });
      const theirs = await until(async () => {
        const mine = await contents(`authorIdentityId=${String(message.authorIdentityId)}`);
        return mine.find((content) => content.id !== message.id && content.channelType === channelType);
      });
      return { reply: reply.body, theirs };
    };
    const talk = await answers('WhatsApp', false);
    expect(talk.theirs).toMatchObject({
      threadId: talk.reply.threadId,
      language: 'De',
      inReplyToContentId: null,
    });
    const comment = await answers('Linkedin', true);
    expect(comment.theirs).toMatchObject({ inReplyToContentId: comment.reply.id, type: 'Comment' });
  });

  it('pick from a list that they are offered', async () => {
    const message = await sandbox.control<Json>('/customer-messages', {
      method: 'POST',
      body: { channelType: 'WhatsApp', body: 'Which?', customer: { name: 'Pete Picks' } },
    });
    const items = [
      { title: 'Wicker basket', payload: 'wicker' },
      { title: 'Wire basket', payload: 'wire' },
    ];
    await client.call('POST', CONTENTS, {
      inReplyToContentId: message.id,
      body: 'These:',
      public: false,
      structuredContent: { type: 'list', items },
    });
    const ours = () => contents(`inReplyToContentId=${String(message.id)}`);
    await until(async () => (await ours())[0]?.synchronizationStatus === 'Success');
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 10 } });
    const pick = await until(async () => {
      const theirs = await contents(`authorIdentityId=${String(message.authorIdentityId)}`);
      return theirs.find(({ type }) => type === 'PostbackMessage');
    });
    const { type, title, payload } = pick.structuredContent as Json;
    expect([type, pick.body]).toEqual(['list_reply', title]);
    expect(items).toContainEqual({ title, payload });
  });

  it('think better of a shop that has answered their review', async () => {
    const review = await sandbox.control<Json>('/customer-messages', {
      method: 'POST',
      body: { channelType: 'GoogleMyBusiness', body: 'Nobody answered.', rating: 2 },
    });
    await client.call('POST', CONTENTS, { inReplyToContentId: review.id, body: 'We are sorry.' });
    const response = () => contents(`inReplyToContentId=${String(review.id)}`);
    await until(async () => (await response())[0]?.synchronizationStatus === 'Success');
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 10 } });
    await until(async () => (await client.call('GET', `${CONTENTS}/${String(review.id)}`)).body.rating === 3);
  });

  it('go on in the direct channel when a comment was answered in private', async () => {
    const comment = await sandbox.control<Json>('/customer-messages', {
      method: 'POST',
      body: { channelType: 'Facebook', body: 'How much?', customer: { name: 'Pia Private' } },
    });
    await client.call('POST', CONTENTS, {
      inReplyToContentId: comment.id,
      body: '32 pounds.',
      public: false,
    });
    const ours = () => contents(`inReplyToContentId=${String(comment.id)}`);
    await until(async () => (await ours())[0]?.synchronizationStatus === 'Success');
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 10 } });
    await until(async () => {
      const mine = await contents(`authorIdentityId=${String(comment.authorIdentityId)}`);
      return mine.some(({ channelType }) => channelType === 'Messenger');
    });
  });
});

describe('a push to the network', () => {
  it.each([
    ['#sandbox-abort', 'ExportAborted', /^hard_bounce - /],
    ['#sandbox-fail-once', 'ExportFailure', /^soft_bounce - /],
  ])('fails when the words %s ask for it', async (mark, outcome, reason) => {
    await put({ answerMode: 'never' });
    const { body } = await client.call('POST', CONTENTS, {
      channelId: client.channelId('Facebook'),
      body: `A post ${mark}`,
    });
    const path = `${CONTENTS}/${String(body.id)}`;
    const failed = await until(async () => {
      const { body: current } = await client.call('GET', path);
      return current.synchronizationStatus === outcome && current;
    });
    expect(failed.synchronizationError).toMatch(reason);
    if (outcome === 'ExportAborted') return;
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 5 } });
    await until(async () => (await client.call('GET', path)).body.synchronizationStatus === 'Success');
  });

  it('is given up when the template is not one the network knows', async () => {
    const { status, body } = await client.call('POST', CONTENTS, {
      channelId: client.channelId('WhatsApp'),
      to: ['+447700900321'],
      templateName: 'never_approved',
      templateLanguage: 'en',
    });
    expect(status).toBe(201);
    const ended = await until(async () => {
      const { body: current } = await client.call('GET', `${CONTENTS}/${String(body.id)}`);
      return current.synchronizationStatus === 'ExportAborted' && current;
    });
    expect(ended.synchronizationError).toContain('132001');
  });
});
