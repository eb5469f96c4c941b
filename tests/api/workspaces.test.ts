import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '@/lib/server/commands/add-note';
import { assignConversation } from '@/lib/server/commands/assign-conversation';
import { saveCannedReply } from '@/lib/server/commands/save-canned-reply';
import { saveDraft } from '@/lib/server/commands/save-draft';
import { saveTeam } from '@/lib/server/commands/save-team';
import { saveView } from '@/lib/server/commands/save-view';
import { signIn } from '@/lib/server/commands/sign-in';
import { signOut } from '@/lib/server/commands/sign-out';
import { prisma } from '@/lib/server/db';
import { whisper } from '@/lib/server/feed/whisper';
import { createInvitation, takeInvitation } from '@/lib/server/handlers/invitations';
import { chooseWorkspace, readSession } from '@/lib/server/handlers/session';
import { encodeSession, findViewer, sessionCookieName, tokenFrom } from '@/lib/server/session';
import { type Inbox, makeInbox } from '../support/inbox';
import { openSession, PASSWORD, type Person } from '../support/people';
import { readRoutes } from '../support/routes';
import { ask, prepareServer, summary } from '../support/server';
import { until } from '../support/until';

prepareServer();

const now = () => new Date();
const HEADER = 'x-foyer-workspace';

let routes: Awaited<ReturnType<typeof readRoutes>>;
let ours: Inbox;
let theirs: Inbox;
/** An agent of ours, whom the admin of theirs has added by e-mail. */
let jonas: Person;

beforeAll(async () => {
  routes = await readRoutes();
  ours = await makeInbox('ours');
  theirs = await makeInbox('theirs');
  jonas = ours.agent;
});

const add = async (email: string) =>
  summary(
    await ask(createInvitation, theirs.admin, {
      method: 'POST',
      body: { name: 'As they call him', email, role: 'agent' },
    }),
  );
/** By the link of an invitation. */
const join = async (link: string, password: string) => {
  const body = { token: link.split('/').at(-1), password };
  return summary(await ask(takeInvitation, null, { method: 'POST', body }));
};

const goTo = async (workspaceId: string, headers: Record<string, string> = {}) =>
  summary(await ask(chooseWorkspace, jonas, { method: 'PUT', body: { workspaceId }, headers }));

const session = async () => (await summary(await ask(readSession, jonas))).body;

describe('an agent of two workspaces', () => {
  it('is invited by e-mail: one person, one password, and the answer does not tell that they were known', async () => {
    const known = await add(jonas.email);
    const unknown = await add(`${randomUUID()}@example.com`);
    expect([known.status, unknown.status]).toEqual([201, 201]);
    expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
    expect(await join(known.body.link, 'another long password')).toMatchObject({ code: 'wrong-credentials' });
    expect(await join(known.body.link, PASSWORD)).toMatchObject({ status: 201 });
    expect(await prisma().agent.findMany({ where: { email: jonas.email } })).toMatchObject([
      { id: jonas.agentId, name: jonas.name },
    ]);
    await expect(signIn({ email: jonas.email, password: PASSWORD }, now())).resolves.toBeTruthy();
    const stranger = signIn({ email: jonas.email, password: 'another long password' }, now());
    await expect(stranger).rejects.toMatchObject({ code: 'wrong-credentials' });
    expect(await add(jonas.email)).toMatchObject({ status: 409, code: 'already-taken' });
  });

  it('sees both of them named, and is in one', async () => {
    expect(await session()).toMatchObject({
      workspace: { id: ours.workspaceId },
      workspaces: [
        { id: ours.workspaceId, name: 'ours' },
        { id: theirs.workspaceId, name: 'theirs' },
      ],
    });
    const single = (await summary(await ask(readSession, ours.supervisor))).body;
    expect(single.workspaces).toEqual([{ id: ours.workspaceId, name: 'ours' }]);
  });

  it('goes to the other one, and to no third: that one does not exist for them', async () => {
    const third = await makeInbox('third');
    const [foreign, missing] = [await goTo(third.workspaceId), await goTo(randomUUID())];
    expect(foreign).toMatchObject({ status: 404, code: 'not-found' });
    expect(foreign.body.error.message).toBe(missing.body.error.message);
    expect((await session()).workspace.id).toBe(ours.workspaceId);

    expect((await goTo(theirs.workspaceId)).status).toBe(204);
    expect(await findViewer(jonas.cookie)).toMatchObject({ workspaceId: theirs.workspaceId, role: 'agent' });
    // A lost answer is asked for again.
    expect((await goTo(theirs.workspaceId)).status).toBe(204);
    expect((await goTo(ours.workspaceId)).status).toBe(204);
  });

  it('cannot go where they were let out', async () => {
    const place = { workspaceId_agentId: { workspaceId: theirs.workspaceId, agentId: jonas.agentId } };
    await prisma().membership.update({ where: place, data: { deactivatedAt: now() } });
    expect((await goTo(theirs.workspaceId)).status).toBe(404);
    expect((await session()).workspaces).toHaveLength(1);
    await prisma().membership.update({ where: place, data: { deactivatedAt: null } });
  });

  it('is there for work where they are, and away where they are not', async () => {
    const awayIn = async ({ workspaceId }: Inbox) =>
      (await prisma().membership.findFirstOrThrow({ where: { workspaceId, agentId: jonas.agentId } }))
        .awaySince !== null;
    await prisma().session.deleteMany({ where: { agentId: jonas.agentId } });
    jonas.cookie = await openSession(ours.workspaceId, jonas.agentId);
    await goTo(theirs.workspaceId);
    expect([await awayIn(ours), await awayIn(theirs)]).toEqual([true, false]);
    await goTo(ours.workspaceId);
    expect([await awayIn(ours), await awayIn(theirs)]).toEqual([false, true]);
  });

  it('signs in where they were last, also after signing out', async () => {
    const enter = async () => {
      const { token } = await signIn({ email: jonas.email, password: PASSWORD }, now());
      return `${sessionCookieName()}=${await encodeSession(token)}`;
    };
    for (const place of [theirs, ours, theirs]) {
      await goTo(place.workspaceId);
      expect(await findViewer(await enter())).toMatchObject({ workspaceId: place.workspaceId });
      await prisma().session.deleteMany({ where: { agentId: jonas.agentId, NOT: await rowOf(jonas) } });
      await signOut((await tokenFrom(jonas.cookie)) ?? '', now());
      jonas.cookie = await enter();
      expect(await findViewer(jonas.cookie)).toMatchObject({ workspaceId: place.workspaceId });
    }
    await goTo(ours.workspaceId);
  });
});

/** Somebody's session as the table has it. */
const rowOf = async ({ cookie }: Person) => ({ tokenHash: (await findViewer(cookie))?.sessionHash ?? '' });

describe('a page that still shows the other workspace', () => {
  const signs = { [HEADER]: '' };

  it('is refused whatever it asks, and changes nothing', async () => {
    signs[HEADER] = ours.workspaceId;
    await goTo(theirs.workspaceId);
    const body = { name: 'Refund', colour: 'teal' };
    for (const [name, call] of Object.entries({
      'GET /api/session': {},
      'GET /api/conversations': { path: '/?view=all' },
      'POST /api/views': { body: { isShared: false, name: 'Mine', filter: { view: 'all' } } },
      'POST /api/tags': { body },
      'PUT /api/session/workspace': { body: { workspaceId: ours.workspaceId } },
    })) {
      const [method = ''] = name.split(' ');
      const handler = routes.get(name);
      if (!handler) throw new Error(`${name} is not a route`);
      const answer = await summary(await ask(handler, jonas, { ...call, method, headers: signs }));
      expect(answer).toMatchObject({ status: 409, code: 'workspace-changed' });
    }
    expect(await prisma().savedView.count({ where: { agentId: jonas.agentId } })).toBe(0);
  });

  it('is served again where the session comes back; and the header opens no door by itself', async () => {
    await goTo(ours.workspaceId, { [HEADER]: theirs.workspaceId });
    expect((await ask(readSession, jonas, { headers: signs })).status).toBe(200);
    const forged = await ask(readSession, ours.supervisor, { headers: { [HEADER]: theirs.workspaceId } });
    expect((await summary(forged)).code).toBe('workspace-changed');
  });

  it('has its stream ended within a second, and does not get a new one', async () => {
    const stream = await openEvents(ours.workspaceId);
    await until(() => stream.heard().includes('event: beat'));
    await goTo(theirs.workspaceId);
    await until(() => stream.isOver(), 1_000);
    expect(stream.heard()).toMatch(/event: ended\ndata: {}\n\n$/);
    const again = await openEvents(ours.workspaceId);
    await until(() => again.isOver());
    expect(again.heard()).toBe('event: ended\ndata: {}\n\n');
    await goTo(ours.workspaceId);
  });
});

/** The stream of a tab that shows a workspace. */
async function openEvents(workspaceId: string) {
  const events = routes.get('GET /api/events');
  if (!events) throw new Error('there are no events');
  const path = `/?workspace=${workspaceId}&tab=${randomUUID()}`;
  const reader = (await ask(events, jonas, { path })).body?.getReader();
  let heard = '';
  let isOver = false;
  const readOn = async (): Promise<void> => {
    const piece = await reader?.read();
    if (!piece || piece.done) {
      isOver = true;
      return;
    }
    heard += Buffer.from(piece.value).toString();
    return readOn();
  };
  void readOn();
  return { heard: () => heard, isOver: () => isOver, close: () => reader?.cancel() };
}

describe('nothing crosses', () => {
  /** One of everything that Jonas has or sees, in one workspace; the ids and words by which it would be known again. */
  async function leaveTraces(inbox: Inbox, word: string): Promise<string[]> {
    const { workspaceId, agent, admin, supervisor, conversationId, messageId } = inbox;
    const viewer = { workspaceId, agentId: jonas.agentId, role: 'agent' as const };
    const reply = { isShared: false, shortcut: `own-${word}`, title: word, body: word };
    const begun = { begunAfterMessageId: messageId, revision: 0 };
    const place = { mode: 'note' as const, answers: null };
    await saveDraft(viewer, { conversationId, place, body: `draft ${word}`, ...begun }, now());
    const note = { clientId: randomUUID(), text: `note ${word} @[agent:${jonas.agentId}]` };
    const { id: noteId } = await addNote(supervisor, conversationId, note, now());
    const view = { isShared: false, name: `view ${word}`, filter: { view: 'all' } };
    const { id: viewId } = await saveView(viewer, null, view, now());
    const { id: replyId } = await saveCannedReply(viewer, null, reply, now());
    const team = { name: `team ${word}`, memberIds: [jonas.agentId] };
    const { id: teamId } = await saveTeam(admin, null, team, now());
    const holder = { assigneeId: jonas.agentId, expectedAssigneeId: null };
    await assignConversation(supervisor, conversationId, holder, now());
    const { channelId, customerId, tagId, contentId } = inbox;
    const things = [channelId, customerId, tagId, contentId, conversationId, messageId];
    const people = [admin, supervisor, ...(agent === jonas ? [] : [agent])].map(({ agentId }) => agentId);
    return [...things, ...people, noteId, viewId, replyId, teamId, ` ${word}`];
  }

  let ids: { ours: string[]; theirs: string[] };

  beforeAll(async () => {
    ids = { ours: await leaveTraces(ours, 'alder'), theirs: await leaveTraces(theirs, 'birch') };
  });

  /** Every route that only reads, with the ids of one workspace in its path. */
  const READS: Record<string, (inbox: Inbox) => { path?: string; params?: Record<string, string> }> = {
    'GET /api/session': () => ({}),
    'GET /api/canned-replies': () => ({}),
    'GET /api/tags': () => ({}),
    'GET /api/conversations': () => ({ path: '/?view=all' }),
    'GET /api/conversations/[id]': ({ conversationId: id }) => ({ params: { id } }),
    'GET /api/conversations/[id]/messages': ({ conversationId: id }) => ({ params: { id } }),
    'GET /api/conversations/[id]/entries': ({ conversationId: id }) => ({ params: { id } }),
    'GET /api/conversations/[id]/drafts': ({ conversationId: id }) => ({ params: { id } }),
    'GET /api/people/[id]': ({ customerId: id }) => ({ params: { id } }),
  };
  const LISTS = Object.keys(READS).filter((name) => !name.includes('['));

  const readAll = async (of: Inbox, names: string[]) => {
    const answers = [];
    for (const name of names) {
      const handler = routes.get(name);
      if (!handler) throw new Error(`${name} is not a route`);
      answers.push(await (await ask(handler, jonas, READS[name]?.(of))).text());
    }
    return answers.join('\n');
  };

  const found = (text: string, wanted: string[]) => wanted.filter((each) => text.includes(each));

  it.each([
    ['ours', 'theirs'],
    ['theirs', 'ours'],
  ] as const)('in %s, Jonas reads everything of it and not a word or an id of %s', async (here, there) => {
    const inboxes = { ours, theirs };
    await goTo(inboxes[here].workspaceId);
    const text = await readAll(inboxes[here], Object.keys(READS));
    // The control: what is searched for is found where it belongs.
    expect(found(text, ids[here])).toEqual(ids[here]);
    expect(found(text, ids[there])).toEqual([]);
    const asked = await readAll(inboxes[there], Object.keys(READS));
    expect(found(asked, ids[there])).toEqual([]);
    expect(found(await readAll(inboxes[there], LISTS), ids[there])).toEqual([]);
    const { counts, drafts } = await session();
    expect(counts.views).toMatchObject({ mine: 1, mentions: 1, all: 1 });
    expect(drafts).toMatchObject([{ conversationId: inboxes[here].conversationId }]);
  });

  it('not on the stream either: neither an event nor a whisper', async () => {
    await goTo(ours.workspaceId);
    const stream = await openEvents(ours.workspaceId);
    await until(() => stream.heard().includes('event: beat'));
    const clientId = () => randomUUID();
    for (const { workspaceId, conversationId, channelId, supervisor } of [theirs, ours]) {
      const sighting = { workspaceId, channelId, conversationId, agentId: supervisor.agentId };
      whisper({ ...sighting, tabId: randomUUID(), doing: 'viewing', lifeMs: 5_000 });
      await addNote(supervisor, conversationId, { clientId: clientId(), text: 'Heard?' }, now());
    }
    // The control: what happens here is heard, although it happened later.
    await until(() => stream.heard().includes('Heard?') && stream.heard().includes('event: whisper'));
    expect(found(stream.heard(), ids.theirs)).toEqual([]);
    expect(found(stream.heard(), [ours.conversationId, ours.supervisor.agentId])).toHaveLength(2);
    await stream.close();
  });

  it('a conversation of the other one is missing; only who may read it there learns where it is', async () => {
    const locate = routes.get('GET /api/conversations/[id]/workspace');
    if (!locate) throw new Error('there is no such route');
    const where = async (person: Person, id: string) =>
      summary(await ask(locate, person, { params: { id } }));
    expect((await where(jonas, theirs.conversationId)).body).toEqual({
      id: theirs.workspaceId,
      name: 'theirs',
    });
    for (const [person, id] of [
      [jonas, ours.conversationId],
      [jonas, randomUUID()],
      [ours.supervisor, theirs.conversationId],
      [theirs.admin, ours.conversationId],
    ] as const) {
      expect(await where(person, id)).toMatchObject({ status: 404, code: 'not-found' });
    }
    const channel = { workspaceId_id: { workspaceId: theirs.workspaceId, id: theirs.channelId } };
    await prisma().channel.update({ where: channel, data: { agentsRead: false } });
    expect((await where(jonas, theirs.conversationId)).status).toBe(404);
    await prisma().channel.update({ where: channel, data: { agentsRead: true } });
  });
});
