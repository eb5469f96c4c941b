import { randomUUID } from 'node:crypto';
import core from '@rc-ex/core';
import cx from '@rc-ex/core/lib/paths/Cx/index.js';
import type RestException from '@rc-ex/core/lib/RestException';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewApiToken } from '@/lib/contract/api-token';
import { makeApiToken } from '@/lib/server/commands/make-api-token';
import { prisma } from '@/lib/server/db';
import { atThePlatform, customerWrites, type SandboxContent } from '../support/conversation';
import { type RouteServer, startRouteServer } from '../support/route-server';
import { createWorld, type World } from '../support/world';

/** The package is CommonJS: depending on the loader, its default export lies one level deeper. */
function defaultOf<T extends object>(module: T): T {
  return 'default' in module ? (module.default as T) : module;
}
const RingCentral = defaultOf(core);
const Cx = defaultOf(cx);

interface Record {
  id: string;
  channelId: string;
  body: string;
}

let world: World;
let server: RouteServer;
let whatsapp: SandboxContent;
let viber: SandboxContent;

beforeAll(async () => {
  world = await createWorld();
  server = await startRouteServer();
  const from = (name: string) => ({ customer: { name }, body: `Hello from ${name}` });
  whatsapp = await customerWrites(world, { channelType: 'WhatsApp', ...from('Wanda') });
  viber = await customerWrites(world, { channelType: 'Viber', ...from('Vera') });
});
afterAll(async () => {
  await server.close();
  await world.close();
});

async function madeToken(more: Partial<NewApiToken> = {}): Promise<string> {
  const wanted: NewApiToken = {
    name: 'SDK',
    scopes: ['read', 'reply'],
    channelIds: null,
    expiresInDays: 7,
    ...more,
  };
  return (await makeApiToken(world.amira, wanted, new Date())).secret;
}

/** The official SDK, told that Foyer is RingCentral. */
async function client(more: Partial<NewApiToken> = {}) {
  const rc = new RingCentral({ server: `${server.url}/api` });
  rc.token = { access_token: await madeToken(more) };
  return new Cx(rc).socialMessaging().v1();
}

const channelIdOf = async (type: string) => (await prisma().channel.findFirstOrThrow({ where: { type } })).id;
const onlyWhatsApp = async () => client({ channelIds: [await channelIdOf('WhatsApp')] });

/** The SDK types lists as strings; they are objects. */
const recordsOf = (answer: unknown) => (answer as { records: Record[] }).records;

/** What a call was refused with; null where it was served. */
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    ({ response: { status, data, headers } }: RestException) => ({ status, data, headers }),
  );

/** The worker delivers while the program waits. */
async function withWorker<T>(asking: Promise<T>): Promise<T> {
  let isAnswered = false;
  const answer = asking.finally(() => {
    isAnswered = true;
  });
  while (!isAnswered) await world.runJobs();
  return answer;
}

describe('the official SDK with a token of Foyer', () => {
  it('sees in lists only the channels that the token is for', async () => {
    const narrow = recordsOf(await (await onlyWhatsApp()).contents().list({ perPage: 1_000 }));
    expect(narrow.map(({ id }) => id)).toContain(whatsapp.id);
    expect(new Set(narrow.map(({ channelId }) => channelId))).toEqual(
      new Set([world.channelOf('WhatsApp').id]),
    );
    // The same person's token for all channels sees both.
    const wide = recordsOf(await (await client()).contents().list({ perPage: 1_000 }));
    expect(wide.map(({ id }) => id)).toEqual(expect.arrayContaining([whatsapp.id, viber.id]));
  });

  it('gets for a content of another channel exactly what it gets for one that does not exist', async () => {
    const narrow = await onlyWhatsApp();
    const hidden = await refusalOf(narrow.contents(viber.id).get());
    const missing = await refusalOf(narrow.contents('66b0c0ffee00000000000009').get());
    const told = (refusal: typeof hidden) => ({
      ...refusal,
      headers: Object.keys(refusal?.headers ?? {}).sort(),
    });
    expect(hidden?.status).toBe(404);
    expect(told(hidden)).toEqual(told(missing));
    expect(await (await client()).contents(viber.id).get()).toMatchObject({ id: viber.id });
    expect(await narrow.contents(whatsapp.id).get()).toMatchObject({ id: whatsapp.id });
  });

  it('knows of people only who was heard on a channel of the token', async () => {
    const narrow = await onlyWhatsApp();
    const listed = recordsOf(await narrow.identities().list({ perPage: 1_000 })).map(({ id }) => id);
    expect(listed).toContain(whatsapp.authorIdentityId);
    expect(listed).not.toContain(viber.authorIdentityId);
    expect(await refusalOf(narrow.identities(viber.authorIdentityId).get())).toMatchObject({ status: 404 });
    expect(await (await client()).identities(viber.authorIdentityId).get()).toMatchObject({
      id: viber.authorIdentityId,
    });
  });

  it('knows no other channel by its name in a filter', async () => {
    const named = { channelIds: [world.channelOf('Viber').id] };
    expect(await refusalOf((await onlyWhatsApp()).contents().list(named))).toMatchObject({ status: 404 });
    expect(recordsOf(await (await client()).contents().list(named)).map(({ id }) => id)).toContain(viber.id);
  });

  it('replies, once a key, where the token may; elsewhere there is nothing to answer', async () => {
    const narrow = await onlyWhatsApp();
    const config = { headers: { 'idempotency-key': randomUUID() } } as object;
    const reply = { inReplyToContentId: whatsapp.id, body: 'Hello, Wanda' };
    const post = async () => (await withWorker(narrow.contents().post(reply, config))) as unknown as Record;
    const sent = await post();
    expect(sent).toMatchObject({ body: 'Hello, Wanda', inReplyToContentId: whatsapp.id });
    expect((await post()).id).toBe(sent.id);
    expect(await atThePlatform(world, whatsapp.id)).toHaveLength(1);
    const elsewhere = { inReplyToContentId: viber.id, body: 'Hello, Vera' };
    const another = { headers: { 'idempotency-key': randomUUID() } } as object;
    expect(await refusalOf(narrow.contents().post(elsewhere, another))).toMatchObject({ status: 404 });
    expect(await atThePlatform(world, viber.id)).toHaveLength(0);
    const { agentId } = await prisma().message.findFirstOrThrow({ where: { body: 'Hello, Wanda' } });
    expect(agentId).toBe(world.amira.agentId);
  });

  it('is told which scope it lacks', async () => {
    const reader = await client({ scopes: ['read'] });
    const config = { headers: { 'idempotency-key': randomUUID() } } as object;
    const refusal = await refusalOf(
      reader.contents().post({ inReplyToContentId: whatsapp.id, body: 'No' }, config),
    );
    expect(refusal).toMatchObject({
      status: 403,
      data: { error: { code: 'scope-missing', details: { scope: 'reply' } } },
    });
    const writer = await client({ scopes: ['reply'] });
    expect(await refusalOf(writer.contents().list())).toMatchObject({ status: 403 });
  });

  it('is told when to come again once the calls of the account are spent', async () => {
    const asking = await client();
    await prisma().callBudget.updateMany({
      where: { usageGroup: 'light' },
      data: { tokens: 0, capacity: 50, refilledAt: new Date() },
    });
    const refusal = await refusalOf(asking.contents().list());
    expect(refusal).toMatchObject({ status: 429, data: { error: { code: 'too-many-requests' } } });
    expect(Number(refusal?.headers['retry-after'])).toBeGreaterThan(0);
    await prisma().callBudget.updateMany({ data: { tokens: 1_000_000, capacity: 1_000_000 } });
    expect(recordsOf(await asking.contents().list()).length).toBeGreaterThan(0);
  });

  it('is refused without a token, and with a wrong one', async () => {
    const rc = new RingCentral({ server: `${server.url}/api` });
    rc.token = { access_token: 'foyer_wrong' };
    expect(await refusalOf(new Cx(rc).socialMessaging().v1().contents().list())).toMatchObject({
      status: 401,
    });
  });
});
