import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/domain/permission';
import { prisma } from '@/lib/server/db';
import { readThrough, replyThrough } from '@/lib/server/handlers/pass-through';
import { atThePlatform, customerWrites, type SandboxContent } from '../support/conversation';
import { openSession, type Person } from '../support/people';
import { ask, summary } from '../support/server';
import { createWorld, type World } from '../support/world';

let world: World;
let priya: Person;
let maya: Person;
let whatsapp: string;
let viber: string;
/** What a customer wrote on WhatsApp, which Priya may read, and on Viber, which she may not. */
let seen: SandboxContent;
let unseen: SandboxContent;

beforeAll(async () => {
  world = await createWorld();
  const signedIn = async (viewer: Viewer, name: string): Promise<Person> => ({
    ...viewer,
    name,
    email: '',
    cookie: await openSession(viewer.workspaceId, viewer.agentId),
  });
  priya = await signedIn(world.priya, 'Priya');
  maya = await signedIn(world.maya, 'Maya');
  whatsapp = world.channelOf('WhatsApp').id;
  viber = world.channelOf('Viber').id;
  const from = (name: string) => ({ customer: { name }, body: `Hello from ${name}` });
  seen = await customerWrites(world, { channelType: 'WhatsApp', ...from('Wanda') });
  unseen = await customerWrites(world, { channelType: 'Viber', ...from('Vera') });
  await prisma().channel.updateMany({ where: { externalId: viber }, data: { agentsRead: false } });
});
afterAll(() => world.close());

const read = async (person: Person | null, path: string, query = '') =>
  summary(await ask(readThrough, person, { path: `/${query}`, params: { path: path.split('/') } }));

const idsOf = (body: { records: { id: string }[] }) => body.records.map(({ id }) => id);
const channelsOf = (body: { records: { channelId: string }[] }) =>
  new Set(body.records.map(({ channelId }) => channelId));

describe('reading through Foyer', () => {
  it('answers in the platform’s own words', async () => {
    const { status, body } = await read(maya, `contents/${seen.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: seen.id, channelId: whatsapp, body: 'Hello from Wanda' });
  });

  it('shows a list of only those channels that the person may read', async () => {
    const mine = await read(priya, 'contents', '?perPage=1000');
    expect(channelsOf(mine.body)).toContain(whatsapp);
    expect(channelsOf(mine.body)).not.toContain(viber);
    const all = await read(maya, 'contents', '?perPage=1000');
    expect(idsOf(all.body)).toEqual(expect.arrayContaining([seen.id, unseen.id]));
  });

  it.each(['channelIds', 'channelIds[]', 'source'])(
    'takes a channel named by %s that the person may read, and knows no other',
    async (name) => {
      const mine = await read(priya, 'contents', `?${name}=${whatsapp}&${name}=${viber}`);
      expect(channelsOf(mine.body)).toEqual(new Set([whatsapp]));
      expect(await read(priya, 'contents', `?${name}=${viber}`)).toMatchObject({ status: 404 });
    },
  );

  it('says of a content on another channel what it says of one that does not exist', async () => {
    const hidden = await read(priya, `contents/${unseen.id}`);
    const missing = await read(priya, 'contents/66b0c0ffee00000000000009');
    expect(hidden.status).toBe(404);
    expect(missing.status).toBe(404);
    expect((await read(maya, `contents/${unseen.id}`)).status).toBe(200);
  });

  it('knows of people only who was heard on a channel the person may read', async () => {
    expect((await read(priya, `identities/${seen.authorIdentityId}`)).status).toBe(200);
    expect((await read(priya, `identities/${unseen.authorIdentityId}`)).status).toBe(404);
    const listed = idsOf((await read(priya, 'identities', '?perPage=1000')).body);
    expect(listed).toContain(seen.authorIdentityId);
    expect(listed).not.toContain(unseen.authorIdentityId);
  });

  it('hands on what the platform says of a bad question', async () => {
    const { status, body } = await read(maya, 'contents', '?pageToken=broken');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.errors[0].errorCode).toMatch(/^EDI-/);
  });

  it('knows the five operations and nothing else', async () => {
    for (const path of ['channels', 'contents/a/b', '../../restapi/oauth/token', 'contents/..']) {
      expect((await read(maya, path)).status).toBe(404);
    }
    expect((await read(null, 'contents')).status).toBe(401);
  });

  it('says when to come again once the calls of the account are spent', async () => {
    await prisma().callBudget.updateMany({
      where: { usageGroup: 'light' },
      data: { tokens: 0, capacity: 50, refilledAt: new Date() },
    });
    const response = await ask(readThrough, maya, { params: { path: ['contents'] } });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    await prisma().callBudget.updateMany({ data: { tokens: 1_000_000, capacity: 1_000_000 } });
  });
});

describe('replying through Foyer', () => {
  const post = (person: Person | null, body: unknown, key: string | null = randomUUID()) =>
    ask(replyThrough, person, {
      method: 'POST',
      params: { path: ['contents'] },
      body,
      headers: key === null ? {} : { 'idempotency-key': key },
    });

  /** The worker delivers while the script waits. */
  async function withWorker<T>(asking: Promise<T>): Promise<T> {
    let isAnswered = false;
    const answer = asking.finally(() => {
      isAnswered = true;
    });
    while (!isAnswered) await world.runJobs();
    return answer;
  }

  it('sends a reply once, however often it is asked for, and answers with the platform’s record', async () => {
    const key = randomUUID();
    const body = { inReplyToContentId: seen.id, body: 'Hello, Wanda', public: false };
    const first = await summary(await withWorker(post(priya, body, key)));
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ body: 'Hello, Wanda', inReplyToContentId: seen.id });
    const again = await summary(await withWorker(post(priya, body, key)));
    expect(again.body.id).toBe(first.body.id);
    expect(await atThePlatform(world, seen.id)).toHaveLength(1);
  });

  it('says where the reply stands when the platform takes its time', async () => {
    const answer = await summary(await post(priya, { inReplyToContentId: seen.id, body: 'Slowly' }));
    expect(answer).toMatchObject({ status: 202, body: { delivery: 'queued', contentId: null } });
    await world.runAllJobs();
  });

  it('refuses what the person may not do, and sends nothing', async () => {
    const before = (await atThePlatform(world, seen.id)).length;
    const body = { inReplyToContentId: seen.id, body: 'No' };
    expect(await summary(await post(null, body))).toMatchObject({ status: 401 });
    const hidden = await summary(await post(priya, { ...body, inReplyToContentId: unseen.id }));
    expect(hidden).toMatchObject({ status: 404, code: 'not-found' });
    await prisma().channel.updateMany({ where: { externalId: whatsapp }, data: { agentsReply: false } });
    expect(await summary(await post(priya, body))).toMatchObject({
      status: 422,
      body: { error: { details: { refusal: 'no-right-to-reply' } } },
    });
    await prisma().channel.updateMany({ where: { externalId: whatsapp }, data: { agentsReply: true } });
    await world.runAllJobs();
    expect(await atThePlatform(world, seen.id)).toHaveLength(before);
  });

  it('asks for a key, and names what it does not pass on', async () => {
    const body = { inReplyToContentId: seen.id, body: 'Hello' };
    expect(await summary(await post(priya, body, null))).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'Idempotency-Key' } } },
    });
    const unknown = await summary(await post(priya, { ...body, templateName: 'welcome' }));
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toContain('templateName');
  });
});
