import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '@/lib/contract/channel';
import type { ChannelRights } from '@/lib/domain/permission';
import { prisma } from '@/lib/server/db';
import { updateChannel, updateOwnRights } from '@/lib/server/handlers/channels';
import { readSession } from '@/lib/server/handlers/session';
import { type Inbox, makeInbox } from '../support/inbox';
import type { Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('channels');
});
beforeEach(async () => {
  await prisma().channelRight.deleteMany();
  await prisma().channel.updateMany({ data: { agentsRead: true, agentsReply: true, agentsStart: false } });
});

const all: ChannelRights = { canRead: true, canReply: true, canStart: true };
const none: ChannelRights = { canRead: false, canReply: false, canStart: false };

const change = async (body: unknown) =>
  summary(await ask(updateChannel, inbox.admin, { method: 'PATCH', params: { id: inbox.channelId }, body }));

const grant = async (agentId: string, rights: ChannelRights | null) =>
  summary(
    await ask(updateOwnRights, inbox.admin, {
      method: 'PUT',
      params: { id: inbox.channelId, agentId },
      body: { rights },
    }),
  );

/** The channel as a person sees it; undefined when they do not. */
async function seenBy(person: Person): Promise<Channel | undefined> {
  const { body } = await summary(await ask(readSession, person));
  return body.channels[0];
}

describe('a channel', () => {
  it('gets a name, and loses it again', async () => {
    expect(await change({ name: '  Shop ' })).toMatchObject({ status: 200, body: { name: 'Shop' } });
    expect(await seenBy(inbox.agent)).toMatchObject({ name: 'Shop', type: 'WhatsApp' });
    expect(await change({ name: null })).toMatchObject({ status: 200, body: { name: null } });
    expect(await change({ name: '' })).toMatchObject({ status: 400 });
  });

  it('grows by a version with each change, so that older copies are known as such', async () => {
    const { body: first } = await change({ name: 'One' });
    const { body: second } = await change({ name: 'Two' });
    expect(second.version).toBe(first.version + 1);
  });

  it('keeps what a change does not mention', async () => {
    await change({ name: 'Shop' });
    const { body } = await change({ agentsMay: all });
    expect(body).toMatchObject({ name: 'Shop', agentsMay: all });
  });
});

describe('plain replies', () => {
  const typeOf = (type: string) => prisma().channel.updateMany({ data: { type } });

  it('are for channels whose rules nobody knows', async () => {
    expect(await change({ takesPlainReplies: true })).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'takesPlainReplies' } } },
    });
    expect(await seenBy(inbox.agent)).toMatchObject({ type: 'WhatsApp', takesPlainReplies: false });
  });

  it('are allowed by an admin, and that is remembered', async () => {
    await typeOf('Telepathy');
    expect(await change({ takesPlainReplies: true })).toMatchObject({ body: { takesPlainReplies: true } });
    expect(await seenBy(inbox.agent)).toMatchObject({ takesPlainReplies: true });
    const noted = await prisma().activity.findFirst({ where: { kind: 'plain-replies-set' } });
    expect(noted).toMatchObject({
      agentId: inbox.admin.agentId,
      detail: { channelId: inbox.channelId, takesPlainReplies: true },
    });
    await typeOf('WhatsApp');
  });
});

describe('rights on a channel', () => {
  it('are what all agents may do, until somebody gets rights of their own', async () => {
    expect((await seenBy(inbox.agent))?.rights).toEqual({ canRead: true, canReply: true, canStart: false });
    expect((await grant(inbox.agent.agentId, all)).status).toBe(204);
    expect((await seenBy(inbox.agent))?.rights).toEqual(all);
    expect((await grant(inbox.agent.agentId, null)).status).toBe(204);
    expect((await seenBy(inbox.agent))?.rights).toEqual({ canRead: true, canReply: true, canStart: false });
  });

  it('hide the channel and its conversations from who may not read it, at the next request', async () => {
    await grant(inbox.agent.agentId, none);
    const { body } = await summary(await ask(readSession, inbox.agent));
    expect(body.channels).toEqual([]);
    expect(body.counts.views.all).toBe(0);
    expect(await seenBy(inbox.blind)).toBeDefined();
  });

  it('are everything for supervisors and admins, whatever agents may do', async () => {
    await change({ agentsMay: none });
    expect(await seenBy(inbox.agent)).toBeUndefined();
    for (const person of [inbox.supervisor, inbox.admin]) expect((await seenBy(person))?.rights).toEqual(all);
  });

  it('let nobody reply where they may not read', async () => {
    await grant(inbox.agent.agentId, { ...none, canReply: true });
    expect(await seenBy(inbox.agent)).toBeUndefined();
  });

  it('tell everybody’s browser to look again', async () => {
    await grant(inbox.agent.agentId, all);
    const last = await prisma().feed.findFirst({
      where: { workspaceId: inbox.workspaceId },
      orderBy: { seq: 'desc' },
    });
    expect(last?.payload).toEqual({ type: 'workspace.changed' });
  });
});
