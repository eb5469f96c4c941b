import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Json, type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/until';
import { startReceiver } from '../support/webhook-receiver';
import { checked } from './openapi';

const CONTENTS = '/cx/social-messaging/v1/contents';

let sandbox: SandboxProcess;
let client: PlatformClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off' } });
  client = await signIn(sandbox);
});

beforeEach(() => sandbox.control('/reset', { method: 'POST' }));

afterAll(() => sandbox.stop());

interface Played {
  readonly planned: number;
  /** What was written or changed, oldest first. */
  readonly contents: Json[];
}

async function contents(query: string): Promise<Json[]> {
  return (await sandbox.control<{ records: Json[] }>(`/contents?${query}`)).records;
}

async function now(): Promise<string> {
  return (await sandbox.control<{ now: string }>('/clock')).now;
}

function scenes(): Promise<{ records: Json[]; playing: Json[] }> {
  return sandbox.control('/scenes');
}

function begin(body: object): Promise<{ name: string; planned: number }> {
  return sandbox.control('/scenes', { method: 'POST', body });
}

/** Plays a scene to its end, as fast as it goes. */
async function play(name: string, more: object = {}): Promise<Played> {
  const startedAt = await now();
  const { planned } = await begin({ name, perSecond: 500, ...more });
  await until(async () => (await scenes()).playing.length === 0);
  return { planned, contents: await contents(`since=${startedAt}`) };
}

/** Plays a scene step by step and tells what could be seen after each. */
async function playByStep(name: string, more: object): Promise<Json[][]> {
  const startedAt = await now();
  const { planned } = await begin({ name, perSecond: 0.01, ...more });
  const seen: Json[][] = [];
  let last = '[]';
  for (let step = 0; step < planned; step += 1) {
    if (step > 0) await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 100 } });
    const records = await until(async () => {
      const current = await contents(`since=${startedAt}`);
      return JSON.stringify(current) !== last && current;
    });
    last = JSON.stringify(records);
    seen.push(records);
  }
  return seen;
}

function incoming(records: readonly Json[]): Json[] {
  return records.filter(({ contentDirection }) => contentDirection === 'Incoming');
}

function structureOf(content: Json | undefined): Json {
  return (content?.structuredContent ?? {}) as Json;
}

function objects(value: unknown): Json[] {
  return (value ?? []) as Json[];
}

/** Each comment's words and how deep it stands; an orphan stands as deep as it can be told. */
function outline(records: readonly Json[]): string[] {
  const byId = new Map(records.map((content) => [content.id, content]));
  const depth = (content: Json | undefined): number =>
    content?.inReplyToContentId ? 1 + depth(byId.get(content.inReplyToContentId)) : 0;
  return records.map((content) => `${depth(content)} ${String(content.authorName)}: ${String(content.body)}`);
}

describe('the scenes', () => {
  it('are listed with their titles and channels', async () => {
    const { records } = await scenes();
    expect(records.map(({ name }) => name)).toEqual([
      'busy-post',
      'changing-reviews',
      'template-talk',
      'pickers',
      'pictures',
      'many-scripts',
      'edits-and-deletions',
    ]);
    for (const { title } of records) expect(title).toEqual(expect.any(String));
    expect(records[0]).toMatchObject({ channelType: 'Facebook' });
  });

  it.each([
    { name: 'no-such-scene' },
    {},
    { name: 'busy-post', perSecond: 0 },
    { name: 'busy-post', perSecond: 501 },
    { name: 'busy-post', size: 2.5 },
    { name: 'busy-post', seed: 7 },
  ])('refuse %j in words', async (body) => {
    await expect(begin(body)).rejects.toThrow(/answered 400: \{"error":"(name|perSecond|size|seed) must be/);
  });

  it('leave contents that are answered as documented', async () => {
    for (const { name } of (await scenes()).records) await begin({ name, perSecond: 500, size: 12 });
    await until(async () => (await scenes()).playing.length === 0);
    const { body } = await checked(client).call('GET', `${CONTENTS}?perPage=1000`);
    expect((body.records as Json[]).length).toBeGreaterThan(700);
  });

  it('end when the history is begun anew', async () => {
    const startedAt = await now();
    await begin({ name: 'many-scripts', perSecond: 50 });
    await until(async () => (await contents(`since=${startedAt}`)).length > 3);
    expect((await scenes()).playing).toMatchObject([{ name: 'many-scripts', left: expect.any(Number) }]);
    await sandbox.control('/reset', { method: 'POST' });
    expect((await scenes()).playing).toEqual([]);
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 60 } });
    const { contents: written } = await play('changing-reviews');
    expect(new Set(written.map(({ type }) => type))).toEqual(new Set(['Review']));
    expect(await contents(`since=${startedAt}`)).toHaveLength(written.length);
  });
});

describe('busy-post', () => {
  it('has 500 comments, three levels deep, with orphans, deleted parents and edits, and tells of each', async () => {
    const receiver = await startReceiver();
    await client.call('POST', '/restapi/v1.0/subscription', {
      eventFilters: [`${CONTENTS}/Imported`],
      deliveryMode: { transportType: 'WebHook', address: receiver.url },
    });
    const { planned, contents: written } = await play('busy-post');
    const post = written.find(({ type }) => type === 'Status');
    const comments = written.filter(({ type }) => type === 'Comment');
    expect(comments).toHaveLength(500);
    expect(planned).toBeGreaterThan(510);
    expect(new Set(comments.map(({ threadId }) => threadId))).toEqual(new Set([post?.threadId]));
    const depths = new Set(outline(written).map((line) => line.slice(0, 1)));
    expect(depths).toEqual(new Set(['0', '1', '2', '3']));
    expect(new Set(comments.map(({ language }) => language)).size).toBeGreaterThan(15);

    const ids = new Set(written.map(({ id }) => id));
    const parents = new Set(comments.map(({ inReplyToContentId }) => inReplyToContentId));
    const orphans = comments.filter(({ inReplyToContentId }) => !ids.has(inReplyToContentId));
    const deleted = comments.filter(({ remotelyDeleted, id }) => remotelyDeleted && parents.has(id));
    const edited = comments.filter(({ body }) => String(body).endsWith('(edited)'));
    expect([orphans.length, deleted.length, edited.length]).toEqual([5, 5, 10]);

    const told = () => new Set(receiver.deliveries.map(({ body }) => resourceId(body)));
    await until(() => [...ids].every((id) => told().has(id)));
    await receiver.stop();
  });

  it('imports some parents after the first answer to them', async () => {
    const seen = await playByStep('busy-post', { size: 60 });
    const late = new Set<unknown>();
    for (const records of seen) {
      const ids = new Set(records.map(({ id }) => id));
      for (const { inReplyToContentId } of records) {
        if (inReplyToContentId && !ids.has(inReplyToContentId)) late.add(inReplyToContentId);
      }
    }
    const last = seen.at(-1) ?? [];
    const came = last.filter(({ id }) => late.has(id));
    expect(came).toHaveLength(3);
    for (const { id, creationTime } of came) {
      const answers = last.filter(({ inReplyToContentId }) => inReplyToContentId === id);
      for (const answer of answers) expect(String(answer.creationTime) >= String(creationTime)).toBe(true);
    }
    expect(late.size - came.length).toBe(3);
  });

  it('is the same for the same seed, and another one for another', async () => {
    const told = async (more: object) => {
      await sandbox.control('/reset', { method: 'POST' });
      return outline((await play('busy-post', { size: 120, ...more })).contents);
    };
    const [first, second, other] = [await told({}), await told({}), await told({ seed: 'southwind' })];
    expect(first).toHaveLength(121);
    expect(second).toEqual(first);
    expect(other).toHaveLength(121);
    expect(other).not.toEqual(first);
  });
});

describe('the other scenes', () => {
  it('changing-reviews lets stars rise and fall and takes one review off', async () => {
    const seen = await playByStep('changing-reviews', {});
    const stars = new Map<unknown, unknown[]>();
    for (const { id, rating } of seen.flat()) {
      const known = stars.get(id) ?? [];
      if (known.at(-1) !== rating) stars.set(id, [...known, rating]);
    }
    const steps = [...stars.values()].flatMap((ratings) =>
      ratings.slice(1).map((rating, index) => Number(rating) - Number(ratings[index])),
    );
    expect(stars.size).toBe(8);
    expect(steps.filter((step) => step > 0).length).toBeGreaterThan(3);
    expect(steps.filter((step) => step < 0).length).toBeGreaterThan(2);
    expect(seen.at(-1)?.filter(({ remotelyDeleted }) => remotelyDeleted)).toHaveLength(1);
  });

  it('template-talk has a template, its quick reply and free words', async () => {
    const { contents: written } = await play('template-talk');
    const templates = written.filter(({ type }) => type === 'OutboundMessage');
    expect(templates).toHaveLength(5);
    for (const template of templates) {
      expect(template).toMatchObject({ createdFrom: 'Synchronizer', body: null, firstInThread: true });
      const thread = written.filter(({ threadId }) => threadId === template.threadId);
      const [, answer, words] = thread;
      expect(answer?.type).toBe('PostbackMessage');
      const items = objects(structureOf(template).items);
      const { title, payload } = structureOf(answer);
      expect(items).toContainEqual({ type: 'reply', title, payload });
      expect(answer?.body).toBe(title);
      expect(words).toMatchObject({ type: 'Message', contentDirection: 'Incoming' });
      expect(words?.structuredContent).toBeUndefined();
    }
  });

  it('pickers brings back what was picked from a list and from times', async () => {
    const { contents: written } = await play('pickers');
    const threads = new Set(written.map(({ threadId }) => threadId));
    expect(threads.size).toBe(3);
    for (const thread of threads) {
      const talk = written.filter(({ threadId }) => threadId === thread);
      expect(talk.map(({ type }) => type)).toEqual([
        'Message',
        'ListMessage',
        'PostbackMessage',
        'TimePickerMessage',
        'PostbackMessage',
        'Message',
      ]);
      const [, list, item, times, time] = talk.map(structureOf);
      const payloads = objects(list?.items).map(({ payload }) => payload);
      const slots = objects(times?.timeslots).map(({ identifier }) => identifier);
      expect(item?.type).toBe('list_reply');
      expect(payloads).toContain(item?.payload);
      expect(time?.type).toBe('time_select_reply');
      expect(slots).toContain(time?.payload);
    }
  });

  it('pictures sends photos, a voice note, a PDF and a film', async () => {
    const { contents: written } = await play('pictures');
    const files = written.flatMap(({ attachments }) => objects(attachments));
    const types = new Set(files.map(({ contentType }) => contentType));
    expect(types).toEqual(new Set(['image/jpeg', 'image/png', 'audio/mp4', 'application/pdf', 'video/mp4']));
    const channels = new Set(written.map(({ channelType }) => channelType));
    expect(channels).toEqual(new Set(['WhatsApp', 'InstagramMessaging', 'Viber']));
    expect(written.some(({ body }) => body === null)).toBe(true);
  });

  it('many-scripts talks in eight scripts on every private channel that is alive', async () => {
    const { contents: written } = await play('many-scripts');
    const open = client.demo.channels.filter(
      (channel) => !channel.public && channel.type !== 'GoogleBusinessMessages',
    );
    for (const { type } of open) {
      const said = incoming(written).filter(({ channelType }) => channelType === type);
      const languages = new Set(said.map(({ language }) => language));
      expect([...languages].sort()).toEqual(['Ar', 'El', 'He', 'Hi', 'Ja', 'Ko', 'Uk', 'Zh']);
      const text = said.map(({ body }) => String(body)).join('\n');
      expect(text).toMatch(/\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}/u);
      expect(text).toMatch(/\p{L}\p{Mn}/u);
      expect(text).toMatch(/\S{160}/u);
      expect(text).toMatch(/\p{Script=Arabic} NW-48377 \(Heron, size 52\) \p{Script=Arabic}/u);
    }
    const mails = written.filter(({ type }) => type === 'Email');
    for (const { title } of mails) expect(title).toEqual(expect.any(String));
  });

  it('edits-and-deletions changes and takes back words on eight channels', async () => {
    const seen = await playByStep('edits-and-deletions', {});
    const last = incoming(seen.at(-1) ?? []);
    expect(new Set(last.map(({ channelType }) => channelType)).size).toBe(8);
    const bodies = (id: unknown) =>
      new Set(seen.flat().flatMap((content) => (content.id === id ? [content.body] : [])));
    const fates = last.map(({ id, remotelyDeleted }) => `${bodies(id).size} ${remotelyDeleted}`);
    const count = (fate: string) => fates.filter((one) => one === fate).length;
    expect([count('3 false'), count('1 true'), count('2 true')]).toEqual([8, 8, 8]);
  });
});

describe('the demo', () => {
  it('reaches hundreds in a second, and its people change their minds, send files and pick', async () => {
    const startedAt = await now();
    await put({ scenario: 'demo', customersPerMinute: 18_000 });
    const whatsApp = `since=${startedAt}&channelId=${client.channelId('WhatsApp')}`;
    await until(async () => {
      const times = (await contents(whatsApp)).map(({ modifiedAt }) => Date.parse(String(modifiedAt)));
      return Math.max(...times) - Math.min(...times) > 4000;
    });
    await put({ scenario: 'quiet' });
    await sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 10 } });
    const written = await until(async () => {
      const all = await contents(`since=${startedAt}`);
      return all.some(({ type }) => type === 'PostbackMessage') && all;
    });
    const began = Date.parse(String(written[0]?.modifiedAt));
    const inTime = written.filter(({ modifiedAt }) => Date.parse(String(modifiedAt)) - began < 4000);
    expect(inTime.length).toBeGreaterThan(600);
    expect(written.some(({ remotelyDeleted }) => remotelyDeleted)).toBe(true);
    expect(written.some(({ attachments }) => objects(attachments).length > 0)).toBe(true);
    expect(written.some(isReworded)).toBe(true);
  });

  it('tells the same story for the same seed', async () => {
    const told = async () => {
      await sandbox.control('/reset', { method: 'POST' });
      const startedAt = await now();
      await put({ scenario: 'demo', customersPerMinute: 6000 });
      await until(async () => (await contents(`since=${startedAt}`)).length > 80);
      await put({ scenario: 'quiet' });
      const written = await contents(`since=${startedAt}`);
      const spoken = written.filter(({ type }) => type !== 'PostbackMessage');
      return spoken.slice(0, 60).map(({ channelType, authorName }) => [channelType, authorName]);
    };
    const first = await told();
    expect(await told()).toEqual(first);
    await put({ seed: 'southwind' });
    expect(await told()).not.toEqual(first);
  });
});

function put(settings: object): Promise<unknown> {
  return sandbox.control('/settings', { method: 'PUT', body: settings });
}

/** Changed by its author: neither deleted nor answered. */
function isReworded({ contentDirection, creationTime, modifiedAt, remotelyDeleted, status }: Json): boolean {
  const changedAfter = Date.parse(String(modifiedAt)) - Date.parse(String(creationTime));
  return contentDirection === 'Incoming' && !remotelyDeleted && status === 'New' && changedAfter > 1000;
}

function resourceId(notification: Json): unknown {
  return ((notification.body as Json).resource as Json).id;
}
