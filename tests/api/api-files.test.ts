import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import { type ApiScope, apiScopes } from '@/lib/domain/api-token';
import { customerSendsFiles, customersWrite, type SandboxContent, sweep } from '../support/conversation';
import { type RouteServer, startRouteServer } from '../support/route-server';
import { createWorld, type World } from '../support/world';

const MB = 1024 * 1024;

let world: World;
let server: RouteServer;
/** Of every scope and channel. */
let full: string;
/** Of every scope, for another channel. */
let elsewhere: string;

beforeAll(async () => {
  world = await createWorld();
  server = await startRouteServer();
  const settings = { answerMode: 'never', exportDelayMs: [0, 0] };
  await world.sandbox.control('/settings', { method: 'PUT', body: settings });
  await sweep(world);
  full = await token([...apiScopes]);
  const [viber] = await world.rows<{ id: string }>(`SELECT id FROM channel WHERE type = 'Viber'`);
  elsewhere = await token([...apiScopes], [viber?.id ?? '']);
});
afterAll(async () => {
  await server.close();
  await world.close();
});

async function token(scopes: ApiScope[], channelIds: string[] | null = null): Promise<string> {
  const { makeApiToken } = await import('@/lib/server/commands/make-api-token');
  const wanted = { name: 'Shop', scopes, channelIds, expiresInDays: 7 as const };
  return (await makeApiToken(world.amira, wanted, new Date())).secret;
}

const call = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}, secret = full) =>
  fetch(`${server.url}/api/v1${path}`, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${secret}` },
  });

// biome-ignore lint/suspicious/noExplicitAny: an answer's body is whatever came; each test says what it must be.
type Told = any;
const told = async (response: Response) => ({
  status: response.status,
  body: (await response.json()) as Told,
});

const pdf = { name: 'Price list.pdf', type: 'application/pdf', bytes: Buffer.alloc(MB + 3, 'Tyres: 20 ') };

/** The server of the tests ends a connection whose body it did not read; nothing else is asked over that one. */
const alone = { connection: 'close' };

async function upload(
  { conversationId }: Message,
  {
    id = randomUUID() as string,
    secret = full,
    ...given
  }: Partial<typeof pdf & { id: string; secret: string }> = {},
) {
  const { name, type, bytes } = { ...pdf, ...given };
  const path = `/conversations/${conversationId}/uploads?${new URLSearchParams({ id, name })}`;
  const headers = { ...alone, 'content-type': type };
  return told(await call(path, { method: 'POST', headers, body: new Uint8Array(bytes) }, secret));
}

async function reply({ conversationId }: Message, draft: object) {
  const body = JSON.stringify({ clientId: randomUUID(), ...draft });
  const headers = { 'content-type': 'application/json' };
  return told(await call(`/conversations/${conversationId}/messages`, { method: 'POST', headers, body }));
}

async function download(messageId: string, index = 0) {
  const response = await call(`/messages/${messageId}/attachments/${index}`);
  const { status, headers } = response;
  return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function asked(name: string): Promise<Message> {
  const [question] = await customersWrite(world, [name]);
  if (!question) throw new Error('nobody asked');
  return question;
}

type SentContent = SandboxContent & { attachments: { filename: string; size: number; uri: string }[] };

/** What the customer has got of our answers to a message. */
async function sentTo({ contentId }: Message): Promise<SentContent[]> {
  const path = `/contents?inReplyToContentId=${contentId}&createdFrom=Api`;
  return (await world.sandbox.control<{ records: SentContent[] }>(path)).records;
}

const refusalOf = ({ status, body }: { status: number; body: Told }) => ({
  status,
  code: body.error?.code,
  refusal: body.error?.details?.refusal,
});

describe('a program sends a file', () => {
  test('that reaches the customer as it was, and is read before and after, byte by byte', async () => {
    const question = await asked('Wants A List');
    const file = await upload(question);
    expect(file).toMatchObject({
      status: 201,
      body: { name: pdf.name, contentType: pdf.type, size: pdf.bytes.byteLength },
    });
    const { status, body: message } = await reply(question, { body: '', uploadIds: [file.body.id] });
    expect({ status, files: message.attachments }).toMatchObject({
      status: 201,
      files: [{ index: 0, name: pdf.name, contentType: pdf.type, size: pdf.bytes.byteLength }],
    });
    expect((await download(message.id)).bytes.equals(pdf.bytes)).toBe(true);

    await world.runJobs();
    const [content, ...more] = await sentTo(question);
    expect({ files: content?.attachments, more }).toMatchObject({
      files: [{ filename: pdf.name, size: pdf.bytes.byteLength }],
      more: [],
    });
    const theirs = await fetch(content?.attachments[0]?.uri ?? '');
    expect(Buffer.from(await theirs.arrayBuffer()).equals(pdf.bytes)).toBe(true);
    const [upThere] = await world.rows<{ own: boolean }>(
      `SELECT attachments->0 ? 'uploadId' AS own FROM message WHERE id = $1::uuid`,
      [message.id],
    );
    expect(upThere).toEqual({ own: false });
    expect((await download(message.id)).bytes.equals(pdf.bytes)).toBe(true);
  });

  test('beside words, and with neither is told what is missing', async () => {
    const question = await asked('Wants Both');
    const { body: file } = await upload(question);
    expect(await reply(question, { body: 'Here it is.', uploadIds: [file.id] })).toMatchObject({
      status: 201,
      body: { body: 'Here it is.', attachments: [{ name: pdf.name }] },
    });
    for (const none of [{}, { uploadIds: [] }]) {
      const { status, body } = await reply(question, { body: '', ...none });
      expect([status, body.error.details.field]).toEqual([400, 'body']);
    }
  });

  test('once, however often it begins anew', async () => {
    const question = await asked('Loses Answers');
    const first = await upload(question);
    const other = { name: 'Other.pdf', bytes: Buffer.from('Other') };
    expect(await upload(question, { ...other, id: first.body.id })).toEqual(first);
    const draft = { clientId: randomUUID(), body: '', uploadIds: [first.body.id] };
    const sent = await reply(question, draft);
    expect(await upload(question, { id: first.body.id })).toEqual(first);
    expect((await reply(question, draft)).body.id).toBe(sent.body.id);
    await world.runJobs();
    const contents = await sentTo(question);
    expect(contents.map(({ attachments }) => attachments.map(({ filename }) => filename))).toEqual([
      [pdf.name],
    ]);
  });
});

describe('a file is refused', () => {
  test('where the network does not take it, in the words of its rules', async () => {
    const question = await asked('Takes Little');
    const svg = { name: 'logo.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg/>') };
    expect(refusalOf(await upload(question, svg))).toEqual({
      ...{ status: 422, code: 'reply-refused', refusal: 'file-kind-not-taken' },
    });
    const large = { name: 'large.png', type: 'image/png', bytes: Buffer.alloc(5 * MB + 1) };
    expect(refusalOf(await upload(question, large))).toEqual({
      ...{ status: 422, code: 'reply-refused', refusal: 'file-too-large' },
    });
  });

  test('where it does not say how long it is', async () => {
    const { conversationId } = await asked('Says No Length');
    const path = `/conversations/${conversationId}/uploads?id=${randomUUID()}&name=list.pdf`;
    const body = new Blob(['A list.']).stream();
    const init: RequestInit = { method: 'POST', body, ...{ duplex: 'half' } };
    const { status, body: refused } = await told(await call(path, init as Parameters<typeof call>[1]));
    expect([status, refused.error.details.field]).toEqual([400, 'body']);
  });

  test('where it is somebody else’s, or of another conversation', async () => {
    const { addUpload } = await import('@/lib/server/commands/add-upload');
    const [question, other] = [await asked('Owned'), await asked('Other Talk')];
    const { conversationId } = question;
    const file = { id: randomUUID(), name: pdf.name, contentType: pdf.type, size: 7 };
    await addUpload(world.priya, { ...file, conversationId, bytes: [Buffer.from('A list.')] });
    expect((await upload(question, { id: file.id })).status).toBe(404);
    const gone = { status: 422, code: 'reply-refused', refusal: 'files-gone' };
    expect(refusalOf(await reply(question, { body: '', uploadIds: [file.id] }))).toEqual(gone);

    const { body: ours } = await upload(question);
    expect((await upload(other, { id: ours.id })).status).toBe(404);
    expect(refusalOf(await reply(other, { body: '', uploadIds: [ours.id] }))).toEqual(gone);
    expect((await reply(question, { body: '', uploadIds: [ours.id] })).status).toBe(201);
  });
});

describe('a file of a customer', () => {
  let message: Message;
  beforeAll(async () => {
    message = await customerSendsFiles(world);
  });

  test('is found in the list of messages, and read as it was sent', async () => {
    const page = await told(await call(`/conversations/${message.conversationId}/messages`));
    const listed = page.body.messages.find(({ id }: Message) => id === message.id);
    expect(listed.attachments).toMatchObject([
      { index: 0, kind: 'image' },
      { index: 1, kind: 'file' },
    ]);
    const { status, headers, bytes } = await download(message.id, listed.attachments[0].index);
    expect(status).toBe(200);
    expect(bytes.equals(readFileSync('lib/sandbox/assets/wheel.jpg'))).toBe(true);
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('is not there for a token of another channel, nor a place to upload to', async () => {
    const hidden = await call(`/messages/${message.id}/attachments/0`, {}, elsewhere);
    const missing = await call(`/messages/${randomUUID()}/attachments/0`, {}, elsewhere);
    const said = async (response: Response) => {
      const { error } = (await told(response)).body;
      return { status: response.status, ...error, requestId: null };
    };
    expect(await said(hidden)).toMatchObject({ status: 404, code: 'not-found' });
    expect(await said(await call(`/messages/${message.id}/attachments/0`, {}, elsewhere))).toEqual(
      await said(missing),
    );
    expect((await upload(message, { secret: elsewhere })).status).toBe(404);
  });

  test('may be read, and none be sent, by a token that only reads', async () => {
    const reader = await token(['read']);
    expect((await call(`/messages/${message.id}/attachments/1`, {}, reader)).status).toBe(200);
    const { status, body } = await upload(message, { secret: reader });
    expect([status, body.error.code, body.error.details.scope]).toEqual([403, 'scope-missing', 'reply']);
  });
});
