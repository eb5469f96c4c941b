import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import type { NewConversation } from '@/lib/contract/start';
import type { DeliveryState } from '@/lib/domain/message';
import {
  customerWrites,
  messageOf,
  messageWithId,
  type SandboxContent,
  sweep,
} from '../support/conversation';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

let world: World;
let start: typeof import('@/lib/server/commands/start-conversation')['startConversation'];

const now = () => new Date();
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const ready = { name: 'reopen_talk', language: 'en' };
const readyBody = 'Hi {{1}}, we have news about your question. May we write to you here?';

beforeAll(async () => {
  world = await createWorld();
  start = (await import('@/lib/server/commands/start-conversation')).startConversation;
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
  await sweep(world);
  const { importTemplates } = await import('@/lib/server/commands/import-templates');
  await importTemplates(
    world.amira,
    await channelId('WhatsApp'),
    { templates: [{ ...ready, body: readyBody }] },
    now(),
  );
});
afterAll(() => world.close());
beforeEach(() => world.sandbox.control('/faults', { method: 'DELETE' }));

async function channelId(type: string): Promise<string> {
  const [row] = await world.rows<{ id: string }>('SELECT id FROM channel WHERE external_id = $1', [
    world.channelOf(type).id,
  ]);
  if (!row) throw new Error(`no channel ${type}`);
  return row.id;
}

let numbersUsed = 100;
/** A number that nobody has used yet. */
const freshNumber = () => {
  numbersUsed += 1;
  return `+49301234${numbersUsed}`;
};

async function template(number: string, name = 'Lea'): Promise<NewConversation> {
  return {
    clientId: randomUUID(),
    channelId: await channelId('WhatsApp'),
    way: 'template',
    number,
    body: readyBody.replace('{{1}}', name),
    template: { ...ready, values: { 1: name } },
  };
}

async function post(type: string, body: string): Promise<NewConversation> {
  return { clientId: randomUUID(), channelId: await channelId(type), way: 'public-post', body };
}

async function mail(to: string[], subject = 'Your quote'): Promise<NewConversation> {
  const words = { to, cc: ['sales@example.com'], subject, body: 'Please find it below.' };
  return { clientId: randomUUID(), channelId: await channelId('Email'), way: 'email', ...words };
}

const begin = (wish: NewConversation, viewer = world.maya) => start(viewer, wish, now());

/** What the platform holds, however many times it holds it, of what was begun on a channel. */
async function begunAt(type: string, fits: (content: Begun) => boolean): Promise<Begun[]> {
  const { records } = await world.sandbox.control<{ records: Begun[] }>('/contents?createdFrom=Api');
  const { id } = world.channelOf(type);
  return records.filter((it) => it.channelId === id && it.inReplyToContentId === null && fits(it));
}
interface Begun extends SandboxContent {
  channelId: string;
  title: string | null;
  structuredContent: { subtitle?: string } | null;
}

const becomes = (id: string, state: DeliveryState) =>
  until(async () => {
    await sweep(world);
    const message = await messageWithId(world, id);
    return message.delivery?.state === state && message;
  });

async function conversations(
  type: string,
): Promise<{ id: string; grouping_key: string; person: string | null }[]> {
  return world.rows(
    `SELECT conversation.id, grouping_key, person.external_id AS person FROM conversation
     LEFT JOIN person ON person.workspace_id = conversation.workspace_id AND person.id = conversation.person_id
     WHERE channel_id = $1::uuid ORDER BY conversation.id`,
    [await channelId(type)],
  );
}

/** Sends it, and has everything told that the platform tells: its answer, its events, its lists. */
async function sent(message: Message): Promise<Message> {
  await world.runJobs();
  return becomes(message.id, 'confirmed');
}

describe('A template to a number', () => {
  test('begins a talk with whoever has it, and what the platform tells lands in that talk', async () => {
    const number = freshNumber();
    const before = await conversations('WhatsApp');
    const begun = await begin(await template(number));
    expect(begun).toMatchObject({ kind: 'template', audience: 'private', delivery: { state: 'queued' } });
    const done = await sent(begun);
    const after = await conversations('WhatsApp');
    expect(after).toHaveLength(before.length + 1);
    const talk = after.find(({ id }) => id === begun.conversationId);
    expect(talk?.grouping_key).not.toMatch(/^start:/);
    expect(talk?.person).toBe(talk?.grouping_key);
    expect(done.conversationId).toBe(begun.conversationId);
    // The customer answers, and that is in the talk too.
    const answer = await customerWrites(world, {
      channelType: 'WhatsApp',
      customer: { identityId: talk?.person ?? '' },
      body: 'Yes please',
    });
    expect((await messageOf(world, answer.id)).conversationId).toBe(begun.conversationId);
    expect(await conversations('WhatsApp')).toHaveLength(before.length + 1);
  });

  test('control: were the talk not given the platform’s key, a second one would be made', async () => {
    const before = await conversations('WhatsApp');
    const begun = await begin(await template(freshNumber()));
    await sent(begun);
    const [talk] = await world.rows<{ person: string }>(
      `UPDATE conversation SET grouping_key = 'another' FROM person
       WHERE conversation.id = $1::uuid AND person.id = person_id RETURNING person.external_id AS person`,
      [begun.conversationId],
    );
    const answer = await customerWrites(world, {
      channelType: 'WhatsApp',
      customer: { identityId: talk?.person ?? '' },
      body: 'Yes please',
    });
    expect((await messageOf(world, answer.id)).conversationId).not.toBe(begun.conversationId);
    expect(await conversations('WhatsApp')).toHaveLength(before.length + 2);
  });

  test('to whom we talk already is a message of that talk, however the number is written', async () => {
    const number = freshNumber();
    const first = await begin(await template(number));
    await sent(first);
    const spaced = `${number.slice(0, 3)} ${number.slice(3, 5)} ${number.slice(5)}`;
    const second = await begin(await template(spaced, 'Lea again'));
    expect(second.conversationId).toBe(first.conversationId);
    await sent(second);
    expect(
      await begunAt(
        'WhatsApp',
        ({ structuredContent }) => !!structuredContent?.subtitle?.includes('Lea again'),
      ),
    ).toHaveLength(1);
  });

  test('twice before the platform knows of either is one talk', async () => {
    const number = freshNumber();
    const [first, second] = await Promise.all([
      begin(await template(number, 'One')),
      begin(await template(number, 'Two')),
    ]);
    expect(second.conversationId).toBe(first.conversationId);
    await sent(first);
    await sent(second);
    expect((await messageWithId(world, second.id)).conversationId).toBe(first.conversationId);
  });

  test.each([
    ['no number', 'hello', 'number-invalid'],
    ['a number without its country', '030 123456', 'number-invalid'],
    ['one that is too short', '+49', 'number-invalid'],
  ])('goes nowhere when it is %s', async (_, number, refusal) => {
    await expect(begin(await template(number))).rejects.toMatchObject({
      code: 'start-refused',
      details: { refusal },
    });
  });

  test('that the catalogue has no longer stays here', async () => {
    const wish = await template(freshNumber());
    const gone = { ...wish, template: { name: 'gone', language: 'en', values: {} }, body: 'Hello' };
    await expect(begin(gone as NewConversation)).rejects.toMatchObject({
      details: { refusal: 'template-changed' },
    });
  });

  test('whose answer is lost is found by its number among others of the same text, and goes out once', async () => {
    const wishes = await Promise.all([template(freshNumber(), 'Same'), template(freshNumber(), 'Same')]);
    const rule = { match: { method: 'POST', path: '/contents$' }, effect: 'storeThenReset', times: 2 };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
    const begun = [];
    for (const wish of wishes) begun.push(await begin(wish));
    await world.runJobs();
    for (const { id } of begun) expect((await messageWithId(world, id)).delivery?.state).toBe('unknown');
    await sweep(world);
    const { reconcileReply } = await import('@/lib/server/commands/reconcile-reply');
    for (const seconds of [61, 122, 183])
      for (const { id } of begun)
        await reconcileReply({ workspaceId: world.account.workspaceId, messageId: id }, later(seconds));
    for (const { id } of begun) await becomes(id, 'confirmed');
    expect(
      await begunAt('WhatsApp', ({ structuredContent }) => !!structuredContent?.subtitle?.includes('Same')),
    ).toHaveLength(2);
    for (const [index, { id, conversationId }] of begun.entries()) {
      const [row] = await world.rows<{ phone: string; conversation: string }>(
        `SELECT person.phone, message.conversation_id AS conversation FROM message
         JOIN conversation ON conversation.id = message.conversation_id
         JOIN person ON person.id = conversation.person_id WHERE message.id = $1::uuid`,
        [id],
      );
      const wish = wishes[index];
      expect(row).toEqual({
        phone: wish?.way === 'template' ? wish.number : '',
        conversation: conversationId,
      });
    }
  });

  test('that never arrived goes out after two complete lists, once', async () => {
    const rule = { match: { method: 'POST', path: '/contents$' }, effect: 'reset', times: 1 };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
    const begun = await begin(await template(freshNumber(), 'Never'));
    await world.runJobs();
    expect((await messageWithId(world, begun.id)).delivery?.state).toBe('unknown');
    const { reconcileReply } = await import('@/lib/server/commands/reconcile-reply');
    const key = { workspaceId: world.account.workspaceId, messageId: begun.id };
    await reconcileReply(key, later(61));
    await reconcileReply(key, later(122));
    await sent(begun);
    expect(
      await begunAt('WhatsApp', ({ structuredContent }) => !!structuredContent?.subtitle?.includes('Never')),
    ).toHaveLength(1);
  });
});

describe('Whom a template was for', () => {
  const lose = () =>
    world.sandbox.control('/faults', {
      method: 'PUT',
      body: {
        rules: [{ match: { method: 'POST', path: '/contents$' }, effect: 'storeThenReset', times: 1 }],
      },
    });
  const lookFor = async ({ id }: Message, ...seconds: number[]) => {
    const { reconcileReply } = await import('@/lib/server/commands/reconcile-reply');
    const key = { workspaceId: world.account.workspaceId, messageId: id };
    for (const after of seconds) await reconcileReply(key, later(after));
  };
  const held = (words: string) =>
    begunAt('WhatsApp', ({ structuredContent }) => !!structuredContent?.subtitle?.includes(words));

  test('is here already under no number: it goes into the talk that they have', async () => {
    const number = freshNumber();
    const first = await sent(await begin(await template(number)));
    await world.rows('UPDATE person SET phone = NULL WHERE phone = $1 RETURNING id', [number]);
    const before = await conversations('WhatsApp');
    const second = await begin(await template(number, 'Known after all'));
    expect(second.conversationId).not.toBe(first.conversationId);
    expect((await sent(second)).conversationId).toBe(first.conversationId);
    expect(await conversations('WhatsApp')).toEqual(before);
  });

  test('was told by a list before it could be recognised: what that made gives way', async () => {
    await lose();
    const before = await conversations('WhatsApp');
    const begun = await begin(await template(freshNumber(), 'Stranger'));
    await world.runJobs();
    const delay = (by: string) =>
      world.rows(
        `UPDATE message SET attempted_at = attempted_at + $2::interval WHERE id = $1::uuid RETURNING id`,
        [begun.id, by],
      );
    await delay('1 day');
    await sweep(world);
    expect(await conversations('WhatsApp')).toHaveLength(before.length + 2);
    await delay('-1 day');
    await lookFor(begun, 61);
    expect((await becomes(begun.id, 'confirmed')).conversationId).toBe(begun.conversationId);
    expect(await conversations('WhatsApp')).toHaveLength(before.length + 1);
    expect(await held('Stranger')).toHaveLength(1);
  });

  test('is hidden by the platform: a person decides, and nothing goes out twice', async () => {
    await lose();
    const begun = await begin(await template(freshNumber(), 'Hidden'));
    await world.runJobs();
    const hide = { match: { path: '/identities' }, effect: 'status', status: 404 };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [hide] } });
    await lookFor(begun, 61, 122);
    expect((await messageWithId(world, begun.id)).delivery?.state).toBe('not_confirmed');
    await world.runJobs();
    expect(await held('Hidden')).toHaveLength(1);
  });
});

describe('A public post', () => {
  test.each(['Facebook', 'Twitter'])('begins a thread on %s, under which comments land', async (type) => {
    const before = await conversations(type);
    const begun = await begin(await post(type, `The new bikes are here, on ${type}.`));
    expect(begun).toMatchObject({ kind: 'post', audience: 'public' });
    const { contentId, threadId } = await sent(begun);
    expect(await conversations(type)).toHaveLength(before.length + 1);
    const comment = await customerWrites(world, {
      channelType: type,
      customer: { name: 'Whoever comments' },
      body: 'Great',
      inReplyToContentId: contentId ?? '',
      threadId: threadId ?? '',
    });
    expect((await messageOf(world, comment.id)).conversationId).toBe(begun.conversationId);
    const { title } = await conversation(begun.conversationId);
    expect(title).toBe(`The new bikes are here, on ${type}.`);
  });

  test('whose answer is lost is found, and is one thread', async () => {
    const before = await conversations('Facebook');
    const rule = { match: { method: 'POST', path: '/contents$' }, effect: 'storeThenReset', times: 1 };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
    const begun = await begin(await post('Facebook', 'Lost and found'));
    await world.runJobs();
    expect((await messageWithId(world, begun.id)).delivery?.state).toBe('unknown');
    expect((await becomes(begun.id, 'confirmed')).conversationId).toBe(begun.conversationId);
    expect(await conversations('Facebook')).toHaveLength(before.length + 1);
    expect(await begunAt('Facebook', ({ body }) => body === 'Lost and found')).toHaveLength(1);
  });

  test('is too long where X counts it so', async () => {
    await expect(begin(await post('Twitter', '🚲'.repeat(141)))).rejects.toMatchObject({
      details: { refusal: 'body-too-long' },
    });
    expect((await begin(await post('Twitter', '🚲'.repeat(140)))).kind).toBe('post');
  });

  test('can be taken back for as long as the workspace says, and then nobody saw it', async () => {
    const before = await conversations('Facebook');
    await world.rows('UPDATE workspace SET undo_public_seconds = 5 RETURNING id');
    const begun = await begin(await post('Facebook', 'Taken back'));
    await world.rows('UPDATE workspace SET undo_public_seconds = 0 RETURNING id');
    expect(begun.delivery).toMatchObject({ state: 'waiting', waitReason: 'undo' });
    const { cancelReply } = await import('@/lib/server/commands/cancel-reply');
    await cancelReply(world.maya, begun.id);
    await world.runAllJobs();
    expect(await begunAt('Facebook', ({ body }) => body === 'Taken back')).toEqual([]);
    expect(await conversations('Facebook')).toEqual(before);
  });
});

async function conversation(id: string) {
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  return (await getConversation(world.maya, id)).conversation;
}

describe('An e-mail', () => {
  test('goes to all it is for, under its subject, in the talk with the first of them', async () => {
    const begun = await begin(await mail(['lee@example.com', 'ana@example.com']));
    expect(begun).toMatchObject({ kind: 'email', subject: 'Your quote' });
    const done = await sent(begun);
    expect(done.conversationId).toBe(begun.conversationId);
    expect(await begunAt('Email', ({ title }) => title === 'Your quote')).toHaveLength(1);
    const again = await begin(await mail(['Lee@example.com'], 'One more thing'));
    expect(again.conversationId).toBe(begun.conversationId);
  });

  test('needs a subject', async () => {
    await expect(begin(await mail(['lee@example.com'], ' '))).rejects.toMatchObject({
      details: { refusal: 'subject-empty' },
    });
  });
});

describe('Whoever begins', () => {
  test('needs the right to it, and a channel that can', async () => {
    const wish = await template(freshNumber());
    await expect(begin(wish, world.priya)).rejects.toMatchObject({
      details: { refusal: 'no-right-to-start' },
    });
    await expect(begin(await post('Viber', 'Hello'))).rejects.toMatchObject({
      details: { refusal: 'cannot-start' },
    });
    await world.rows('UPDATE channel SET agents_start = true WHERE id = $1::uuid RETURNING id', [
      wish.channelId,
    ]);
    expect((await begin(wish, world.priya)).agentId).toBe(world.priya.agentId);
    await world.rows('UPDATE channel SET agents_start = false WHERE id = $1::uuid RETURNING id', [
      wish.channelId,
    ]);
  });

  test('finds no channel of another workspace', async () => {
    const stranger = { ...world.maya, workspaceId: randomUUID() };
    await expect(begin(await post('Facebook', 'Hello'), stranger)).rejects.toMatchObject({
      code: 'not-found',
    });
    const missing = { ...(await post('Facebook', 'Hello')), channelId: randomUUID() };
    await expect(begin(missing)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('begins once, however often the client id is sent', async () => {
    const wish = await post('Facebook', 'Only once');
    const all = await Promise.all([begin(wish), begin(wish), begin(wish)]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    await sent(all[0] as Message);
    expect((await begin(wish)).conversationId).toBe(all[0]?.conversationId);
    expect(await begunAt('Facebook', ({ body }) => body === 'Only once')).toHaveLength(1);
  });

  test('is told why where the platform refuses, and may try again', async () => {
    const begun = await begin({
      ...(await template(freshNumber())),
    });
    await world.rows(
      `UPDATE message SET template = '{"name":"unknown","language":"en","values":{}}' WHERE id = $1::uuid RETURNING id`,
      [begun.id],
    );
    await world.runJobs();
    expect(await becomes(begun.id, 'failed')).toMatchObject({
      delivery: { failureCode: 'template-unknown' },
    });
    const { retryReply } = await import('@/lib/server/commands/retry-reply');
    await retryReply(world.maya, begun.id, now());
    await world.runJobs();
    expect((await becomes(begun.id, 'failed')).conversationId).toBe(begun.conversationId);
  });
});
