import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { assignConversation } from '@/lib/server/commands/assign-conversation';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { grantChannelRights } from '@/lib/server/commands/grant-channel-rights';
import { removeTeam } from '@/lib/server/commands/remove-team';
import { returnAbsentWork } from '@/lib/server/commands/return-absent-work';
import { saveTeam } from '@/lib/server/commands/save-team';
import { setAvailability } from '@/lib/server/commands/set-availability';
import { prisma } from '@/lib/server/db';
import { assign } from '@/lib/server/handlers/conversations';
import { getSession } from '@/lib/server/queries/get-session';
import { addConversations, type Inbox, makeInbox } from '../support/inbox';
import { runDueJobs } from '../support/jobs';
import { makePerson, makeWorkspace, type Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';
import { until } from '../support/until';

prepareServer();

let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('assignment');
});

const give = async (by: Person, id: string, assigneeId: string | null, expectedAssigneeId: string | null) =>
  summary(await ask(assign, by, { method: 'PUT', params: { id }, body: { assigneeId, expectedAssigneeId } }));
const claim = (by: Person, id: string) => give(by, id, by.agentId, null);

const holderOf = async (id: string) => (await prisma().conversation.findFirst({ where: { id } }))?.assigneeId;
const linesOf = (conversationId: string) =>
  prisma().activity.findMany({ where: { conversationId }, orderBy: { at: 'asc' } });

describe('several people who take a conversation at the same moment', () => {
  const ROUNDS = 100;
  let rivals: Person[];
  let ids: string[];

  beforeAll(async () => {
    rivals = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => makePerson(inbox.workspaceId, 'agent', `Rival ${n}`)),
    );
    ids = await addConversations(inbox, ROUNDS);
  });

  /** Everybody asks at once. */
  const race = (id: string, those: Person[]) =>
    Promise.allSettled(
      those.map((person) =>
        assignConversation(person, id, { assigneeId: person.agentId, expectedAssigneeId: null }, new Date()),
      ),
    );
  type Outcome = Awaited<ReturnType<typeof race>>[number];

  /** Exactly one of them has it, and everybody else is told who. */
  async function expectOneWinner(id: string, outcomes: Outcome[]) {
    const holder = await holderOf(id);
    const won = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value.assigneeId] : []));
    const lost = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(won).toEqual([holder]);
    expect(lost).toHaveLength(outcomes.length - 1);
    for (const reason of lost) {
      expect(reason).toMatchObject({ code: 'already-taken', details: { assigneeId: holder } });
    }
    expect(await linesOf(id)).toMatchObject([{ kind: 'assigned', agentId: holder }]);
  }

  test(`are one winner and losers who know who won, ${ROUNDS} times`, { timeout: 120_000 }, async () => {
    for (const [round, id] of ids.entries()) {
      await expectOneWinner(id, await race(id, rivals.slice(0, 2 + (round % 4))));
    }
  });

  test('would be noticed, were there two winners', async () => {
    const [id = ''] = await addConversations(inbox, 1);
    const outcomes = await race(id, rivals.slice(0, 2));
    const twice = outcomes.filter(({ status }) => status === 'fulfilled');
    await expect(expectOneWinner(id, [...outcomes, ...twice])).rejects.toThrow();
  });
});

describe('a conversation', () => {
  test('that is taken again after a lost answer is simply theirs, and nothing is told twice', async () => {
    const [id = ''] = await addConversations(inbox, 1);
    const first = await claim(inbox.agent, id);
    const again = await claim(inbox.agent, id);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(await linesOf(id)).toHaveLength(1);
  });

  test('goes from one to another, and back to the queue', async () => {
    const { agent, supervisor } = inbox;
    const [id = ''] = await addConversations(inbox, 1);
    await claim(agent, id);
    const passed = await give(agent, id, supervisor.agentId, agent.agentId);
    expect(passed).toMatchObject({ status: 200, body: { assigneeId: supervisor.agentId } });
    const returned = await give(agent, id, null, supervisor.agentId);
    expect(returned).toMatchObject({ status: 200, body: { assigneeId: null } });
  });

  test('is handed over with a note, once and together or not at all', async () => {
    const { agent, supervisor } = inbox;
    const [id = ''] = await addConversations(inbox, 1);
    const note = { clientId: randomUUID(), text: `She wants a call, @[agent:${supervisor.agentId}]` };
    const handOver = async (expectedAssigneeId: string | null) =>
      summary(
        await ask(assign, agent, {
          method: 'PUT',
          params: { id },
          body: { assigneeId: supervisor.agentId, expectedAssigneeId, note },
        }),
      );
    await claim(inbox.admin, id);
    expect(await handOver(null)).toMatchObject({ status: 409 });
    expect(await prisma().note.count({ where: { conversationId: id } })).toBe(0);
    const given = await handOver(inbox.admin.agentId);
    expect(given).toMatchObject({
      status: 200,
      body: { assigneeId: supervisor.agentId, mentionedAgentIds: [supervisor.agentId] },
    });
    expect(await handOver(inbox.admin.agentId)).toMatchObject({ status: 200 });
    expect(await prisma().note.findMany({ where: { conversationId: id } })).toMatchObject([
      { body: note.text, agentId: agent.agentId },
    ]);
  });

  test('is given to nobody who cannot read it, who is out, or who is not there', async () => {
    const [id = ''] = await addConversations(inbox, 1);
    const gone = await makePerson(inbox.workspaceId, 'agent', 'Gone');
    await prisma().membership.updateMany({
      where: { agentId: gone.agentId },
      data: { deactivatedAt: new Date() },
    });
    expect(await give(inbox.admin, id, inbox.blind.agentId, null)).toMatchObject({
      status: 422,
      code: 'state-refused',
      body: { error: { details: { reason: 'cannot-read' } } },
    });
    expect(await give(inbox.admin, id, gone.agentId, null)).toMatchObject({ status: 404 });
    expect(await give(inbox.admin, id, randomUUID(), null)).toMatchObject({ status: 404 });
    expect(await holderOf(id)).toBeNull();
  });
});

describe('a team', () => {
  const save = (name: string, memberIds: string[] = []) =>
    saveTeam(inbox.admin, null, { name, memberIds }, new Date());
  const claimFor = async (by: Person, id: string, body: object) =>
    summary(await ask(assign, by, { method: 'PUT', params: { id }, body }));

  test('gets a conversation, keeps it when somebody takes it, and loses it when it is removed', async () => {
    const { agent, admin } = inbox;
    const [id = ''] = await addConversations(inbox, 1);
    const team = await save('Workshop', [agent.agentId]);
    const nobody = { assigneeId: null, expectedAssigneeId: null };
    const given = await claimFor(admin, id, { ...nobody, teamId: team.id, expectedTeamId: null });
    expect(given).toMatchObject({ status: 200, body: { teamId: team.id, assigneeId: null } });
    expect((await claim(agent, id)).body).toMatchObject({ teamId: team.id, assigneeId: agent.agentId });
    await removeTeam(admin, team.id, new Date());
    expect(await prisma().conversation.findFirst({ where: { id } })).toMatchObject({
      teamId: null,
      assigneeId: agent.agentId,
    });
    expect((await linesOf(id)).map(({ kind, detail }) => [kind, detail])).toMatchObject([
      ['team-assigned', { team: 'Workshop' }],
      ['assigned', {}],
      ['team-assigned', { team: null }],
    ]);
  });

  test('that somebody else chose first wins, and the other is told', async () => {
    const [id = ''] = await addConversations(inbox, 1);
    const [first, second] = [await save('First'), await save('Second')];
    const ask = { assigneeId: null, expectedAssigneeId: null, expectedTeamId: null };
    await claimFor(inbox.admin, id, { ...ask, teamId: first.id });
    expect(await claimFor(inbox.supervisor, id, { ...ask, teamId: second.id })).toMatchObject({
      status: 409,
      body: { error: { details: { teamId: first.id } } },
    });
  });

  test('has a name that no other team has, and members of the workspace', async () => {
    await save('Returns');
    await expect(save('Returns')).rejects.toMatchObject({
      code: 'already-taken',
      details: { field: 'name' },
    });
    await expect(save('Ghosts', [randomUUID()])).rejects.toMatchObject({ code: 'not-found' });
    const { teams } = await getSession(inbox.agent);
    expect(teams.map(({ name }) => name)).not.toContain('Ghosts');
  });
});

describe('work whose holder is gone', () => {
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  /** Somebody with one conversation that waits for an answer, and one that does not. */
  async function holder(name: string) {
    const person = await makePerson(inbox.workspaceId, 'agent', name);
    const [waits = '', settled = ''] = await addConversations(inbox, 2);
    await prisma().message.updateMany({
      where: { conversationId: settled },
      data: { needsReply: false, asksForReply: false },
    });
    for (const id of [waits, settled]) await claim(person, id);
    return { person, waits, settled };
  }
  const isStillTheirs = async ({ person, waits, settled }: Awaited<ReturnType<typeof holder>>) =>
    (await Promise.all([waits, settled].map(holderOf))).map((id) => id === person.agentId);

  test('returns to the queue when they are away for longer than the limit, by their own word', async () => {
    const away = await holder('Away');
    await setAvailability(away.person, 'away', new Date());
    await returnAbsentWork(later(29));
    expect(await isStillTheirs(away)).toEqual([true, true]);
    await returnAbsentWork(later(31));
    expect(await isStillTheirs(away)).toEqual([false, true]);
    expect((await linesOf(away.waits)).at(-1)).toMatchObject({
      kind: 'work-returned',
      agentId: null,
      detail: { fromId: away.person.agentId, reason: 'absent' },
    });
  });

  test('stays while they are seen, and returns when nothing is seen of them', async () => {
    const silent = await holder('Silent');
    await prisma().session.updateMany({
      where: { agentId: silent.person.agentId },
      data: { lastSeenAt: later(10) },
    });
    await returnAbsentWork(later(35));
    expect(await isStillTheirs(silent)).toEqual([true, true]);
    await returnAbsentWork(later(41));
    expect(await isStillTheirs(silent)).toEqual([false, true]);
  });

  test('stays for the limit after it was given to somebody who is away', async () => {
    const away = await holder('Sleeper');
    await setAvailability(away.person, 'away', later(-60));
    await returnAbsentWork(later(29));
    expect(await isStillTheirs(away)).toEqual([true, true]);
    await returnAbsentWork(later(31));
    expect(await isStillTheirs(away)).toEqual([false, true]);
  });

  test('returns when they may not read its channel any more', async () => {
    const blinded = await holder('Blinded');
    const grant = { channelId: inbox.channelId, agentId: blinded.person.agentId };
    const nothing = { canRead: false, canReply: false, canStart: false };
    await grantChannelRights(inbox.admin, grant, { rights: nothing }, new Date());
    await runDueJobs();
    expect(await isStillTheirs(blinded)).toEqual([false, false]);
  });

  test('goes to whom it was handed over, where they may read it, and to nobody else', async () => {
    const leaver = await holder('Handing Over');
    const heir = await makePerson(inbox.workspaceId, 'agent', 'Heir');
    const letOut = { isActive: false, handOverToId: heir.agentId };
    await changeAgent(inbox.admin, leaver.person.agentId, letOut, new Date());
    await runDueJobs();
    expect(await isStillTheirs(leaver)).toEqual([false, false]);
    const inherited = await prisma().conversation.findMany({ where: { assigneeId: heir.agentId } });
    expect(inherited.length).toBeGreaterThan(0);
    const noted = await prisma().activity.findMany({
      where: { conversationId: { in: inherited.map(({ id }) => id) }, kind: 'assigned', agentId: null },
    });
    expect(noted.map(({ detail }) => detail)).toContainEqual(
      expect.objectContaining({ assigneeId: heir.agentId, fromId: leaver.person.agentId }),
    );

    const second = await holder('Handing On');
    await changeAgent(
      inbox.admin,
      second.person.agentId,
      { isActive: false, handOverToId: inbox.blind.agentId },
      new Date(),
    );
    await runDueJobs();
    expect(await isStillTheirs(second)).toEqual([false, false]);
    expect(await prisma().conversation.count({ where: { assigneeId: inbox.blind.agentId } })).toBe(0);
  });

  test('is handed over by who leaves, to who stays, in this workspace', async () => {
    const { person } = await holder('Careful');
    const refuse = async (handOverToId: string, isActive: boolean, code: string) => {
      const change = { isActive, handOverToId };
      await expect(changeAgent(inbox.admin, person.agentId, change, new Date())).rejects.toMatchObject({
        code,
      });
    };
    const stranger = await makePerson(await makeWorkspace('Elsewhere'), 'agent', 'Stranger');
    const gone = await makePerson(inbox.workspaceId, 'agent', 'Gone');
    await changeAgent(inbox.admin, gone.agentId, { isActive: false }, new Date());
    await refuse(stranger.agentId, false, 'not-found');
    await refuse(gone.agentId, false, 'bad-request');
    await refuse(person.agentId, false, 'bad-request');
    await refuse(inbox.agent.agentId, true, 'bad-request');
  });

  test('returns when they are let out, 2,000 conversations in slices, and holds nobody up', {
    timeout: 120_000,
  }, async () => {
    const leaver = await makePerson(inbox.workspaceId, 'agent', 'Leaver');
    const ids = await addConversations(inbox, 2_000);
    await prisma().conversation.updateMany({
      where: { id: { in: ids } },
      data: { assigneeId: leaver.agentId },
    });
    await changeAgent(inbox.admin, leaver.agentId, { isActive: false }, new Date());
    const [id = ''] = ids;
    const isFree = async () => (await claim(inbox.agent, id)).status === 200;
    await Promise.all([runDueJobs(), until(isFree, 60_000)]);
    const held = await prisma().conversation.count({ where: { assigneeId: leaver.agentId } });
    const returned = await prisma().activity.count({
      where: { conversationId: { in: ids }, kind: 'work-returned' },
    });
    expect([held, returned]).toEqual([0, 2_000]);
  });
});
