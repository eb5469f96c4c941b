import { randomUUID } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOperations, FILE } from '@/lib/contract/api';
import { type OpenApiDocument, openApiDocument } from '@/lib/contract/openapi';
import { type ApiScope, apiScopes } from '@/lib/domain/api-token';
import { webhookEventTypes } from '@/lib/domain/outgoing-webhook';
import { discardReply } from '@/lib/server/commands/discard-reply';
import { makeApiToken } from '@/lib/server/commands/make-api-token';
import { makeWebhook } from '@/lib/server/commands/make-webhook';
import { planWebhooks } from '@/lib/server/commands/plan-webhooks';
import { saveTemplate } from '@/lib/server/commands/save-template';
import { sendReply } from '@/lib/server/commands/send-reply';
import { prisma } from '@/lib/server/db';
import { type Inbox, makeInbox } from '../support/inbox';
import { type RouteServer, startRouteServer } from '../support/route-server';
import { prepareServer } from '../support/server';

prepareServer();

let server: RouteServer;
let inbox: Inbox;
let document: OpenApiDocument;
const judge = new Ajv2020({ strict: false, allErrors: true });
/** Of every scope and channel. */
let full: string;
/** Of every scope, for a channel in which nothing was written. */
let narrow: string;

/** A message of ours with a file that the platform does not have yet. */
let filedId: string;

/** What begins a conversation: by a template, which the channel has. */
let opening: object;

const token = async (scopes: ApiScope[], channelIds: string[] | null = null) =>
  (await makeApiToken(inbox.admin, { name: 'API', scopes, channelIds, expiresInDays: 7 }, new Date())).secret;

beforeAll(async () => {
  server = await startRouteServer();
  inbox = await makeInbox('ours');
  const { workspaceId, account } = inbox;
  const id = randomUUID();
  await prisma().channel.create({
    data: { workspaceId, id, accountId: account.accountId, externalId: 'quiet', type: 'Viber' },
  });
  full = await token([...apiScopes]);
  narrow = await token([...apiScopes], [id]);
  const template = { name: 'bike_ready', language: 'en', body: 'Hi {{1}}' };
  await saveTemplate(inbox.admin, { channelId: inbox.channelId, id: null }, template, new Date());
  opening = {
    ...{ way: 'template', number: '+4930123456', channelId: inbox.channelId, body: 'Hi Wanda' },
    template: { name: 'bike_ready', language: 'en', values: { 1: 'Wanda' } },
  };
  document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  formats.default(judge);
  judge.addSchema(document, 'api');
  const uploadId = (await ask('uploadFile', full)).body.id;
  const filed = { clientId: randomUUID(), body: '', uploadIds: [uploadId] };
  filedId = (await ask('reply', full, { id: inbox.conversationId, body: filed })).body.id;
});
afterAll(() => server.close());

type Name = keyof typeof apiOperations;

interface Asking {
  id?: string;
  query?: string;
  body?: unknown;
  /** In place of a body in JSON. */
  file?: string;
}

/** What each operation is asked, so that it is served. */
const askings: Record<Name, () => Asking> = {
  listConversations: () => ({ query: `?view=all&channel=${inbox.channelId}&status=open` }),
  getConversation: () => ({ id: inbox.conversationId }),
  listMessages: () => ({ id: inbox.conversationId }),
  readFile: () => ({ id: filedId }),
  uploadFile: () => ({
    id: inbox.conversationId,
    query: `?id=${randomUUID()}&name=list.pdf`,
    file: 'A list.',
  }),
  reply: () => ({ id: inbox.conversationId, body: { clientId: randomUUID(), body: 'Hello, Wanda' } }),
  startConversation: () => ({ body: { ...opening, clientId: randomUUID() } }),
  addNote: () => ({ id: inbox.conversationId, body: { clientId: randomUUID(), text: 'VIP' } }),
  assignConversation: () => ({
    id: inbox.conversationId,
    body: { assigneeId: null, expectedAssigneeId: null },
  }),
  setStatus: () => ({ id: inbox.conversationId, body: { status: 'open' } }),
  setTags: () => ({ id: inbox.conversationId, body: { add: [inbox.tagId], remove: [] } }),
  getPerson: () => ({ id: inbox.customerId }),
  listChannels: () => ({}),
  listTags: () => ({}),
};
const names = Object.keys(askings) as Name[];

// biome-ignore lint/suspicious/noExplicitAny: an answer's body is whatever came; the document judges it.
type Body = any;

async function ask(name: Name, secret: string, { id, query = '', body, file }: Asking = askings[name]()) {
  const { path, method } = apiOperations[name];
  const address = path.replace('{id}', id ?? '').replace('{index}', '0');
  const sent = file ?? (body === undefined ? undefined : JSON.stringify(body));
  const type = file === undefined ? 'application/json' : 'application/pdf';
  const response = await fetch(`${server.url}/api/v1${address}${query}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, ...(sent !== undefined && { 'content-type': type }) },
    ...(sent !== undefined && { body: sent }),
  });
  const told: Body = isFile(name, response.status) ? await response.text() : await response.json();
  return { status: response.status, body: told, errors: errorsIn(name, response.status, told) };
}

/** Is this answer a file, and no JSON? */
const isFile = (name: Name, status: number) => status < 300 && apiOperations[name].answer === FILE;

/** What the document has against an answer; null when it is as promised. */
function errorsIn(name: Name, status: number, body: unknown) {
  const { path, method } = apiOperations[name];
  const type = isFile(name, status) ? '*/*' : 'application/json';
  const place = ['paths', path, method.toLowerCase(), 'responses', `${status}`, 'content', type];
  const pointer = place.map((part) => encodeURIComponent(part.replaceAll('/', '~1'))).join('/');
  const promised = judge.getSchema(`api#/${pointer}/schema`);
  if (!promised) return [`${status} is not promised`];
  return promised(body) ? null : promised.errors;
}

const isValid = async (told: Record<string, unknown>) =>
  (await new Validator().validate(structuredClone(told))).valid;

describe('the document', () => {
  it('is valid OpenAPI 3.1, and what our own page reads', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await isValid(document)).toBe(true);
    expect(() => openApiDocument.parse(document)).not.toThrow();
  });

  it('would not be taken with a mistake in it', async () => {
    const { paths } = document;
    const parameters = [{ name: 'x', in: 'nowhere' }];
    const wrong = {
      ...document,
      paths: { ...paths, '/tags': { get: { ...paths['/tags']?.get, parameters } } },
    };
    expect(await isValid(wrong)).toBe(false);
  });

  it('tells of every operation, by the path and method that serve it', () => {
    const told = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(told.map(({ operationId }) => operationId).sort()).toEqual([...names].sort());
  });
});

describe('a file', () => {
  const file = { '*/*': { schema: { type: 'string', format: 'binary' } } };

  it('is described as one, where it is a body and where it is an answer', () => {
    const uploads = document.paths['/conversations/{id}/uploads']?.post;
    const attachments = document.paths['/messages/{id}/attachments/{index}']?.get;
    expect(uploads?.requestBody?.content).toEqual(file);
    expect(uploads?.responses['201']?.content).not.toEqual(file);
    expect(attachments?.responses['200']?.content).toEqual(file);
    expect(attachments?.responses['404']?.content).not.toEqual(file);
  });
});

describe.each(names)('%s', (name) => {
  it('answers as the document promises', async () => {
    const { status, errors } = await ask(name, full);
    expect({ status, errors }).toEqual({ status: apiOperations[name].status, errors: null });
  });

  it('is refused without its scope, as the document promises', async () => {
    const others = apiScopes.filter((scope) => scope !== apiOperations[name].scope);
    const { status, body, errors } = await ask(name, await token(others));
    expect({ status, errors }).toEqual({ status: 403, errors: null });
    expect(body.error.details.scope).toBe(apiOperations[name].scope);
  });

  it('is refused by a wrong token, as the document promises', async () => {
    const { status, errors } = await ask(name, 'foyer_wrong');
    expect({ status, errors }).toEqual({ status: 401, errors: null });
  });

  it('tells a token of another channel nothing of this one', async () => {
    const { status, body, errors } = await ask(name, narrow);
    expect(errors).toBeNull();
    if (askings[name]().id !== undefined) {
      const missing = await ask(name, narrow, { ...askings[name](), id: randomUUID() });
      const said = ({ error: { requestId: _, ...rest } }: Body) => rest;
      expect([status, said(body)]).toEqual([404, said(missing.body)]);
    }
    for (const id of [inbox.channelId, inbox.conversationId, inbox.messageId, inbox.customerId]) {
      expect(JSON.stringify(body)).not.toContain(id);
    }
  });
});

describe('the judge of answers', () => {
  it('has something against what is left out, what is too much, and a status that was not promised', async () => {
    const { body } = await ask('getConversation', full);
    const { status: _, ...less } = body;
    expect(errorsIn('getConversation', 200, body)).toBeNull();
    expect(errorsIn('getConversation', 200, less)).not.toBeNull();
    expect(errorsIn('getConversation', 200, { ...body, more: 1 })).not.toBeNull();
    expect(errorsIn('getConversation', 418, body)).not.toBeNull();
  });
});

describe('a webhook', () => {
  it('brings what the document promises, of each type', async () => {
    const { admin, workspaceId, conversationId } = inbox;
    const eventTypes = [...webhookEventTypes];
    const wanted = { name: 'Shop', url: 'http://127.0.0.1:9', eventTypes, channelIds: null };
    const { webhook } = await makeWebhook(admin, wanted, new Date());
    const draft = {
      clientId: randomUUID(),
      body: 'Wait',
      audience: 'private' as const,
      parentMessageId: null,
    };
    const outbox = { ...draft, conversationId, lastSeenMessageId: null, sendAnyway: true };
    const { id } = await sendReply(admin, outbox, new Date());
    await prisma().message.updateMany({ where: { id }, data: { delivery: 'failed' } });
    await discardReply(admin, id, new Date());
    for (const name of ['addNote', 'setTags'] as const) await ask(name, full);
    await planWebhooks(workspaceId);
    const sent = await prisma().webhookDelivery.findMany({ where: { webhookId: webhook.id } });
    for (const { type, body } of sent) {
      const place = `${encodeURIComponent(type)}/post/requestBody/content/application~1json/schema`;
      const promised = judge.getSchema(`api#/webhooks/${place}`);
      promised?.(JSON.parse(body));
      expect([type, promised?.errors]).toEqual([type, null]);
      expect(promised?.({ ...JSON.parse(body), data: {} })).toBe(false);
    }
    expect(new Set(sent.map(({ type }) => type))).toEqual(new Set(eventTypes));
  });
});

describe('a program', () => {
  it('sends a reply once, however often it asks, as whoever made its token', async () => {
    const asking = { ...askings.reply(), body: { clientId: randomUUID(), body: 'Only once' } };
    const [first, second] = [await ask('reply', full, asking), await ask('reply', full, asking)];
    expect(second.body.id).toBe(first.body.id);
    expect(first.body).toMatchObject({ agentId: inbox.admin.agentId, audience: 'private' });
    expect(await prisma().message.count({ where: { body: 'Only once' } })).toBe(1);
  });

  it('is stopped by what it did not see, where it says what it saw', async () => {
    const seen = { body: 'Late', clientId: randomUUID(), lastSeenMessageId: inbox.messageId };
    const { status, body, errors } = await ask('reply', full, { ...askings.reply(), body: seen });
    expect({ status, code: body.error.code, errors }).toEqual({
      status: 409,
      code: 'stale-thread',
      errors: null,
    });
  });

  it('assigns, closes and tags, and reads what it did', async () => {
    const { agentId } = inbox.agent;
    const to = { assigneeId: agentId, expectedAssigneeId: null };
    await ask('assignConversation', full, { id: inbox.conversationId, body: to });
    await ask('setTags', full);
    await ask('setStatus', full, { id: inbox.conversationId, body: { status: 'closed' } });
    expect((await ask('getConversation', full)).body).toMatchObject({
      assigneeId: agentId,
      status: 'closed',
      tagIds: [inbox.tagId],
    });
    const late = { ...to, assigneeId: inbox.admin.agentId };
    const taken = await ask('assignConversation', full, { id: inbox.conversationId, body: late });
    expect([taken.status, taken.body.error.code, taken.errors]).toEqual([409, 'already-taken', null]);
    await ask('setStatus', full);
  });

  it('reads a list on from where it ended', async () => {
    const { workspaceId, channelId, conversationId } = inbox;
    const known = await prisma().conversation.findFirstOrThrow({
      where: { workspaceId, id: conversationId },
    });
    const { id: _, lastMessageId: __, snoozedUntil: ___, ...like } = known;
    await prisma().conversation.createMany({
      data: Array.from({ length: 60 }, (_each, n) => ({
        ...like,
        id: randomUUID(),
        status: 'open' as const,
        groupingKey: `more ${n}`,
        lastMessageAt: new Date(known.lastMessageAt.getTime() - n * 1_000),
      })),
    });
    const query = `?view=all&channel=${channelId}`;
    const first = (await ask('listConversations', full, { query })).body;
    const second = (
      await ask('listConversations', full, {
        query: `${query}&cursor=${encodeURIComponent(first.nextCursor)}`,
      })
    ).body;
    const ids = [...first.conversations, ...second.conversations].map(({ id }: { id: string }) => id);
    expect([first.conversations.length, new Set(ids).size, second.nextCursor]).toEqual([50, 62, null]);
  });

  it('is told which parameter it got wrong', async () => {
    const { status, body, errors } = await ask('listConversations', full, { query: '?view=everything' });
    expect({ status, field: body.error.details.field, errors }).toEqual({
      status: 400,
      field: 'view',
      errors: null,
    });
  });
});
