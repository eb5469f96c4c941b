import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import { refusalOfFile } from '@/lib/domain/attachment-policy';
import { type KnownChannelType, knownChannelTypes } from '@/lib/domain/channel';
import type { Viewer } from '@/lib/domain/permission';
import {
  customersWrite,
  customerWrites,
  messageWithId,
  replyTo,
  type SandboxContent,
} from '../support/conversation';
import { createWorld, type World } from '../support/world';

const MB = 1024 * 1024;
const DAY = 86_400_000;

let world: World;
let add: typeof import('@/lib/server/commands/add-upload')['addUpload'];
let send: typeof import('@/lib/server/commands/send-reply')['sendReply'];
let readUpload: typeof import('@/lib/server/queries/upload-sql')['readUpload'];

beforeAll(async () => {
  world = await createWorld();
  add = (await import('@/lib/server/commands/add-upload')).addUpload;
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  ({ readUpload } = await import('@/lib/server/queries/upload-sql'));
  const settings = { answerMode: 'never', exportDelayMs: [0, 0] };
  await world.sandbox.control('/settings', { method: 'PUT', body: settings });
});
afterAll(() => world.close());
beforeEach(() => world.sandbox.control('/faults', { method: 'DELETE' }));

const list = { name: 'Price list.pdf', contentType: 'application/pdf', bytes: Buffer.from('Tyres: 20') };

/** Somebody attaches a file; as it is unless something else is said of it. */
async function attach(
  viewer: Viewer,
  conversationId: string,
  given: Partial<typeof list> & { size?: number } = {},
) {
  const { bytes, ...file } = { ...list, ...given };
  const size = given.size ?? bytes.byteLength;
  return add(viewer, { id: randomUUID(), conversationId, size, ...file, bytes: [bytes] });
}

async function asked(name: string, channelType = 'Messenger'): Promise<Message> {
  const [question] = await customersWrite(world, [name], channelType);
  if (!question) throw new Error('nobody asked');
  return question;
}

async function answer(question: Message, body: string, uploadIds: string[]): Promise<Message> {
  return send(world.priya, replyTo(question, { body, uploadIds }), new Date());
}

type SentContent = SandboxContent & { attachments: { id: string; filename: string; size: number }[] };

/** What the platform holds of our answers to a message. */
async function sentTo({ contentId }: Message): Promise<SentContent[]> {
  const path = `/contents?inReplyToContentId=${contentId}&createdFrom=Api`;
  return (await world.sandbox.control<{ records: SentContent[] }>(path)).records;
}

const refusedAs = (refusal: string) => ({ code: 'reply-refused', details: { refusal } });

describe('A reply with files', () => {
  test('shows them at once, brings them to the platform with it, and shows the platform’s from then on', async () => {
    const question = await asked('Wants A List');
    const one = await attach(world.priya, question.conversationId);
    const two = await attach(world.priya, question.conversationId, { name: 'Other.pdf' });
    const reply = await answer(question, '', [two.id, one.id]);
    expect(reply.attachments).toMatchObject([
      { index: 0, kind: 'file', name: 'Other.pdf', size: 9, uploadId: two.id },
      { index: 1, name: 'Price list.pdf', uploadId: one.id },
    ]);
    await world.runJobs();
    expect(await sentTo(question)).toMatchObject([
      { attachments: [{ filename: 'Other.pdf', size: 9 }, { filename: 'Price list.pdf' }] },
    ]);
    const { attachments, delivery } = await messageWithId(world, reply.id);
    expect(delivery?.failureCode).toBeNull();
    expect(attachments).toMatchObject([{ name: 'Other.pdf', uploadId: null }, { uploadId: null }]);
  });

  test('is one reply, and one on the platform, however often it is sent with the same id', async () => {
    const question = await asked('Asks Twice');
    const { id } = await attach(world.priya, question.conversationId);
    const draft = replyTo(question, { body: 'Here it is.', uploadIds: [id] });
    const [first, again] = await Promise.all([1, 2].map(() => send(world.priya, draft, new Date())));
    expect(again?.id).toBe(first?.id);
    await world.runJobs();
    expect(await sentTo(question)).toHaveLength(1);
  });

  test('goes out once when the answer to an upload was lost, with each file once', async () => {
    const question = await asked('Loses Answers');
    const { id } = await attach(world.priya, question.conversationId);
    const rules = [{ match: { method: 'POST', path: '/attachments$' }, effect: 'storeThenReset', times: 1 }];
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules } });
    const reply = await answer(question, 'Here it is.', [id]);
    await world.runJobs();
    expect((await messageWithId(world, reply.id)).delivery?.state).toBe('waiting');
    expect(await sentTo(question)).toHaveLength(0);
    await world.rows('UPDATE message SET wait_until = now() WHERE id = $1::uuid', [reply.id]);
    await world.runAllJobs();
    const [content, ...more] = await sentTo(question);
    expect(more).toEqual([]);
    expect(content?.attachments).toHaveLength(1);
  });

  test('that was refused is sent again with its files, handed up anew', async () => {
    const question = await asked('Refused First');
    const { id } = await attach(world.priya, question.conversationId);
    const rules = [
      {
        match: { method: 'POST', path: '/contents$' },
        effect: 'status',
        status: 422,
        code: 'EDI-040',
        times: 1,
      },
    ];
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules } });
    const reply = await answer(question, '', [id]);
    await world.runJobs();
    const failed = await messageWithId(world, reply.id);
    expect(failed).toMatchObject({ delivery: { state: 'failed' }, attachments: [{ uploadId: id }] });
    const { retryReply } = await import('@/lib/server/commands/retry-reply');
    await retryReply(world.priya, reply.id, new Date());
    await world.runJobs();
    expect(await sentTo(question)).toMatchObject([{ attachments: [{ filename: 'Price list.pdf' }] }]);
  });

  test('that is taken back leaves its files to be sent with another one', async () => {
    const question = await asked('Taken Back');
    const { id } = await attach(world.priya, question.conversationId);
    const reply = await answer(question, 'First.', [id]);
    await expect(answer(question, 'Second.', [id])).rejects.toMatchObject(refusedAs('files-gone'));
    const { cancelReply } = await import('@/lib/server/commands/cancel-reply');
    await cancelReply(world.priya, reply.id);
    await answer(question, 'Second.', [id]);
    await world.runJobs();
    expect(await sentTo(question)).toMatchObject([{ body: 'Second.', attachments: [{}] }]);
  });
});

describe('A file', () => {
  const bytesOf = async (id: string) => {
    const parts: Uint8Array[] = [];
    for await (const part of readUpload(world.account.workspaceId, id)) parts.push(part);
    return Buffer.concat(parts);
  };

  test('is kept as it came, in pieces, and taken once for one id', async () => {
    const { conversationId } = await asked('Large File');
    const bytes = Buffer.alloc(2 * MB + 3, 'abc');
    const file = { ...list, id: randomUUID(), conversationId, size: bytes.byteLength };
    const pieces = [bytes.subarray(0, MB), bytes.subarray(MB)];
    const first = await add(world.priya, { ...file, bytes: pieces });
    expect(await add(world.priya, { ...file, name: 'Other.pdf', bytes: pieces })).toEqual(first);
    expect((await bytesOf(file.id)).equals(bytes)).toBe(true);
  });

  test('that is broken off, or longer than was said, cannot be sent', async () => {
    const question = await asked('Broken Off');
    const { conversationId } = question;
    for (const [size, code] of [
      [20, 'bad-request'],
      [3, 'too-large'],
    ] as const) {
      const file = { ...list, id: randomUUID(), conversationId, size };
      await expect(add(world.priya, { ...file, bytes: [list.bytes] })).rejects.toMatchObject({ code });
      await expect(answer(question, '', [file.id])).rejects.toMatchObject(refusedAs('files-gone'));
      // The same file, whole this time.
      await add(world.priya, { ...file, size: 9, bytes: [list.bytes] });
      expect(await bytesOf(file.id)).toEqual(list.bytes);
    }
  });

  test('is its owner’s alone, and for its conversation alone', async () => {
    const question = await asked('Owned');
    const other = await asked('Other Talk');
    const { id } = await attach(world.priya, question.conversationId);
    const byJonas = replyTo(question, { body: '', uploadIds: [id] });
    await expect(send(world.jonas, byJonas, new Date())).rejects.toMatchObject(refusedAs('files-gone'));
    await expect(answer(other, '', [id])).rejects.toMatchObject(refusedAs('files-gone'));
    const { removeUpload } = await import('@/lib/server/commands/remove-upload');
    await removeUpload(world.jonas, id);
    const again = { ...list, id, size: list.bytes.byteLength, bytes: [list.bytes] };
    for (const [viewer, { conversationId }] of [
      [world.jonas, question],
      [world.priya, other],
    ] as const) {
      await expect(add(viewer, { ...again, conversationId })).rejects.toMatchObject({ code: 'not-found' });
    }
    await answer(question, '', [id]);
  });

  test('that was never sent is forgotten after a day; one whose reply failed is not', async () => {
    const { removeOldUploads } = await import('@/lib/server/commands/remove-old-uploads');
    const question = await asked('Forgotten');
    const lying = await attach(world.priya, question.conversationId);
    const taken = await attach(world.priya, question.conversationId);
    const reply = await answer(question, '', [taken.id]);
    await world.rows(`UPDATE message SET delivery = 'failed' WHERE id = $1::uuid`, [reply.id]);
    await removeOldUploads(new Date());
    expect(await bytesOf(lying.id)).toEqual(list.bytes);
    await removeOldUploads(new Date(Date.now() + DAY + 60_000));
    expect(await bytesOf(lying.id)).toHaveLength(0);
    expect(await bytesOf(taken.id)).toEqual(list.bytes);
  });

  test('is offered where the account’s platform has a way to take it, and nowhere else', async () => {
    const { learnUploads } = await import('@/lib/server/commands/learn-uploads');
    const { listChannels } = await import('@/lib/server/queries/list-channels');
    const { database } = await import('@/lib/server/db');
    const learned = async () => {
      await learnUploads(world.account, new Date());
      return new Set((await listChannels(database, world.priya)).map(({ takesUploads }) => takesUploads));
    };
    expect(await learned()).toEqual(new Set([true]));
    const rules = [{ match: { path: '/attachments$' }, effect: 'status', status: 404, code: 'CMN-102' }];
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules } });
    expect(await learned()).toEqual(new Set([false]));
  });
});

describe('What the policy says of files and what the platform does', () => {
  const samples: [contentType: string, size: number][] = [
    ...[1_000, MB + 1, 5 * MB + 1, 8 * MB + 1].map((size): [string, number] => ['image/jpeg', size]),
    ...['image/svg+xml', 'image/webp', 'image/gif', 'video/mp4', 'video/quicktime', 'audio/ogg'].map(
      (contentType): [string, number] => [contentType, 1_000],
    ),
    ...[0, 1_000, 10 * MB + 1].map((size): [string, number] => ['application/pdf', size]),
  ];

  /** Hands it up and sends it. @returns null when it was taken */
  async function tryThere(parentContentId: string, isPublic: boolean, sample: [string, number]) {
    const { callAccount } = await import('@/lib/server/account/call-account');
    const { uploadFile } = await import('@/lib/server/ringcentral/uploads');
    const { createContent } = await import('@/lib/server/ringcentral/contents');
    const [contentType, size] = sample;
    const terms = { group: 'light', priority: 'send', now: new Date() } as const;
    const file = { name: 'a file', contentType, bytes: [Buffer.alloc(size, 1)], isPublic };
    const up = await callAccount(world.account, terms, (connection) => uploadFile(connection, file));
    if (up.outcome !== 'ok') throw new Error(`not handed up: ${up.outcome}`);
    const reply = { parentContentId, body: '', isPublic, attachmentIds: [up.value] };
    const said = await callAccount(world.account, terms, (connection) => createContent(connection, reply));
    return said.outcome === 'refused' ? said.code : null;
  }

  const publicKinds: Partial<Record<KnownChannelType, string>> = {
    Facebook: 'comment',
    Instagram: 'comment',
    Linkedin: 'comment',
    Youtube: 'comment',
    Twitter: 'tweet',
  };

  test.each(knownChannelTypes.filter((type) => type !== 'GoogleBusinessMessages'))(
    'agree on %s',
    async (channelType) => {
      const kind = publicKinds[channelType];
      const writes = { channelType, customer: { name: `Files ${channelType}` }, body: 'Have you a picture?' };
      const review = channelType === 'GoogleMyBusiness' ? { rating: 4 } : {};
      const content = await customerWrites(world, { ...writes, ...review, ...(kind && { kind }) });
      const isPublic = kind !== undefined || channelType === 'GoogleMyBusiness';
      for (const sample of samples) {
        const [contentType, size] = sample;
        const ours = refusalOfFile(channelType, { contentType, size });
        const theirs = await tryThere(content.id, isPublic, sample);
        expect({ sample, isTaken: theirs === null }).toEqual({ sample, isTaken: ours === null });
        if (theirs !== null) expect(theirs).toBe('EDI-010');
      }
    },
    60_000,
  );
});
