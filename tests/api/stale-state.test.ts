import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/lib/server/commands/accept-invitation';
import { addChannel } from '@/lib/server/commands/add-channel';
import { addNote } from '@/lib/server/commands/add-note';
import { addUpload } from '@/lib/server/commands/add-upload';
import { assignConversation } from '@/lib/server/commands/assign-conversation';
import { beginBulkChange } from '@/lib/server/commands/begin-bulk-change';
import { cancelBulkChange } from '@/lib/server/commands/cancel-bulk-change';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { changeChannel } from '@/lib/server/commands/change-channel';
import { changeConversation } from '@/lib/server/commands/change-conversation';
import { changeNote } from '@/lib/server/commands/change-note';
import { changeTag } from '@/lib/server/commands/change-tag';
import { changeWorkspace } from '@/lib/server/commands/change-workspace';
import { discardReply } from '@/lib/server/commands/discard-reply';
import { disconnectAccount } from '@/lib/server/commands/disconnect-account';
import { grantChannelRights } from '@/lib/server/commands/grant-channel-rights';
import { grantTeamRights } from '@/lib/server/commands/grant-team-rights';
import { importTemplates } from '@/lib/server/commands/import-templates';
import { invite } from '@/lib/server/commands/invite';
import { makeApiToken } from '@/lib/server/commands/make-api-token';
import { markReplySent } from '@/lib/server/commands/mark-reply-sent';
import { markUnread } from '@/lib/server/commands/mark-unread';
import { moveReadMark } from '@/lib/server/commands/move-read-mark';
import { offerPasswordReset } from '@/lib/server/commands/offer-password-reset';
import { orderChannels } from '@/lib/server/commands/order-channels';
import { removeCannedReply } from '@/lib/server/commands/remove-canned-reply';
import { removeNote } from '@/lib/server/commands/remove-note';
import { removeTag } from '@/lib/server/commands/remove-tag';
import { removeTeam } from '@/lib/server/commands/remove-team';
import { removeTemplate } from '@/lib/server/commands/remove-template';
import { removeView } from '@/lib/server/commands/remove-view';
import { replayEvents } from '@/lib/server/commands/replay-events';
import { retryReply } from '@/lib/server/commands/retry-reply';
import { revokeApiToken } from '@/lib/server/commands/revoke-api-token';
import { saveCannedReply } from '@/lib/server/commands/save-canned-reply';
import { saveDraft } from '@/lib/server/commands/save-draft';
import { saveTeam } from '@/lib/server/commands/save-team';
import { saveTemplate } from '@/lib/server/commands/save-template';
import { saveView } from '@/lib/server/commands/save-view';
import { sendReply } from '@/lib/server/commands/send-reply';
import { setAvailability } from '@/lib/server/commands/set-availability';
import { setUp } from '@/lib/server/commands/set-up';
import { startConversation } from '@/lib/server/commands/start-conversation';
import { undoBulkChange } from '@/lib/server/commands/undo-bulk-change';
import { unlinkIdentity } from '@/lib/server/commands/unlink-identity';
import { unlinkOwnLogin } from '@/lib/server/commands/unlink-own-login';
import { withdrawInvitation } from '@/lib/server/commands/withdraw-invitation';
import { database, prisma } from '@/lib/server/db';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/handlers/client-address';
import { hashOfSecret } from '@/lib/server/secrets';
import { makeAccount } from '../support/accounts';
import { addConversations, addReply, addTag, type Inbox, makeInbox } from '../support/inbox';
import { makePerson, makeWorkspace, openSession, PASSWORD } from '../support/people';
import { readRoutes } from '../support/routes';
import { ask, type Call, prepareServer, summary } from '../support/server';
import { type Case, changedSince, done, gone, now, refused, taken } from '../support/stale-case';
import { staleWebhooks } from '../support/stale-webhooks';

/**
 * What a screen believes may be over when its request arrives. Every route that changes something is called so: it
 * answers with what is true now, or with a success that changes nothing. It never overwrites what it does not know of.
 */
prepareServer();

/** Nobody listens there. */
const NO_APP = { serverUrl: 'http://127.0.0.1:9', clientId: 'client', clientSecret: 'secret' };

const onConversation = ({ conversationId: id }: Inbox, body: unknown): Call => ({ params: { id }, body });
const closes = ({ supervisor, conversationId }: Inbox) =>
  changeConversation(supervisor, conversationId, { act: { type: 'status', status: 'closed' } }, now());

/** What was wanted was done by somebody else already, or is to be taken back although it is not the last word. */
const twice = (
  path: string,
  act: Parameters<typeof changeConversation>[2]['act'],
): Record<string, Case[]> => {
  const { type: _, ...body } = act;
  return {
    [`PUT /api/conversations/[id]/${path}`]: [
      {
        when: 'it is so already',
        is: done(200),
        scene: async (inbox) => ({
          call: onConversation(inbox, body),
          meanwhile: () => changeConversation(inbox.supervisor, inbox.conversationId, { act }, now()),
        }),
      },
      {
        when: 'another act came in between',
        is: changedSince,
        scene: async (inbox) => {
          const expected = { priority: 'normal' };
          const other = { type: 'priority', priority: 'urgent' } as const;
          const change = () =>
            changeConversation(inbox.supervisor, inbox.conversationId, { act: other }, now());
          return { call: onConversation(inbox, { ...body, expected }), meanwhile: change };
        },
      },
    ],
  };
};

const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
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
const password = 'long enough';
const newcomer = () => ({ name: 'New', email: `${randomUUID()}@example.com`, role: 'agent' as const });
const shared = (shortcut = 'hello') => ({ isShared: true, shortcut, title: 'Hello', body: 'Hello' });
const ready = (name = 'ready') => ({ name, language: 'en', body: 'Hi {{1}}' });
const view = (name: string) => ({ isShared: true, name, filter: { view: 'all' } });
const raise = () => ({
  id: randomUUID(),
  which: { filter: { view: 'all' }, except: [] },
  act: { type: 'priority', priority: 'high' } as const,
});
const noteOf = async ({ agent, conversationId }: Inbox) =>
  (await addNote(agent, conversationId, { clientId: randomUUID(), text: 'For us' }, now())).id;
/** A template to a number, which agents may send. */
const opening = async ({ workspaceId, admin, channelId: id }: Inbox) => {
  await prisma().channel.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { agentsStart: true },
  });
  const { name, language } = await saveTemplate(
    admin,
    { channelId: id, id: null },
    ready(`t_${randomUUID().slice(0, 8)}`),
    now(),
  );
  const template = { name, language, values: { 1: 'Wanda' } };
  const begun = { clientId: randomUUID(), way: 'template' as const, number: '+4930123456' };
  return { ...begun, channelId: id, template, body: 'Hi Wanda' };
};
const reply = ({ messageId }: Inbox) => ({
  clientId: randomUUID(),
  body: 'Hello',
  audience: 'private' as const,
  parentMessageId: null,
  lastSeenMessageId: messageId,
});

/** Something that is kept under an id: it was taken away, or it is not what the screen shows. */
function kept(
  by: Case['by'],
  make: (inbox: Inbox) => Promise<{ id: string; version: number }>,
  ways: {
    body: unknown;
    change: (inbox: Inbox, id: string) => Promise<unknown>;
    remove: (inbox: Inbox, id: string) => Promise<unknown>;
    /** Where its address names more than itself. */
    params?: (inbox: Inbox, id: string) => Record<string, string>;
  },
): [changing: Case[], removing: Case[]] {
  const paramsOf = ways.params ?? ((_, id) => ({ id }));
  const takenAway = (body?: unknown) => async (inbox: Inbox) => {
    const { id } = await make(inbox);
    const call = { params: paramsOf(inbox, id), ...(body !== undefined && { body }) };
    return { call, meanwhile: () => ways.remove(inbox, id) };
  };
  const when = 'somebody took it away';
  const overtaken: Case = {
    when: 'somebody changed it',
    by,
    is: changedSince,
    scene: async (inbox) => {
      const { id, version: expectedVersion } = await make(inbox);
      const body = { ...(ways.body as object), expectedVersion };
      const call = { params: paramsOf(inbox, id), body };
      return { call, meanwhile: () => ways.change(inbox, id) };
    },
  };
  return [
    [{ when, by, is: gone, scene: takenAway(ways.body) }, overtaken],
    [{ when, by, is: gone, scene: takenAway() }],
  ];
}

const [changesTag, removesTag] = kept(
  'supervisor',
  async ({ workspaceId }) =>
    prisma().tag.findFirstOrThrow({ where: { workspaceId, id: await addTag(workspaceId) } }),
  {
    body: { name: 'Mine' },
    change: ({ admin }, id) => changeTag(admin, id, { name: 'Theirs' }, now()),
    remove: ({ admin }, id) => removeTag(admin, { tagId: id, intoId: null }, now()),
  },
);
const [changesTeam, removesTeam] = kept(
  'admin',
  ({ admin }) => saveTeam(admin, null, { name: 'Team', memberIds: [] }, now()),
  {
    body: { name: 'Mine', memberIds: [] },
    change: ({ admin, agent }, id) =>
      saveTeam(admin, id, { name: 'Theirs', memberIds: [agent.agentId] }, now()),
    remove: ({ admin }, id) => removeTeam(admin, id, now()),
  },
);
const [changesView, removesView] = kept(
  'supervisor',
  ({ admin }) => saveView(admin, null, view('View'), now()),
  {
    body: view('Mine'),
    change: ({ admin }, id) => saveView(admin, id, view('Theirs'), now()),
    remove: ({ admin }, id) => removeView(admin, id, now()),
  },
);
const [changesReply, removesReply] = kept(
  'supervisor',
  ({ admin }) => saveCannedReply(admin, null, shared(), now()),
  {
    body: shared('mine'),
    change: ({ admin }, id) => saveCannedReply(admin, id, shared('theirs'), now()),
    remove: ({ admin }, id) => removeCannedReply(admin, id, now()),
  },
);
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

const STALE: Record<string, Case[]> = {
  ...staleWebhooks,
  'POST /api/invitations': [
    {
      when: 'they have joined already',
      by: 'admin',
      is: taken('email'),
      scene: async ({ admin }) => {
        const wanted = newcomer();
        const joins = async () => {
          const { token } = await invite(admin, wanted, now());
          return acceptInvitation({ token, password }, now());
        };
        return { call: { body: wanted }, meanwhile: joins };
      },
    },
  ],
  'DELETE /api/invitations/[id]': [
    {
      when: 'they have joined already',
      by: 'admin',
      is: gone,
      scene: async ({ admin }) => {
        const { invitation, token } = await invite(admin, newcomer(), now());
        const joins = () => acceptInvitation({ token, password }, now());
        return { call: { params: { id: invitation.id } }, meanwhile: joins };
      },
    },
  ],
  'POST /api/tokens': [
    {
      when: 'they are no longer an admin',
      by: 'admin',
      is: { status: 403, code: 'not-allowed' },
      scene: async ({ workspaceId, admin: { agentId } }) => {
        const body = { name: 'Shop', scopes: ['read'], channelIds: null, expiresInDays: 30 };
        const where = { workspaceId_agentId: { workspaceId, agentId } };
        return {
          call: { body },
          meanwhile: () => prisma().membership.update({ where, data: { role: 'agent' } }),
        };
      },
    },
  ],
  'DELETE /api/tokens/[id]': [
    {
      when: 'it was revoked already',
      by: 'admin',
      is: gone,
      scene: async ({ admin }) => {
        const wanted = {
          name: 'Shop',
          scopes: ['read' as const],
          channelIds: null,
          expiresInDays: 30 as const,
        };
        const { token } = await makeApiToken(admin, wanted, now());
        return {
          call: { params: { id: token.id } },
          meanwhile: () => revokeApiToken(admin, token.id, now()),
        };
      },
    },
  ],
  'POST /api/invitations/accept': [
    {
      when: 'the invitation was withdrawn',
      by: 'nobody',
      is: gone,
      scene: async ({ admin }) => {
        const { invitation, token } = await invite(admin, newcomer(), now());
        const withdraws = () => withdrawInvitation(admin, invitation.id, now());
        return { call: { body: { token, password } }, meanwhile: withdraws };
      },
    },
  ],
  'PATCH /api/agents/[id]': [
    {
      when: 'they were let out already',
      by: 'admin',
      is: done(200, { isActive: false }),
      scene: async ({ admin, agent: { agentId: id } }) => ({
        call: { params: { id }, body: { isActive: false } },
        meanwhile: () => changeAgent(admin, id, { isActive: false }, now()),
      }),
    },
    {
      when: 'the other admin is none any more',
      by: 'admin',
      is: refused({ reason: 'last-admin' }),
      scene: async ({ workspaceId, admin }) => {
        const other = await makePerson(workspaceId, 'admin');
        return {
          call: { params: { id: admin.agentId }, body: { role: 'agent' } },
          meanwhile: () => changeAgent(admin, other.agentId, { role: 'agent' }, now()),
        };
      },
    },
  ],
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
  'PUT /api/conversations/[id]/assignment': [
    {
      when: 'somebody has it',
      is: { status: 409, code: 'already-taken' },
      scene: async (inbox) => ({
        call: onConversation(inbox, { assigneeId: inbox.agent.agentId, expectedAssigneeId: null }),
        meanwhile: () => {
          const theirs = { assigneeId: inbox.supervisor.agentId, expectedAssigneeId: null };
          return assignConversation(inbox.supervisor, inbox.conversationId, theirs, now());
        },
      }),
    },
    {
      when: 'it is so already',
      is: done(200),
      scene: async (inbox) => {
        const mine = { assigneeId: inbox.agent.agentId, expectedAssigneeId: null };
        return {
          call: onConversation(inbox, mine),
          meanwhile: () => assignConversation(inbox.supervisor, inbox.conversationId, mine, now()),
        };
      },
    },
    {
      when: 'the team is gone',
      is: gone,
      scene: async (inbox) => {
        const { id: teamId } = await saveTeam(inbox.admin, null, { name: 'Team', memberIds: [] }, now());
        const body = { assigneeId: null, expectedAssigneeId: null, teamId, expectedTeamId: null };
        return {
          call: onConversation(inbox, body),
          meanwhile: () => removeTeam(inbox.admin, teamId, now()),
        };
      },
    },
  ],
  ...twice('status', { type: 'status', status: 'closed' }),
  ...twice('snooze', { type: 'snooze', until: tomorrow }),
  ...twice('needs-reply', { type: 'needs-reply', needsReply: true }),
  ...twice('priority', { type: 'priority', priority: 'high' }),
  ...twice('state', {
    type: 'state',
    status: 'closed',
    snoozedUntil: null,
    settledAt: null,
    isMarkedNeedsReply: false,
  }),
  'PUT /api/conversations/[id]/tags': [
    {
      when: 'the tag is gone',
      is: gone,
      scene: async (inbox) => ({
        call: onConversation(inbox, { add: [inbox.tagId], remove: [] }),
        meanwhile: () => removeTag(inbox.supervisor, { tagId: inbox.tagId, intoId: null }, now()),
      }),
    },
    {
      when: 'it is on it already',
      is: done(200),
      scene: async (inbox) => {
        const words = { add: [inbox.tagId], remove: [] };
        const act = { type: 'tags', ...words } as const;
        return {
          call: onConversation(inbox, words),
          meanwhile: () => changeConversation(inbox.supervisor, inbox.conversationId, { act }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/changes': [
    {
      when: 'it arrived, and only its answer was lost',
      is: done(201),
      scene: async ({ agent }) => {
        const body = raise();
        return { call: { body }, meanwhile: () => beginBulkChange(agent, body, now()) };
      },
    },
    {
      when: 'the tag is gone',
      is: gone,
      scene: async ({ supervisor, tagId }) => ({
        call: { body: { ...raise(), act: { type: 'tags', add: [tagId], remove: [] } } },
        meanwhile: () => removeTag(supervisor, { tagId, intoId: null }, now()),
      }),
    },
  ],
  'POST /api/conversations/changes/[id]/undo': [
    {
      when: 'another tab has taken it back',
      is: refused({ reason: 'already-undone' }),
      scene: async ({ agent }) => {
        const { change } = await beginBulkChange(agent, raise(), now());
        return {
          call: { params: { id: change.id }, body: { id: randomUUID() } },
          meanwhile: () => undoBulkChange(agent, change.id, { id: randomUUID() }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/changes/[id]/cancellation': [
    {
      when: 'another tab has stopped it',
      is: done(200),
      scene: async (inbox) => {
        await addConversations(inbox, 60);
        const { change } = await beginBulkChange(inbox.agent, raise(), now());
        const meanwhile = () => cancelBulkChange(inbox.agent, change.id, now());
        return { call: { params: { id: change.id } }, meanwhile };
      },
    },
  ],
  'PUT /api/conversations/[id]/read-mark': [
    {
      when: 'another tab has read further',
      is: done(204),
      scene: async (inbox) => ({
        call: onConversation(inbox, { readCount: 0, readVersion: 0 }),
        meanwhile: () =>
          moveReadMark(inbox.agent, inbox.conversationId, { readCount: 1, readVersion: 0 }, now()),
      }),
    },
    {
      when: 'another tab has marked it unread',
      is: done(204),
      scene: async (inbox) => ({
        call: onConversation(inbox, { readCount: 0, readVersion: 0 }),
        meanwhile: () => markUnread(inbox.agent, inbox.conversationId, now()),
      }),
    },
  ],
  'PUT /api/conversations/[id]/unread': [
    {
      when: 'another tab has said so',
      is: done(204),
      renews: {
        tables: ['read_mark', 'feed'],
        because: 'a look on its way that knew of the first mark must not take the second',
      },
      scene: async (inbox) => ({
        call: { params: { id: inbox.conversationId } },
        meanwhile: () => markUnread(inbox.agent, inbox.conversationId, now()),
      }),
    },
  ],
  'POST /api/conversations': [
    {
      when: 'it arrived, and only its answer was lost',
      is: done(201),
      scene: async (inbox) => {
        const mine = await opening(inbox);
        return {
          call: { body: mine },
          meanwhile: () => startConversation(inbox.agent, mine, now()),
        };
      },
    },
    {
      when: 'the template is gone',
      is: { status: 422, code: 'start-refused', body: { refusal: 'template-changed' } },
      scene: async (inbox) => {
        const { admin, channelId } = inbox;
        const mine = await opening(inbox);
        const { name } = mine.template;
        const { id } = await prisma().template.findFirstOrThrow({ where: { channelId, name } });
        return {
          call: { body: mine },
          meanwhile: () => removeTemplate(admin, { channelId, id }, now()),
        };
      },
    },
    {
      when: 'the right to begin is gone',
      is: { status: 422, code: 'start-refused', body: { refusal: 'no-right-to-start' } },
      scene: async (inbox) => {
        const { admin, channelId } = inbox;
        return {
          call: { body: await opening(inbox) },
          meanwhile: () =>
            changeChannel(admin, channelId, { agentsMay: { ...everything, canStart: false } }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/[id]/messages': [
    {
      when: 'a colleague has answered',
      is: { status: 409, code: 'stale-thread' },
      scene: async (inbox) => ({
        call: onConversation(inbox, reply(inbox)),
        meanwhile: () => sendReply(inbox.supervisor, { ...inbox, ...reply(inbox) }, now()),
      }),
    },
    {
      when: 'it arrived, and only its answer was lost',
      is: done(201),
      scene: async (inbox) => {
        const mine = reply(inbox);
        return {
          call: onConversation(inbox, mine),
          meanwhile: () => sendReply(inbox.agent, { ...inbox, ...mine }, now()),
        };
      },
    },
    {
      when: 'the right to answer is gone',
      is: { status: 422, code: 'reply-refused' },
      scene: async (inbox) => {
        const { admin, channelId } = inbox;
        const agentsMay = { ...everything, canReply: false };
        return {
          call: onConversation(inbox, reply(inbox)),
          meanwhile: () => changeChannel(admin, channelId, { agentsMay }, now()),
        };
      },
    },
  ],
  'PUT /api/conversations/[id]/drafts/[place]': [
    {
      when: 'another device has written there',
      is: done(200, { body: 'Theirs' }),
      scene: async ({ agent, conversationId, messageId: begunAfterMessageId }) => {
        const draft = { begunAfterMessageId, revision: 0 };
        const place = { mode: 'note', answers: null } as const;
        const saving = { conversationId, place, body: 'Theirs', ...draft };
        return {
          call: { params: { id: conversationId, place: 'note' }, body: { body: 'Mine', ...draft } },
          meanwhile: () => saveDraft(agent, saving, now()),
        };
      },
    },
  ],
  'DELETE /api/conversations/[id]/drafts/[place]': [
    {
      when: 'another device has written on',
      is: done(204),
      scene: async ({ agent, conversationId, messageId: begunAfterMessageId }) => {
        const place = { mode: 'note', answers: null } as const;
        const saving = { conversationId, place, begunAfterMessageId };
        const { revision } = await saveDraft(agent, { ...saving, body: 'A', revision: 0 }, now());
        return {
          call: { params: { id: conversationId, place: 'note' }, path: `/?revision=${revision}` },
          meanwhile: () => saveDraft(agent, { ...saving, body: 'A and more', revision }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/[id]/notes': [
    {
      when: 'it arrived, and only its answer was lost',
      is: done(201),
      scene: async (inbox) => {
        const mine = { clientId: randomUUID(), text: 'For us' };
        return {
          call: onConversation(inbox, mine),
          meanwhile: () => addNote(inbox.agent, inbox.conversationId, mine, now()),
        };
      },
    },
  ],
  'PUT /api/conversations/[id]/mention': [
    {
      when: 'the note that asked is gone',
      is: done(204),
      scene: async (inbox) => {
        const { supervisor, conversationId, agent } = inbox;
        const text = `Can you look, @[agent:${agent.agentId}]?`;
        const note = await addNote(supervisor, conversationId, { clientId: randomUUID(), text }, now());
        return {
          call: onConversation(inbox, { isDone: true }),
          meanwhile: () => removeNote(supervisor, note.id, now()),
        };
      },
    },
  ],
  'PATCH /api/notes/[id]': [
    {
      when: 'it was removed',
      is: refused(),
      scene: async (inbox) => {
        const id = await noteOf(inbox);
        return {
          call: { params: { id }, body: { text: 'For all of us' } },
          meanwhile: () => removeNote(inbox.supervisor, id, now()),
        };
      },
    },
    {
      when: 'it was changed in another tab',
      is: changedSince,
      scene: async (inbox) => {
        const id = await noteOf(inbox);
        return {
          call: { params: { id }, body: { text: 'Mine', expectedVersion: 1 } },
          meanwhile: () => changeNote(inbox.agent, id, { text: 'Theirs' }, now()),
        };
      },
    },
  ],
  'DELETE /api/notes/[id]': [
    {
      when: 'it was removed',
      is: done(204),
      scene: async (inbox) => {
        const id = await noteOf(inbox);
        return { call: { params: { id } }, meanwhile: () => removeNote(inbox.supervisor, id, now()) };
      },
    },
  ],
  'POST /api/messages/[id]/attempts': [
    {
      when: 'another tab has tried again',
      is: refused(),
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'failed');
        return { call: { params: { id } }, meanwhile: () => retryReply(inbox.agent, id, now()) };
      },
    },
  ],
  'POST /api/messages/[id]/cancellation': [
    {
      when: 'it is on its way',
      is: refused({ state: 'sending' }),
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'waiting');
        const key = { workspaceId_id: { workspaceId: inbox.workspaceId, id } };
        return {
          call: { params: { id } },
          meanwhile: () => prisma().message.update({ where: key, data: { delivery: 'sending' } }),
        };
      },
    },
  ],
  'POST /api/messages/[id]/confirmation': [
    {
      when: 'another tab has said so',
      is: refused(),
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'not_confirmed');
        return { call: { params: { id } }, meanwhile: () => markReplySent(inbox.agent, id, now()) };
      },
    },
  ],
  'DELETE /api/messages/[id]': [
    {
      when: 'another tab has thrown it away',
      is: gone,
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'failed');
        return { call: { params: { id } }, meanwhile: () => discardReply(inbox.agent, id, now()) };
      },
    },
    {
      when: 'another tab has tried again',
      is: refused(),
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'failed');
        return { call: { params: { id } }, meanwhile: () => retryReply(inbox.agent, id, now()) };
      },
    },
  ],
  'PATCH /api/workspace': [
    {
      when: 'another admin changed it',
      by: 'admin',
      is: changedSince,
      scene: async ({ admin }) => ({
        call: { body: { undoPublicSeconds: 10, expectedVersion: 1 } },
        meanwhile: () => changeWorkspace(admin, { undoPublicSeconds: 20 }, now()),
      }),
    },
  ],
  'POST /api/canned-replies': [
    {
      when: 'somebody has the shortcut',
      by: 'supervisor',
      is: taken('shortcut'),
      scene: async ({ admin }) => ({
        call: { body: shared() },
        meanwhile: () => saveCannedReply(admin, null, shared(), now()),
      }),
    },
  ],
  'PUT /api/canned-replies/[id]': changesReply,
  'DELETE /api/canned-replies/[id]': removesReply,
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
  'POST /api/views': [
    {
      when: 'they are no supervisor any more',
      by: 'supervisor',
      is: { status: 403, code: 'not-allowed' },
      scene: async ({ admin, supervisor }) => ({
        call: { body: view('Mine') },
        meanwhile: () => changeAgent(admin, supervisor.agentId, { role: 'agent' }, now()),
      }),
    },
  ],
  'PUT /api/views/[id]': changesView,
  'DELETE /api/views/[id]': removesView,
  'POST /api/tags': [
    {
      when: 'there is one of this name',
      by: 'supervisor',
      is: taken('name'),
      scene: async ({ workspaceId, supervisor }) => {
        const id = await addTag(workspaceId);
        return {
          call: { body: { name: 'Refund', colour: 'teal' } },
          meanwhile: () => changeTag(supervisor, id, { name: 'Refund' }, now()),
        };
      },
    },
  ],
  'PATCH /api/tags/[id]': changesTag,
  'DELETE /api/tags/[id]': removesTag,
  'POST /api/teams': [
    {
      when: 'there is one of this name',
      by: 'admin',
      is: taken('name'),
      scene: async ({ admin }) => {
        const body = { name: 'Team', memberIds: [] };
        return { call: { body }, meanwhile: () => saveTeam(admin, null, body, now()) };
      },
    },
  ],
  'PATCH /api/teams/[id]': changesTeam,
  'DELETE /api/teams/[id]': removesTeam,
  'POST /api/presence': [
    {
      when: 'the right to read is gone',
      is: gone,
      scene: async ({ admin, channelId, conversationId }) => {
        const agentsMay = { canRead: false, canReply: false, canStart: false };
        return {
          call: { body: { tabId: randomUUID(), here: { conversationId, doing: 'viewing' } } },
          meanwhile: () => changeChannel(admin, channelId, { agentsMay }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/[id]/uploads': [
    {
      when: 'the right to reply is gone',
      is: { status: 403, code: 'not-allowed' },
      scene: async ({ admin, channelId, conversationId }) => {
        const agentsMay = { canRead: true, canReply: false, canStart: false };
        const headers = { 'content-type': 'application/pdf', 'content-length': '7' };
        const path = `/?id=${randomUUID()}&name=list.pdf`;
        return {
          call: { params: { id: conversationId }, path, headers, text: 'A list.' },
          meanwhile: () => changeChannel(admin, channelId, { agentsMay }, now()),
        };
      },
    },
  ],
  'DELETE /api/uploads/[id]': [
    {
      when: 'a reply has taken it',
      is: done(204),
      scene: async ({ agent, conversationId, workspaceId }) => {
        const file = { id: randomUUID(), name: 'list.pdf', contentType: 'application/pdf', size: 7 };
        await addUpload(agent, { ...file, conversationId, bytes: [Buffer.from('A list.')] });
        const where = { workspaceId_id: { workspaceId, id: file.id } };
        return {
          call: { params: { id: file.id } },
          meanwhile: () => prisma().upload.update({ where, data: { messageId: randomUUID() } }),
        };
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
  'POST /api/agents/[id]/password-reset': [
    {
      when: 'they were let out',
      by: 'admin',
      is: gone,
      scene: async ({ admin, workspaceId }) => {
        const { agentId } = await makePerson(workspaceId, 'agent', 'Leaver');
        return {
          call: { params: { id: agentId } },
          meanwhile: () => changeAgent(admin, agentId, { isActive: false }, now()),
        };
      },
    },
  ],
  'POST /api/password-resets/use': [
    {
      when: 'another link was made in its place',
      by: 'nobody',
      is: gone,
      scene: async ({ admin, workspaceId }) => {
        const { agentId } = await makePerson(workspaceId, 'agent', 'Forgetful');
        const token = await offerPasswordReset(admin, agentId, now());
        const replaces = async () => void (await offerPasswordReset(admin, agentId, now()));
        return { call: { body: { token, password } }, meanwhile: replaces };
      },
    },
  ],
  'DELETE /api/agents/[id]/sessions': [
    {
      when: 'they were let out',
      by: 'admin',
      is: done(204),
      renews: { tables: ['activity'], because: 'it is noted that somebody asked' },
      scene: async ({ admin, workspaceId }) => {
        const { agentId } = await makePerson(workspaceId, 'agent', 'Leaver');
        return {
          call: { params: { id: agentId } },
          meanwhile: () => changeAgent(admin, agentId, { isActive: false }, now()),
        };
      },
    },
  ],
  'DELETE /api/sign-ins': [
    {
      when: 'there is no other any more',
      is: done(204),
      scene: async () => ({ call: {}, meanwhile: async () => undefined }),
    },
  ],
  'DELETE /api/sign-ins/[id]': [
    {
      when: 'it has ended by itself',
      is: gone,
      scene: async ({ agent, workspaceId }) => {
        await openSession(workspaceId, agent.agentId);
        const [other] = await prisma().session.findMany({
          where: { agentId: agent.agentId },
          orderBy: { createdAt: 'desc' },
        });
        const where = { id: other?.id ?? '' };
        return { call: { params: where }, meanwhile: () => prisma().session.deleteMany({ where }) };
      },
    },
  ],
  'DELETE /api/sign-ins/links': [
    {
      when: 'it was unlinked elsewhere',
      is: gone,
      scene: async ({ agent }) => {
        const link = { issuer: 'https://id.example', subject: randomUUID(), agentId: agent.agentId };
        await prisma().signInLink.create({ data: { ...link, linkedAt: now() } });
        return {
          call: { path: `/api/sign-ins/links?issuer=${link.issuer}` },
          meanwhile: () => unlinkIdentity(agent, link.issuer),
        };
      },
    },
  ],
  'PUT /api/sign-ins/password': [
    {
      when: 'it was changed elsewhere',
      is: { status: 401, code: 'wrong-credentials' },
      scene: async ({ agent }) => ({
        call: { body: { current: PASSWORD, password: 'nobody guesses this one' } },
        meanwhile: () =>
          prisma().agent.update({ where: { id: agent.agentId }, data: { passwordHash: null } }),
      }),
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
  'PUT /api/session/availability': [
    {
      when: 'another tab has said so',
      is: done(200, { availability: 'away' }),
      scene: async ({ agent }) => ({
        call: { body: { availability: 'away' } },
        meanwhile: () => setAvailability(agent, 'away', now()),
      }),
    },
  ],
  'PUT /api/session/workspace': [
    {
      when: 'they were let out of the other one',
      is: gone,
      scene: async ({ agent: { agentId } }) => {
        const workspaceId = await makeWorkspace('Another');
        await prisma().membership.create({ data: { workspaceId, agentId, role: 'agent' } });
        const where = { workspaceId_agentId: { workspaceId, agentId } };
        return {
          call: { body: { workspaceId } },
          meanwhile: () => prisma().membership.update({ where, data: { deactivatedAt: now() } }),
        };
      },
    },
  ],
  'POST /api/set-up': [
    {
      when: 'somebody has set Foyer up',
      by: 'nobody',
      is: { status: 401, code: 'wrong-credentials' },
      scene: async () => {
        const secret = randomUUID();
        await prisma().setUpSecret.create({ data: { secretHash: hashOfSecret(secret) } });
        const { role: _, ...person } = newcomer();
        const body = { secret, workspaceName: 'Mine', password, ...person };
        const headers = { [CLIENT_ADDRESS_HEADER]: randomUUID() };
        const theirs = { ...body, email: `${randomUUID()}@example.com` };
        return { call: { body, headers }, meanwhile: () => setUp(theirs, now()) };
      },
    },
  ],
};

const OPERATES = 'programs of the operator ask there; again it changes nothing (tests/api/operator.test.ts)';

/** Whoever asks here believes nothing of what they were shown. */
const NO_SCREEN: Record<string, string> = {
  'POST /api/auth/[...nextauth]': 'next-auth’s own: signing in and out end whatever was before',
  'POST /api/accounts/check': 'it only looks',
  'POST /api/password-resets': 'it answers the same whoever is there',
  'POST /api/demo/reset': 'everything begins afresh, whatever it was',
  'POST /api/operator/workspaces': OPERATES,
  'POST /api/operator/workspaces/[id]/invitations': OPERATES,
  'DELETE /api/operator/workspaces/[id]': OPERATES,
  'PUT /api/operator/workspaces/[id]/suspension': OPERATES,
  'DELETE /api/operator/workspaces/[id]/suspension': OPERATES,
  'POST /api/social-messaging/v1/[...path]':
    'programs ask there; their replies go the way of POST /api/conversations/[id]/messages',
  'POST /api/v1/conversations/[id]/messages':
    'programs ask there, in the way of POST /api/conversations/[id]/messages (tests/api/api.test.ts)',
  'POST /api/v1/conversations/[id]/uploads':
    'programs ask there, in the way of POST /api/conversations/[id]/uploads (tests/api/api-files.test.ts)',
  'POST /api/v1/conversations': 'programs ask there, in the way of POST /api/conversations',
  'POST /api/v1/conversations/[id]/notes':
    'programs ask there, in the way of POST /api/conversations/[id]/notes',
  'PUT /api/v1/conversations/[id]/assignment':
    'programs ask there, in the way of PUT /api/conversations/[id]/assignment (tests/api/api.test.ts)',
  'PUT /api/v1/conversations/[id]/status':
    'programs ask there, in the way of PUT /api/conversations/[id]/status',
  'PUT /api/v1/conversations/[id]/tags': 'programs ask there, in the way of PUT /api/conversations/[id]/tags',
  'POST /api/cx/social-messaging/v1/[...path]': 'the same, where typed SDKs look for it',
  'POST /api/webhooks/ringcentral/[secret]': 'the platform tells there (tests/api/any-order.test.ts)',
};

let routes: Awaited<ReturnType<typeof readRoutes>>;

beforeAll(async () => {
  routes = await readRoutes();
});

/** Routes that change something and stand in no table, and what stands there without being one. */
function differences(names: Iterable<string>): string[] {
  const changing = new Set([...names].filter((name) => !/^(GET|HEAD|OPTIONS) /.test(name)));
  const listed = [...Object.keys(STALE), ...Object.keys(NO_SCREEN)];
  return [
    ...[...changing].filter((name) => !listed.includes(name)).map((name) => `${name} is not listed`),
    ...listed.filter((name) => !changing.has(name)).map((name) => `${name} does not exist`),
  ];
}

describe('what a screen believed', () => {
  it('is tried with every route that changes something', () => {
    expect(differences(routes.keys())).toEqual([]);
    expect(Object.entries(STALE).filter(([, cases]) => cases.length === 0)).toEqual([]);
  });

  it('would be missed where a route is new, or gone', () => {
    expect(differences([...routes.keys(), 'PUT /api/planted'])).toEqual(['PUT /api/planted is not listed']);
    const without = [...routes.keys()].filter((name) => name !== 'POST /api/tags');
    expect(differences(without)).toEqual(['POST /api/tags does not exist']);
  });
});

const TABLES = [
  ...[
    'conversation',
    'conversation_tag',
    'message',
    'note',
    'mention',
    'draft',
    'read_mark',
    'activity',
    'feed',
  ],
  ...[
    'tag',
    'team',
    'team_member',
    'saved_view',
    'canned_reply',
    'template',
    'bulk_change',
    'bulk_change_item',
  ],
  ...['membership', 'invitation', 'session', 'channel', 'channel_right', 'team_right'],
  'api_token',
  'outgoing_webhook',
  'webhook_delivery',
];
const EVERYTHING = TABLES.map(
  (table) =>
    `SELECT '${table}' AS "table", to_jsonb(${table}) AS row FROM ${table} WHERE workspace_id = $1::uuid`,
).join(' UNION ALL ');

/** All that is kept of a workspace, to the last column. */
const stateOf = ({ workspaceId }: Inbox) =>
  database.rows<{ table: string; row: object }>(`${EVERYTHING} ORDER BY 1, 2`, [workspaceId]);

async function asks(inbox: Inbox, name: string, { by = 'agent' }: Case, call: Call) {
  const handler = routes.get(name);
  if (!handler) throw new Error(`${name} is not a route`);
  const [method = ''] = name.split(' ');
  return summary(await ask(handler, by === 'nobody' ? null : inbox[by], { ...call, method }));
}

const all = Object.entries(STALE).flatMap(([name, cases]) =>
  cases.map((each) => [name, each.when, each] as const),
);

describe.each(all)('%s, where %s', (name, _, tried) => {
  it('is honest, and changes nothing that the screen does not know of', async () => {
    const inbox = await makeInbox('stale');
    const { call, meanwhile } = await tried.scene(inbox);
    await meanwhile();
    const before = await stateOf(inbox);
    const { status, code, body } = await asks(inbox, name, tried, call);
    expect({ status, code }).toEqual({ status: tried.is.status, code: tried.is.code });
    if (tried.is.body) expect(code ? body.error.details : body).toMatchObject(tried.is.body);
    const renewed = tried.renews?.tables ?? [];
    const kept = (rows: typeof before) => rows.filter(({ table }) => !renewed.includes(table));
    expect(kept(await stateOf(inbox))).toEqual(kept(before));
  });

  it('is done where it is as the screen believes; a page of another workspace, and whoever was let out, are refused', async () => {
    const inbox = await makeInbox('fresh');
    const { call } = await tried.scene(inbox);
    if (tried.by !== 'nobody') {
      const before = await stateOf(inbox);
      const headers = { ...call.headers, 'x-foyer-workspace': randomUUID() };
      expect(await asks(inbox, name, tried, { ...call, headers })).toMatchObject({
        status: 409,
        code: 'workspace-changed',
      });
      expect(await stateOf(inbox)).toEqual(before);
    }
    expect((await asks(inbox, name, tried, call)).status).toBeLessThan(300);
    if (tried.by === 'nobody') return;
    const { agentId } = inbox[tried.by ?? 'agent'];
    await prisma().membership.updateMany({ where: { agentId }, data: { deactivatedAt: now() } });
    expect(await asks(inbox, name, tried, call)).toMatchObject({ status: 401, code: 'not-signed-in' });
  });
});

describe('the look at what is kept', () => {
  it('would notice a change of a single column', async () => {
    const inbox = await makeInbox('noticed');
    const before = await stateOf(inbox);
    await closes(inbox);
    expect(await stateOf(inbox)).not.toEqual(before);
  });
});
