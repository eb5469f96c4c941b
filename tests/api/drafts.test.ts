import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '@/lib/contract/draft';
import type { Session } from '@/lib/contract/session';
import { assignConversation } from '@/lib/server/commands/assign-conversation';
import { cancelReply } from '@/lib/server/commands/cancel-reply';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { changeChannel } from '@/lib/server/commands/change-channel';
import { changeConversation } from '@/lib/server/commands/change-conversation';
import { discardReply } from '@/lib/server/commands/discard-reply';
import { grantChannelRights } from '@/lib/server/commands/grant-channel-rights';
import { markReplySent } from '@/lib/server/commands/mark-reply-sent';
import { markUnread } from '@/lib/server/commands/mark-unread';
import { moveReadMark } from '@/lib/server/commands/move-read-mark';
import { retryReply } from '@/lib/server/commands/retry-reply';
import { prisma } from '@/lib/server/db';
import * as drafts from '@/lib/server/handlers/drafts';
import { send } from '@/lib/server/handlers/messages';
import { readSession } from '@/lib/server/handlers/session';
import { addReply, type Inbox, makeInbox } from '../support/inbox';
import type { Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;
/** Two comments under one post. */
let post: { conversationId: string; comments: [string, string] };

beforeAll(async () => {
  inbox = await makeInbox('drafts');
  post = await addPost();
});

async function addPost() {
  const { workspaceId, account, channelId, customerId } = inbox;
  const conversationId = randomUUID();
  const grouping = { audience: 'public' as const, groupingKey: 'post', lastMessageAt: new Date() };
  await prisma().conversation.create({ data: { workspaceId, id: conversationId, channelId, ...grouping } });
  const comments: [string, string] = [randomUUID(), randomUUID()];
  const content = {
    accountId: account.accountId,
    certainty: 'confirmed' as const,
    direction: 'inbound' as const,
    audience: 'public' as const,
    kind: 'comment',
    contentType: 'Comment',
    personId: customerId,
    body: 'How much?',
    sentAt: new Date(),
    modifiedAt: new Date(),
  };
  await prisma().message.createMany({
    data: comments.map((id) => ({ workspaceId, id, channelId, conversationId, contentId: id, ...content })),
  });
  return { conversationId, comments };
}

interface Saving {
  body: string;
  place?: string;
  conversationId?: string;
  revision?: number;
}

async function save(person: Person, { body, place = 'private', conversationId, revision = 0 }: Saving) {
  const params = { id: conversationId ?? inbox.conversationId, place };
  const content = { body, begunAfterMessageId: inbox.messageId, revision };
  return summary(await ask(drafts.save, person, { method: 'PUT', params, body: content }));
}

async function remove(person: Person, place: string, revision: number) {
  const params = { id: inbox.conversationId, place };
  return ask(drafts.remove, person, { method: 'DELETE', params, path: `/?revision=${revision}` });
}

async function ownOf(person: Person, id = inbox.conversationId): Promise<Draft[]> {
  return (await (await ask(drafts.list, person, { params: { id } })).json()).drafts;
}

async function marksFor(person: Person): Promise<Session['drafts']> {
  return (await (await ask(readSession, person)).json()).drafts;
}

/** What colleagues were told of somebody's drafts. */
async function told(person: Person): Promise<string[]> {
  const rows = await prisma().feed.findMany({
    where: { workspaceId: inbox.workspaceId, type: 'draft.changed' },
    orderBy: { seq: 'asc' },
  });
  return rows
    .map(({ payload, channelId }) => ({ ...(payload as { agentId: string; mode: string }), channelId }))
    .filter(({ agentId, channelId }) => agentId === person.agentId && channelId === inbox.channelId)
    .map(({ mode, ...event }) => `${mode} ${'exists' in event && event.exists}`);
}

const clear = () => prisma().draft.deleteMany();

describe('A draft', () => {
  test('is its author’s alone, and colleagues who may read the channel see that there is one', async () => {
    const { status, body } = await save(inbox.agent, { body: 'It is ready.' });
    expect(status).toBe(200);
    const kept = {
      mode: 'private',
      answers: null,
      body: 'It is ready.',
      begunAfterMessageId: inbox.messageId,
    };
    expect(body).toMatchObject(kept);
    expect(await ownOf(inbox.agent)).toMatchObject([kept]);
    expect(await ownOf(inbox.supervisor)).toEqual([]);
    const mark = {
      conversationId: inbox.conversationId,
      agentId: inbox.agent.agentId,
      mode: 'private',
    };
    expect(await marksFor(inbox.supervisor)).toEqual([mark]);
    expect(await marksFor(inbox.blind)).toEqual([]);
    await prisma().membership.updateMany({
      where: { agentId: inbox.agent.agentId },
      data: { deactivatedAt: new Date() },
    });
    expect(await marksFor(inbox.supervisor)).toEqual([]);
    await prisma().membership.updateMany({
      where: { agentId: inbox.agent.agentId },
      data: { deactivatedAt: null },
    });
    await clear();
  });

  test('of each place is one of its own, and is told of when the first one comes and the last one goes', async () => {
    const { conversationId, comments } = post;
    const revisions = [];
    for (const comment of comments) {
      for (const body of ['It', 'It is']) {
        const [known] = (await ownOf(inbox.admin, conversationId)).filter(
          ({ answers }) => answers === comment,
        );
        const revision = known?.revision ?? 0;
        const saved = await save(inbox.admin, { body, place: `public.${comment}`, conversationId, revision });
        if (body === 'It is') revisions.push(saved.body.revision);
      }
    }
    expect(await ownOf(inbox.admin, conversationId)).toHaveLength(2);
    for (const [at, comment] of comments.entries()) {
      expect(await told(inbox.admin)).toEqual(['public true']);
      const params = { id: conversationId, place: `public.${comment}` };
      await ask(drafts.remove, inbox.admin, {
        method: 'DELETE',
        params,
        path: `/?revision=${revisions[at]}`,
      });
    }
    expect(await told(inbox.admin)).toEqual(['public true', 'public false']);
  });

  test('that another device has changed since is answered, and neither overwritten nor removed', async () => {
    const first = (await save(inbox.agent, { body: 'From the desk' })).body;
    const second = (await save(inbox.agent, { body: 'From the phone', revision: first.revision })).body;
    expect(second.revision).toBeGreaterThan(first.revision);
    const late = await save(inbox.agent, { body: 'Late, from the desk', revision: first.revision });
    expect(late).toMatchObject({ status: 200, body: second });
    expect((await remove(inbox.agent, 'private', first.revision)).status).toBe(204);
    expect(await ownOf(inbox.agent)).toMatchObject([{ body: 'From the phone' }]);
    await remove(inbox.agent, 'private', second.revision);
    expect(await ownOf(inbox.agent)).toEqual([]);
    const anew = (await save(inbox.agent, { body: 'Anew' })).body;
    expect(anew.revision).toBeGreaterThan(second.revision);
    await clear();
  });

  test('goes with the reply it became, and stays when that is refused', async () => {
    await save(inbox.supervisor, { body: 'x'.repeat(4_000) });
    await save(inbox.supervisor, { body: 'Ask Jonas first', place: 'note' });
    const reply = {
      clientId: randomUUID(),
      body: 'x'.repeat(4_000),
      audience: 'private',
      parentMessageId: null,
      lastSeenMessageId: inbox.messageId,
    };
    const sending = { method: 'POST', params: { id: inbox.conversationId } };
    const refused = await summary(await ask(send, inbox.supervisor, { ...sending, body: reply }));
    expect(refused.code).toBe('reply-refused');
    const blind = { ...reply, body: 'Yes', lastSeenMessageId: randomUUID() };
    expect((await summary(await ask(send, inbox.supervisor, { ...sending, body: blind }))).code).toBe(
      'stale-thread',
    );
    expect(await ownOf(inbox.supervisor)).toHaveLength(2);
    const [{ revision } = { revision: 0 }] = (await ownOf(inbox.supervisor)).filter(
      ({ mode }) => mode === 'private',
    );
    const early = { ...reply, body: 'No', clientId: randomUUID(), draftRevision: revision - 1 };
    const earlier = await summary(await ask(send, inbox.supervisor, { ...sending, body: early }));
    expect(earlier.status).toBe(201);
    expect(await ownOf(inbox.supervisor)).toHaveLength(2);
    const last = { ...reply, body: 'Yes', draftRevision: revision, lastSeenMessageId: earlier.body.id };
    expect((await ask(send, inbox.supervisor, { ...sending, body: last })).status).toBe(201);
    expect(await ownOf(inbox.supervisor)).toMatchObject([{ mode: 'note', body: 'Ask Jonas first' }]);
    expect(await told(inbox.supervisor)).toEqual(['private true', 'note true', 'private false']);
    await clear();
  });

  test.each([
    ['of no such name', 'secret', 404],
    ['that answers no id', 'public.7', 404],
    ['that answers what is not there', `private.${randomUUID()}`, 400],
    ['in public, of a private talk', 'public', 400],
  ])('in a place %s is not kept', async (_, place, status) => {
    expect((await save(inbox.agent, { body: 'Hello', place })).status).toBe(status);
  });

  test('that answers a message of another conversation is not kept', async () => {
    const { conversationId } = post;
    const place = `public.${inbox.messageId}`;
    expect((await save(inbox.agent, { body: 'Hello', place, conversationId })).status).toBe(404);
  });
});

describe('Nobody else’s doing touches a draft', () => {
  const WRITERS = ['remove-draft', 'save-draft', 'send-reply'];
  const writesDrafts =
    /\b(into|from|update|table)\s+draft\b|(prisma|prisma\(\))\.draft\b|writes\/drop-draft/i;

  test('no other command names one', () => {
    const commands = readdirSync('lib/server/commands');
    const naming = commands.filter((file) =>
      writesDrafts.test(readFileSync(`lib/server/commands/${file}`, 'utf8')),
    );
    expect(naming).toEqual(WRITERS.map((name) => `${name}.ts`));
  });

  test('nor does any step that they share', () => {
    const steps = readdirSync('lib/server/writes').filter((file) =>
      writesDrafts.test(readFileSync(`lib/server/writes/${file}`, 'utf8')),
    );
    expect(steps).toEqual(['drop-draft.ts']);
  });

  const now = () => new Date();
  const reply = (state: Parameters<typeof addReply>[2]) => addReply(inbox, inbox.admin.agentId, state);
  const ACTS: [string, () => Promise<unknown>][] = [
    [
      'a colleague takes it',
      () =>
        assignConversation(
          inbox.admin,
          inbox.conversationId,
          { assigneeId: inbox.admin.agentId, expectedAssigneeId: null },
          now(),
        ),
    ],
    ...(['closed', 'open'] as const).map((status): [string, () => Promise<unknown>] => [
      `a colleague makes it ${status}`,
      () => changeConversation(inbox.admin, inbox.conversationId, { act: { type: 'status', status } }, now()),
    ]),
    [
      'it is read',
      () => moveReadMark(inbox.agent, inbox.conversationId, { readCount: 1, readVersion: 0 }, now()),
    ],
    ['it is marked unread', () => markUnread(inbox.agent, inbox.conversationId, now())],
    ['a reply is thrown away', async () => discardReply(inbox.admin, await reply('failed'), now())],
    ['a reply is sent again', async () => retryReply(inbox.admin, await reply('failed'), now())],
    ['a reply is taken back', async () => cancelReply(inbox.admin, await reply('waiting'))],
    [
      'a reply is said to be sent',
      async () => markReplySent(inbox.admin, await reply('not_confirmed'), now()),
    ],
    ['the channel is renamed', () => changeChannel(inbox.admin, inbox.channelId, { name: 'Shop' }, now())],
    [
      'its author’s rights change',
      () =>
        grantChannelRights(
          inbox.admin,
          { channelId: inbox.channelId, agentId: inbox.agent.agentId },
          { rights: null },
          now(),
        ),
    ],
    [
      'its author is let out',
      () => changeAgent(inbox.admin, inbox.agent.agentId, { isActive: false }, now()),
    ],
  ];

  test.each(ACTS)('when %s', async (_, act) => {
    await prisma().draft.upsert({
      where: {
        workspaceId_agentId_conversationId_mode_answers: {
          workspaceId: inbox.workspaceId,
          agentId: inbox.agent.agentId,
          conversationId: inbox.conversationId,
          mode: 'private',
          answers: '',
        },
      },
      create: {
        workspaceId: inbox.workspaceId,
        agentId: inbox.agent.agentId,
        conversationId: inbox.conversationId,
        mode: 'private',
        body: 'It is ready.',
        revision: 1,
        savedAt: now(),
      },
      update: {},
    });
    const before = await prisma().draft.findMany();
    await act();
    expect(await prisma().draft.findMany()).toEqual(before);
  });
});
