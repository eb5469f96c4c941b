import { randomUUID } from 'node:crypto';
import { addChannel } from '@/lib/server/commands/add-channel';
import { changeChannel } from '@/lib/server/commands/change-channel';
import { disconnectAccount } from '@/lib/server/commands/disconnect-account';
import { grantChannelRights } from '@/lib/server/commands/grant-channel-rights';
import { grantTeamRights } from '@/lib/server/commands/grant-team-rights';
import { importTemplates } from '@/lib/server/commands/import-templates';
import { orderChannels } from '@/lib/server/commands/order-channels';
import { removeChannel } from '@/lib/server/commands/remove-channel';
import { removeTeam } from '@/lib/server/commands/remove-team';
import { removeTemplate } from '@/lib/server/commands/remove-template';
import { replayEvents } from '@/lib/server/commands/replay-events';
import { saveTeam } from '@/lib/server/commands/save-team';
import { saveTemplate } from '@/lib/server/commands/save-template';
import { unlinkOwnLogin } from '@/lib/server/commands/unlink-own-login';
import { prisma } from '@/lib/server/db';
import { makeAccount } from './accounts';
import type { Inbox } from './inbox';
import { type Case, changedSince, done, gone, now, taken } from './stale-case';

import { kept, ready } from './stale-shapes';

/** Nobody listens there. */
const NO_APP = { serverUrl: 'http://127.0.0.1:9', clientId: 'client', clientSecret: 'secret' };

const everything = { canRead: true, canReply: true, canStart: true };

/** A team that has no rights yet, as far as the screen knows, and gets `theirs` meanwhile. */
async function grantsATeam(admin: Inbox['admin'], channelId: string, theirs: typeof everything) {
  const { id: teamId } = await saveTeam(admin, null, { name: randomUUID(), memberIds: [] }, now());
  const expected = { canRead: false, canReply: false, canStart: false };
  return {
    call: { params: { id: channelId, teamId }, body: { rights: everything, expected } },
    meanwhile: () => grantTeamRights(admin, { channelId, teamId }, { rights: theirs }, now()),
  };
}

const [changesTemplate, removesTemplate] = kept(
  'admin',
  ({ admin, channelId }) => saveTemplate(admin, { channelId, id: null }, ready(), now()),
  {
    body: ready('mine'),
    change: ({ admin, channelId }, id) => saveTemplate(admin, { channelId, id }, ready('theirs'), now()),
    remove: ({ admin, channelId }, id) => removeTemplate(admin, { channelId, id }, now()),
    params: ({ channelId }, templateId) => ({ id: channelId, templateId }),
  },
);

/** Of channels and accounts. */
export const staleChannels: Record<string, Case[]> = {
  'POST /api/channels': [
    {
      when: 'another admin added it',
      by: 'admin',
      is: taken('externalId'),
      scene: async ({ admin, account: { accountId } }) => {
        const body = { accountId, externalId: randomUUID(), type: 'Viber' } as const;
        return { call: { body }, meanwhile: async () => void (await addChannel(admin, body, now())) };
      },
    },
  ],
  'PUT /api/channels/order': [
    {
      when: 'another admin put them in another order: the later one holds',
      by: 'admin',
      is: done(204),
      renews: { tables: ['activity', 'feed', 'channel'], because: 'an order is a whole' },
      scene: async ({ admin, channelId }) => ({
        call: { body: { channelIds: [channelId] } },
        meanwhile: () => orderChannels(admin, [], now()),
      }),
    },
  ],
  'PATCH /api/channels/[id]': [
    {
      when: 'another admin has named it',
      by: 'admin',
      is: changedSince,
      scene: async ({ admin, channelId: id }) => {
        const channel = await prisma().channel.findFirstOrThrow({ where: { id } });
        return {
          call: { params: { id }, body: { name: 'Mine', expectedVersion: channel.version } },
          meanwhile: () => changeChannel(admin, id, { name: 'Theirs' }, now()),
        };
      },
    },
  ],
  'DELETE /api/channels/[id]': [
    {
      when: 'another admin has removed it',
      by: 'admin',
      is: gone,
      scene: async ({ admin, account: { accountId } }) => {
        const wanted = { accountId, externalId: randomUUID(), type: 'Viber' } as const;
        const { id } = await addChannel(admin, wanted, now());
        return { call: { params: { id } }, meanwhile: () => removeChannel(admin, id, now()) };
      },
    },
  ],
  'PUT /api/channels/[id]/rights/[agentId]': [
    {
      when: 'another admin gave them other rights',
      by: 'admin',
      is: changedSince,
      scene: async ({ admin, channelId, agent: { agentId } }) => ({
        call: { params: { id: channelId, agentId }, body: { rights: everything, expected: null } },
        meanwhile: () =>
          grantChannelRights(
            admin,
            { channelId, agentId },
            { rights: { ...everything, canReply: false } },
            now(),
          ),
      }),
    },
    {
      when: 'another admin gave them these',
      by: 'admin',
      is: done(204),
      scene: async ({ admin, channelId, agent: { agentId } }) => ({
        call: { params: { id: channelId, agentId }, body: { rights: everything, expected: null } },
        meanwhile: () => grantChannelRights(admin, { channelId, agentId }, { rights: everything }, now()),
      }),
    },
  ],
  'PUT /api/channels/[id]/rights/teams/[teamId]': [
    {
      when: 'another admin gave it other rights',
      by: 'admin',
      is: changedSince,
      scene: ({ admin, channelId }) => grantsATeam(admin, channelId, { ...everything, canReply: false }),
    },
    {
      when: 'another admin gave it these',
      by: 'admin',
      is: done(200),
      scene: ({ admin, channelId }) => grantsATeam(admin, channelId, everything),
    },
    {
      when: 'another admin removed it',
      by: 'admin',
      is: gone,
      scene: async ({ admin, channelId: id }) => {
        const team = await saveTeam(admin, null, { name: randomUUID(), memberIds: [] }, now());
        return {
          call: { params: { id, teamId: team.id }, body: { rights: everything } },
          meanwhile: () => removeTeam(admin, team.id, now()),
        };
      },
    },
  ],
  'POST /api/channels/[id]/templates': [
    {
      when: 'the channel has one of this name in this language',
      by: 'admin',
      is: taken('name'),
      scene: async ({ admin, channelId }) => ({
        call: { params: { id: channelId }, body: ready() },
        meanwhile: () => saveTemplate(admin, { channelId, id: null }, ready(), now()),
      }),
    },
  ],
  'PUT /api/channels/[id]/templates': [
    {
      when: 'another admin has brought the same',
      by: 'admin',
      is: done(200),
      scene: async ({ admin, channelId }) => ({
        call: { params: { id: channelId }, body: { templates: [ready()] } },
        meanwhile: () => importTemplates(admin, channelId, { templates: [ready()] }, now()),
      }),
    },
  ],
  'PUT /api/channels/[id]/templates/[templateId]': changesTemplate,
  'DELETE /api/channels/[id]/templates/[templateId]': removesTemplate,
  'POST /api/intake/replay': [
    {
      when: 'another admin has replayed it, and it waits for its import',
      by: 'admin',
      is: done(200, { count: 0 }),
      scene: async ({ admin, workspaceId, account: { accountId } }) => {
        const event = { dedupeKey: randomUUID(), receivedAt: now(), raw: Buffer.from('{}') };
        const kept = { ...event, workspaceId, accountId, fate: 'rejected' } as const;
        const ids = [(await prisma().webhookEvent.create({ data: kept })).id];
        return { call: { body: { ids } }, meanwhile: () => replayEvents(admin, { ids }, now()) };
      },
    },
  ],
  'POST /api/accounts': [
    {
      when: 'its platform is away',
      by: 'admin',
      is: done(200, { account: null }),
      scene: async () => ({
        call: { body: { ...NO_APP, name: 'Ours', jwt: 'jwt' } },
        meanwhile: async () => undefined,
      }),
    },
  ],
  'POST /api/accounts/consent': [
    {
      when: 'the account is there no more',
      by: 'admin',
      is: gone,
      scene: async ({ workspaceId }) => {
        const { accountId } = await makeAccount(workspaceId);
        const where = { workspaceId_id: { workspaceId, id: accountId } };
        return {
          call: { body: { accountId } },
          meanwhile: () => prisma().account.delete({ where }),
        };
      },
    },
  ],
  'PATCH /api/accounts/[id]': [
    {
      when: 'it was disconnected: its name is still changed',
      by: 'admin',
      is: done(200, { state: 'disconnected', name: 'Ours' }),
      renews: { tables: ['activity', 'feed'], because: 'a name is as good then' },
      scene: async ({ admin, workspaceId }) => {
        const { accountId } = await makeAccount(workspaceId);
        return {
          call: { params: { id: accountId }, body: { name: 'Ours' } },
          meanwhile: () => disconnectAccount(admin, accountId, now()),
        };
      },
    },
  ],
  'PUT /api/accounts/[id]/sign-in': [
    {
      when: 'another admin disconnected it, and its platform is away',
      by: 'admin',
      is: done(200, { account: null }),
      scene: async ({ admin, workspaceId }) => {
        const { accountId } = await makeAccount(workspaceId);
        return {
          call: { params: { id: accountId }, body: { jwt: 'jwt' } },
          meanwhile: () => disconnectAccount(admin, accountId, now()),
        };
      },
    },
  ],
  'POST /api/accounts/[id]/repair': [
    {
      when: 'another admin disconnected it',
      by: 'admin',
      is: gone,
      scene: async ({ admin, workspaceId }) => {
        const { accountId } = await makeAccount(workspaceId);
        return {
          call: { params: { id: accountId } },
          meanwhile: () => disconnectAccount(admin, accountId, now()),
        };
      },
    },
  ],
  'DELETE /api/accounts/[id]': [
    {
      when: 'another admin disconnected it',
      by: 'admin',
      is: done(200, { state: 'disconnected' }),
      scene: async ({ admin, workspaceId }) => {
        const { accountId } = await makeAccount(workspaceId);
        return {
          call: { params: { id: accountId } },
          meanwhile: () => disconnectAccount(admin, accountId, now()),
        };
      },
    },
  ],
  'POST /api/own-logins/[id]': [
    {
      when: 'the account was disconnected',
      is: { status: 422, code: 'state-refused' },
      scene: async ({ account, workspaceId }) => ({
        call: { params: { id: account.accountId } },
        meanwhile: () =>
          prisma().account.update({
            where: { workspaceId_id: { workspaceId, id: account.accountId } },
            data: { state: 'disconnected' },
          }),
      }),
    },
  ],
  'DELETE /api/own-logins/[id]': [
    {
      when: 'another tab has unlinked it',
      is: done(204),
      scene: async ({ agent, account }) => ({
        call: { params: { id: account.accountId } },
        meanwhile: () => unlinkOwnLogin(agent, account.accountId, now()),
      }),
    },
  ],
};
