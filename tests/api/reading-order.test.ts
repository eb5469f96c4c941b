import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import { contentFacts } from '@/tests/support/contents';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let conversationId: string;
let read: Message[];

/** More than one page of a talk, all of one second, as the platform numbers them. */
const ids = Array.from({ length: 60 }, (_, n) => `66b0c0ff${(n * 7919).toString(16).padStart(16, '0')}`);

/** Every other one backwards, then the rest: neither the platform's order nor its opposite. */
const shuffled = [...ids.filter((_, n) => n % 2 === 1).reverse(), ...ids.filter((_, n) => n % 2 === 0)];

beforeAll(async () => {
  world = await createWorld();
  const { importContents } = await import('@/lib/server/writes/import-contents');
  const { inTransaction } = await import('@/lib/server/db');
  const contents = shuffled.map((contentId) => contentFacts({ contentId, body: contentId }));
  for (let from = 0; from < contents.length; from += 15) {
    await inTransaction((tx) => importContents(tx, world.account, contents.slice(from, from + 15)));
  }
  const [row] = await world.rows<{ id: string }>('SELECT id FROM conversation');
  conversationId = row?.id ?? '';
  read = await readAll();
});
afterAll(() => world.close());

/** All pages of the conversation, put together as the browser does. */
async function readAll(): Promise<Message[]> {
  const { listMessages } = await import('@/lib/server/queries/list-messages');
  const { decodeCursor } = await import('@/lib/server/queries/cursor');
  const { workspaceId } = world.account;
  const place = { workspaceId, id: conversationId, audience: 'private' } as const;
  const messages: Message[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listMessages(place, cursor === undefined ? null : decodeCursor(cursor));
    messages.unshift(...page.messages);
    cursor = page.previousCursor;
  }
  return messages;
}

const textsOf = (messages: Message[] = []) => messages.map(({ body }) => body);

describe('Messages of one second', () => {
  test('stand in the platform’s order on every page, whatever order they arrived in', () => {
    expect(textsOf(read)).toEqual(ids);
  });

  test('the last of them is what the list shows of the conversation', async () => {
    const { findConversations } = await import('@/lib/server/queries/get-conversation');
    const { database } = await import('@/lib/server/db');
    const [shown] = await findConversations(database, world.account.workspaceId, [conversationId]);
    expect(shown?.lastMessage?.snippet).toBe(ids.at(-1));
  });

  test('the browser puts one that comes late where the server has it', async () => {
    const { withMessage } = await import('@/lib/client/message-pages');
    const late = read[30];
    if (!late) throw new Error('nothing was read');
    const pages = {
      pages: [{ messages: read.filter((it) => it !== late), previousCursor: null }],
      pageParams: [null],
    };
    expect(textsOf(withMessage(pages, late).pages[0]?.messages)).toEqual(ids);
  });

  test('control: by ids of our own, drawn at arrival, they would stand in another order', () => {
    expect(textsOf([...read].sort((a, b) => (a.id < b.id ? -1 : 1)))).not.toEqual(ids);
  });
});
