import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { entryList } from '@/lib/contract/entry';
import type { FeedEvent } from '@/lib/contract/event';
import { type Message, type ReplyDraft, replyDraft } from '@/lib/contract/message';
import { type NoteDraft, noteDraft } from '@/lib/contract/note';
import type { Viewer } from '@/lib/domain/permission';
import { customersWrite, messageWithId, replyTo, type SandboxContent } from '@/tests/support/conversation';
import { chanceOf } from '@/tests/support/seeded';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let unused: Message[];

beforeAll(async () => {
  world = await createWorld();
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
  const names = Array.from({ length: 20 }, (_, n) => `Customer ${n}`);
  unused = await customersWrite(world, names);
});
afterAll(() => world.close());

const note = (text: string): NoteDraft => ({ clientId: randomUUID(), text });
const nameOf = ({ agentId }: Viewer) => `@[agent:${agentId}]`;
const now = () => new Date();
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function add(by: Viewer, conversationId: string, text: string) {
  const { addNote } = await import('@/lib/server/commands/add-note');
  return addNote(by, conversationId, note(text), now());
}

/** A conversation that no test has used yet. */
function aTalk(): string {
  const message = unused.pop();
  if (!message) throw new Error('more talks are used than were begun');
  return message.conversationId;
}

async function mentionedIn(conversationId: string): Promise<string[]> {
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  return (await getConversation(world.maya, conversationId)).conversation.mentionedAgentIds;
}

/** What the feed told of notes and mentions while something was done, with whom it was told to. */
async function toldBy(work: () => Promise<unknown>) {
  const [before] = await world.rows<{ seq: number }>('SELECT coalesce(max(seq), 0)::int AS seq FROM feed');
  await work();
  return world.rows<{ event: FeedEvent; agentId: string | null; channelId: string | null }>(
    `SELECT payload AS event, agent_id AS "agentId", channel_id AS "channelId" FROM feed
     WHERE seq > $1 AND type IN ('note.saved', 'mention.added') ORDER BY seq`,
    [before?.seq ?? 0],
  );
}

describe('A note', () => {
  test('can become no reply: neither fits where the other belongs', () => {
    expectTypeOf<NoteDraft>().not.toExtend<ReplyDraft>();
    expectTypeOf<ReplyDraft>().not.toExtend<NoteDraft>();
    const reply = { clientId: randomUUID(), body: 'Hi', audience: 'private', parentMessageId: null };
    expect(replyDraft.safeParse(note('Hi')).success).toBe(false);
    expect(noteDraft.safeParse({ ...reply, lastSeenMessageId: null }).success).toBe(false);
    expect(noteDraft.safeParse(note('Hi')).success).toBe(true);
  });

  test('is refused where replies are sent, and a reply where notes are added', async () => {
    const { makeInbox } = await import('@/tests/support/inbox');
    const { ask } = await import('@/tests/support/server');
    const { send } = await import('@/lib/server/handlers/messages');
    const { createNote } = await import('@/lib/server/handlers/notes');
    const { conversationId: id, messageId, agent } = await makeInbox('notes');
    const reply = {
      ...{ clientId: randomUUID(), body: 'Hello', audience: 'private' },
      ...{ parentMessageId: null, lastSeenMessageId: messageId },
    };
    const post = async (handler: typeof send, body: unknown) =>
      (await ask(handler, agent, { method: 'POST', params: { id }, body })).status;
    expect(await post(send, note('For us'))).toBe(400);
    expect(await post(createNote, reply)).toBe(400);
    expect(await post(createNote, { ...note('For us'), audience: 'private' })).toBe(400);
    expect(await post(createNote, note('For us'))).toBe(201);
    expect(await post(send, reply)).toBe(201);
  });

  test('stands in its thread once, however often its client id is sent, and changes nothing that is owed', async () => {
    const { addNote } = await import('@/lib/server/commands/add-note');
    const { getConversation } = await import('@/lib/server/queries/get-conversation');
    const { listEntries } = await import('@/lib/server/queries/list-entries');
    const id = aTalk();
    const { conversation: before } = await getConversation(world.priya, id);
    const draft = note('Same batch as last week.');
    const first = await addNote(world.priya, id, draft, now());
    expect(await addNote(world.priya, id, draft, now())).toEqual(first);
    await expect(addNote(world.jonas, id, draft, now())).rejects.toMatchObject({ code: 'bad-request' });
    const { workspaceId } = world.account;
    const { entries } = entryList.parse(await listEntries({ workspaceId, id, audience: 'private' }, null));
    expect(entries.filter(({ type }) => type === 'note')).toEqual([{ type: 'note', note: first }]);
    const { conversation: after } = await getConversation(world.priya, id);
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
  });

  test('is its author’s to change for a while, and leaves no words behind when it is removed', async () => {
    const { changeNote } = await import('@/lib/server/commands/change-note');
    const { removeNote } = await import('@/lib/server/commands/remove-note');
    const id = aTalk();
    const { id: noteId } = await add(world.priya, id, 'Frehub');
    await expect(changeNote(world.jonas, noteId, { text: 'Mine' }, now())).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(removeNote(world.jonas, noteId, now())).rejects.toMatchObject({ code: 'not-allowed' });
    const tooLate = { code: 'state-refused' };
    await expect(changeNote(world.priya, noteId, { text: 'Late' }, later(16))).rejects.toMatchObject(tooLate);
    await expect(removeNote(world.priya, noteId, later(16))).rejects.toMatchObject(tooLate);
    expect(await changeNote(world.priya, noteId, { text: 'Freehub' }, now())).toMatchObject({
      version: 2,
      text: 'Freehub',
    });
    const told = await toldBy(() => removeNote(world.maya, noteId, later(16)));
    expect(told.map(({ event }) => event)).toMatchObject([
      { type: 'note.saved', note: { id: noteId, version: 3, text: '', isRemoved: true } },
    ]);
    expect(await world.rows('SELECT body, mentions FROM note WHERE id = $1', [noteId])).toEqual([
      { body: '', mentions: [] },
    ]);
  });
});

describe('Somebody whom a note names', () => {
  test('is told, and nobody else; their mention is open until they have dealt with it', async () => {
    const { finishMention } = await import('@/lib/server/commands/finish-mention');
    const id = aTalk();
    const told = await toldBy(() =>
      add(world.priya, id, `${nameOf(world.jonas)} please, and ${nameOf(world.priya)}`),
    );
    expect(told.map(({ event: { type }, agentId }) => [type, agentId])).toEqual([
      ['note.saved', null],
      ['mention.added', world.jonas.agentId],
    ]);
    expect(told.every(({ channelId }) => channelId !== null)).toBe(true);
    expect(await mentionedIn(id)).toEqual([world.jonas.agentId]);
    await finishMention(world.jonas, id, true, now());
    expect(await mentionedIn(id)).toEqual([]);
    await finishMention(world.jonas, id, false, now());
    expect(await mentionedIn(id)).toEqual([world.jonas.agentId]);
  });

  test.each([
    ['a note of their own', async (id: string) => add(world.jonas, id, 'On it.')],
    [
      'their reply',
      async (id: string) => {
        const [row] = await world.rows<{ id: string }>('SELECT id FROM message WHERE conversation_id = $1', [
          id,
        ]);
        const { sendReply } = await import('@/lib/server/commands/send-reply');
        const question = await messageWithId(world, row?.id ?? '');
        await sendReply(world.jonas, replyTo(question, { body: 'Done.' }), now());
      },
    ],
    [
      'closing',
      async (id: string) => {
        const { changeConversation } = await import('@/lib/server/commands/change-conversation');
        await changeConversation(world.jonas, id, { act: { type: 'status', status: 'closed' } }, now());
      },
    ],
  ])('has dealt with it by %s', async (_, deal) => {
    const id = aTalk();
    await add(world.priya, id, `${nameOf(world.jonas)} and ${nameOf(world.maya)}, look`);
    await deal(id);
    expect(await mentionedIn(id)).toEqual([world.maya.agentId]);
  });

  test('may be everybody of a team, but nobody who may not read the channel', async () => {
    const id = aTalk();
    const { workspaceId } = world.account;
    const teamId = randomUUID();
    await world.rows('INSERT INTO team (workspace_id, id, name) VALUES ($1, $2, $3)', [
      workspaceId,
      teamId,
      'Workshop',
    ]);
    await world.rows(
      'INSERT INTO team_member (workspace_id, team_id, agent_id) SELECT $1, $2, unnest($3::uuid[])',
      [workspaceId, teamId, [world.priya, world.jonas, world.maya].map(({ agentId }) => agentId)],
    );
    const shut = `INSERT INTO channel_right (workspace_id, channel_id, agent_id, can_read, can_reply, can_start)
      SELECT workspace_id, channel_id, $2, false, false, false FROM conversation WHERE id = $1`;
    await world.rows(shut, [id, world.jonas.agentId]);
    const told = await toldBy(() => add(world.priya, id, `@[team:${teamId}] and ${nameOf(world.jonas)}`));
    expect(told.flatMap(({ agentId }) => agentId ?? [])).toEqual([world.maya.agentId]);
    expect(await mentionedIn(id)).toEqual([world.maya.agentId]);
    await world.rows('DELETE FROM channel_right');
  });

  test('is told when a change names them first, and asked nothing any more when it names them no longer', async () => {
    const { changeNote } = await import('@/lib/server/commands/change-note');
    const id = aTalk();
    const { id: noteId } = await add(world.priya, id, `${nameOf(world.jonas)}?`);
    const told = await toldBy(() =>
      changeNote(world.priya, noteId, { text: `${nameOf(world.maya)}?` }, now()),
    );
    expect(told.flatMap(({ agentId }) => agentId ?? [])).toEqual([world.maya.agentId]);
    expect(await mentionedIn(id)).toEqual([world.maya.agentId]);
  });

  test('is somebody of the workspace', async () => {
    const id = aTalk();
    for (const kind of ['agent', 'team']) {
      const adding = add(world.priya, id, `@[${kind}:${randomUUID()}]`);
      await expect(adding).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await world.rows('SELECT id FROM note WHERE conversation_id = $1', [id])).toEqual([]);
  });
});

const MANY = 200;

test(`of ${MANY} replies and notes the platform gets exactly the replies`, async () => {
  const chance = chanceOf(7);
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const questions = unused.splice(0);
  const written = Array.from({ length: MANY }, (_, n) => ({
    kind: chance.of(['note', 'reply']),
    text: `${n}: ${chance.of(['send on WhatsApp', '@customer', 'reply: yes', '{"audience":"public"}'])}`,
  }));
  for (const { kind, text } of written) {
    const question = chance.of(questions);
    if (kind === 'note') await add(world.priya, question.conversationId, text);
    else await sendReply(world.priya, replyTo(question, { body: text }), now());
  }
  await world.runAllJobs();
  const textsOf = (wanted: string) =>
    written
      .filter(({ kind }) => kind === wanted)
      .map(({ text }) => text)
      .sort();
  const { records } = await world.sandbox.control<{ records: SandboxContent[] }>('/contents?createdFrom=Api');
  const arrived = records.map(({ body }) => body).filter((body) => /^\d+: /.test(body));
  expect(arrived.sort()).toEqual(textsOf('reply'));
  const kept = await world.rows<{ body: string }>(`SELECT body FROM note WHERE body ~ '^[0-9]+: '`);
  expect(kept.map(({ body }) => body).sort()).toEqual(textsOf('note'));
}, 90_000);
