import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Channel } from '@/lib/contract/channel';
import { allRights, type ChannelRights, noRights } from '@/lib/domain/permission';
import { grantTeamRights } from '@/lib/server/commands/grant-team-rights';
import { removeTeam } from '@/lib/server/commands/remove-team';
import { saveTeam } from '@/lib/server/commands/save-team';
import { database, inTransaction, prisma } from '@/lib/server/db';
import { appendToFeed } from '@/lib/server/feed/append';
import { openStream } from '@/lib/server/feed/open-stream';
import { readChannels } from '@/lib/server/handlers/api';
import { createToken } from '@/lib/server/handlers/api-tokens';
import { list } from '@/lib/server/handlers/conversations';
import { listChannels } from '@/lib/server/queries/list-channels';
import { listReachable } from '@/lib/server/queries/list-reachable';
import { READABLE_CHANNELS, viewerParams } from '@/lib/server/queries/readable-channels-sql';
import { type Inbox, makeInbox } from '../support/inbox';
import { runDueJobs } from '../support/jobs';
import { makePerson, type Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';
import { until } from '../support/until';

prepareServer();

const now = () => new Date();
const reading: ChannelRights = { ...noRights, canRead: true };

let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('team rights');
  const nothing = { agentsRead: false, agentsReply: false, agentsStart: false };
  await prisma().channel.updateMany({ where: { workspaceId: inbox.workspaceId }, data: nothing });
});

const someone = () => makePerson(inbox.workspaceId, 'agent', `Agent ${randomUUID()}`);
const team = (...members: Person[]) => saveTeam(inbox.admin, null, draftOf(members), now());
const draftOf = (members: Person[]) => ({
  name: randomUUID(),
  memberIds: members.map(({ agentId }) => agentId),
});
const grant = (teamId: string, rights: ChannelRights) =>
  grantTeamRights(inbox.admin, { channelId: inbox.channelId, teamId }, { rights }, now());
const seenBy = async (person: Person): Promise<Channel | undefined> =>
  (await listChannels(database, person))[0];
const listFor = async (person: Person) =>
  (await summary(await ask(list, person, { path: '/?view=all' }))).body.rows.length;

describe('what a team may do', () => {
  it('its agents may, and nobody who has left it', async () => {
    const [member, other] = [await someone(), await someone()];
    const { id } = await team(member);
    expect([await listFor(member), await listFor(other)]).toEqual([0, 0]);
    await grant(id, reading);
    expect([await listFor(member), await listFor(other)]).toEqual([1, 0]);
    expect((await seenBy(member))?.rights).toEqual(reading);
    await saveTeam(inbox.admin, id, draftOf([other]), now());
    expect([await listFor(member), await listFor(other)]).toEqual([0, 1]);
    await removeTeam(inbox.admin, id, now());
    expect([await listFor(member), await listFor(other)]).toEqual([0, 0]);
  });

  it('is told to admins alone', async () => {
    const member = await someone();
    const { id } = await team(member);
    const { teamsMay } = await grant(id, allRights);
    expect(teamsMay).toContainEqual({ teamId: id, rights: allRights });
    expect((await seenBy(member))?.teamsMay).toEqual([]);
    expect((await grant(id, noRights)).teamsMay.map(({ teamId }) => teamId)).not.toContain(id);
    expect(await seenBy(member)).toBeUndefined();
  });

  it('says the same by the rule and by the statement, for all that can be granted', async () => {
    const person = await someone();
    const { id } = await team(person);
    const every = [
      noRights,
      reading,
      { ...reading, canReply: true },
      allRights,
      { ...noRights, canReply: true },
    ];
    const { workspaceId, channelId } = inbox;
    const key = { workspaceId, channelId, agentId: person.agentId };
    for (const own of [null, ...every]) {
      await prisma().channelRight.deleteMany({ where: key });
      if (own) await prisma().channelRight.create({ data: { ...key, ...own } });
      for (const ofTeam of every) {
        await prisma().teamRight.deleteMany({ where: { workspaceId, teamId: id } });
        await prisma().teamRight.create({ data: { workspaceId, channelId, teamId: id, ...ofTeam } });
        const byRule = (await listChannels(database, person)).map(({ rights }) => rights);
        const bySql = await database.rows<{ can_reply: boolean; can_start: boolean }>(
          READABLE_CHANNELS,
          viewerParams(person),
        );
        const rights = bySql.map((row) => ({ ...reading, canReply: row.can_reply, canStart: row.can_start }));
        expect({ own, ofTeam, rights }).toEqual({ own, ofTeam, rights: byRule });
        const reached = await listReachable(database, workspaceId, channelId);
        const mayRead = reached.find(({ agentId }) => agentId === person.agentId)?.mayRead;
        expect(mayRead).toBe(byRule.length > 0);
      }
    }
  });

  it('a token of a member may, and no longer when they are taken out', async () => {
    const member = await someone();
    const draft = { name: 'Reports', scopes: ['read'], channelIds: null, expiresInDays: 30 };
    const { id } = await team(member);
    await grant(id, reading);
    const { status, body } = await summary(
      await ask(createToken, inbox.admin, { method: 'POST', body: draft }),
    );
    expect(status).toBe(201);
    // Only admins make tokens; an admin who becomes an agent keeps theirs, which then sees what the agent sees.
    await prisma().apiToken.updateMany({
      where: { id: body.token.id },
      data: { madeById: member.agentId },
    });
    const headers = { authorization: `Bearer ${body.secret}`, 'sec-fetch-site': 'none' };
    const seen = async () => (await summary(await ask(readChannels, null, { headers }))).body.channels.length;
    expect(await seen()).toBe(1);
    await saveTeam(inbox.admin, id, draftOf([]), now());
    expect(await seen()).toBe(0);
  });
});

describe('who is taken out of a team', () => {
  it('is told nothing more of its channels, from the next moment on, and told again when put back', async () => {
    const member = await someone();
    const { id } = await team(member);
    await grant(id, reading);
    let text = '';
    const write = (chunk: Uint8Array) => {
      text += Buffer.from(chunk).toString();
      return true;
    };
    const stream = openStream(member, null, { write, close: () => {} });
    await until(() => text.includes('event: beat'));
    await tell('Seen');
    await until(() => text.includes('Seen'));
    const changes = () => text.split('settings.changed').length;
    const before = changes();
    await saveTeam(inbox.admin, id, draftOf([]), now());
    await tell('Hidden');
    // Everybody is told of another team: what came before it was decided about while they were out.
    await team(await someone());
    await until(() => changes() >= before + 2);
    await saveTeam(inbox.admin, id, draftOf([member]), now());
    await tell('Back');
    await until(() => text.includes('Back'));
    expect(text).not.toContain('Hidden');
    stream.close();
  });

  it('gives back what they held there', async () => {
    const member = await someone();
    const { id } = await team(member);
    await grant(id, reading);
    const { workspaceId, conversationId } = inbox;
    const where = { workspaceId_id: { workspaceId, id: conversationId } };
    await prisma().conversation.update({ where, data: { assigneeId: member.agentId } });
    const holder = async () => (await prisma().conversation.findUniqueOrThrow({ where })).assigneeId;
    await saveTeam(inbox.admin, id, draftOf([member]), now());
    await runDueJobs();
    expect(await holder()).toBe(member.agentId);
    await saveTeam(inbox.admin, id, draftOf([]), now());
    await runDueJobs();
    expect(await holder()).toBeNull();
  });
});

/** Something of the channel happens. */
const tell = (name: string) =>
  inTransaction(async (tx) =>
    appendToFeed(
      tx,
      inbox.workspaceId,
      { type: 'person.saved', person: { id: randomUUID(), version: 1, name, isOurs: false } },
      { channelId: inbox.channelId },
    ),
  );
