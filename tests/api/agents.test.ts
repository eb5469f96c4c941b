import { beforeAll, describe, expect, it } from 'vitest';
import { agentList } from '@/lib/contract/agent';
import type { FeedEvent } from '@/lib/contract/event';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { prisma } from '@/lib/server/db';
import { readAgents, updateAgent } from '@/lib/server/handlers/agents';
import { findViewer } from '@/lib/server/session';
import { type Inbox, makeInbox } from '../support/inbox';
import { runDueJobs } from '../support/jobs';
import { makePerson, makeWorkspace, type Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('agents');
});

const change = async (by: Person, agentId: string, body: unknown) =>
  summary(await ask(updateAgent, by, { method: 'PATCH', params: { id: agentId }, body }));

/** What the feed told since a position. */
async function told(after: bigint): Promise<FeedEvent[]> {
  const rows = await prisma().feed.findMany({
    where: { workspaceId: inbox.workspaceId, seq: { gt: after } },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ payload }) => payload as unknown as FeedEvent);
}
const position = async () =>
  (await prisma().feedCounter.findUnique({ where: { workspaceId: inbox.workspaceId } }))?.seq ?? 0n;

describe('the list of colleagues', () => {
  it('shows rights of their own, and never a password', async () => {
    const response = await ask(readAgents, inbox.admin);
    const text = await response.text();
    const { agents } = agentList.parse(JSON.parse(text));
    expect(text).not.toMatch(/argon2|hash/i);
    expect(agents.find(({ agent }) => agent.id === inbox.blind.agentId)?.ownRights).toEqual([
      { channelId: inbox.channelId, rights: { canRead: false, canReply: false, canStart: false } },
    ]);
    expect(agents.find(({ agent }) => agent.id === inbox.agent.agentId)?.ownRights).toEqual([]);
  });
});

describe('somebody who leaves', () => {
  it('has no session left, and their conversations go back to the queue', async () => {
    const leaver = await makePerson(inbox.workspaceId, 'agent', 'Leaver');
    await prisma().conversation.updateMany({
      where: { id: inbox.conversationId },
      data: { assigneeId: leaver.agentId },
    });
    const before = await position();
    const answer = await change(inbox.admin, leaver.agentId, { isActive: false });
    expect(answer).toMatchObject({ status: 200, body: { isActive: false, role: 'agent' } });
    expect(await findViewer(leaver.cookie)).toBeNull();
    await runDueJobs();
    const events = await told(before);
    const types = events.map(({ type }) => type);
    expect(types.sort()).toEqual(['activity.added', 'conversation.changed', 'workspace.changed']);
    expect(events.find(({ type }) => type === 'conversation.changed')).toMatchObject({
      conversation: { id: inbox.conversationId, assigneeId: null },
      before: { assigneeId: leaver.agentId },
    });
    expect(events.find(({ type }) => type === 'activity.added')).toMatchObject({
      activity: { agentId: null, what: { kind: 'work-returned', fromId: leaver.agentId, reason: 'left' } },
    });
  });

  it('comes back with the same password and no old session', async () => {
    const leaver = await makePerson(inbox.workspaceId, 'agent', 'Returner');
    await change(inbox.admin, leaver.agentId, { isActive: false });
    await change(inbox.admin, leaver.agentId, { isActive: true });
    expect(await findViewer(leaver.cookie)).toBeNull();
  });
});

describe('the last admin', () => {
  it.each([{ role: 'agent' }, { isActive: false }])('stays: %j is refused', async (wanted) => {
    expect(await change(inbox.admin, inbox.admin.agentId, wanted)).toMatchObject({
      status: 422,
      code: 'state-refused',
      body: { error: { details: { reason: 'last-admin' } } },
    });
  });

  it('stays also when two admins remove each other at the same moment', async () => {
    const workspaceId = await makeWorkspace('Two admins');
    const [one, two] = [
      await makePerson(workspaceId, 'admin', 'One'),
      await makePerson(workspaceId, 'admin', 'Two'),
    ];
    await Promise.allSettled([
      changeAgent(one, two.agentId, { role: 'agent' }, new Date()),
      changeAgent(two, one.agentId, { isActive: false }, new Date()),
    ]);
    const admins = await prisma().membership.count({
      where: { workspaceId, role: 'admin', deactivatedAt: null },
    });
    expect(admins).toBe(1);
  });
});
