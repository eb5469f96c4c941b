import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { assignConversation } from '@/lib/server/commands/assign-conversation';
import { prisma } from '@/lib/server/db';
import { assign } from '@/lib/server/handlers/conversations';
import { addConversations, type Inbox, makeInbox } from '../support/inbox';
import { makePerson, type Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('assignment');
});

const give = async (by: Person, id: string, assigneeId: string | null, expectedAssigneeId: string | null) =>
  summary(await ask(assign, by, { method: 'PUT', params: { id }, body: { assigneeId, expectedAssigneeId } }));
const claim = (by: Person, id: string) => give(by, id, by.agentId, null);

const holderOf = async (id: string) => (await prisma().conversation.findFirst({ where: { id } }))?.assigneeId;
const linesOf = (conversationId: string) => prisma().activity.findMany({ where: { conversationId } });

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

  test(`are one winner and losers who know who won, ${ROUNDS} times`, { timeout: 60_000 }, async () => {
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
