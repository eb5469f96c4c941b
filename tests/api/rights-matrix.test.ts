import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiScopes } from '@/lib/domain/api-token';
import type { DeliveryState } from '@/lib/domain/message';
import { addNote } from '@/lib/server/commands/add-note';
import { beginBulkChange } from '@/lib/server/commands/begin-bulk-change';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { grantTeamRights } from '@/lib/server/commands/grant-team-rights';
import { invite } from '@/lib/server/commands/invite';
import { makeApiToken } from '@/lib/server/commands/make-api-token';
import { makeWebhook } from '@/lib/server/commands/make-webhook';
import { saveCannedReply } from '@/lib/server/commands/save-canned-reply';
import { saveTeam } from '@/lib/server/commands/save-team';
import { saveTemplate } from '@/lib/server/commands/save-template';
import { saveView } from '@/lib/server/commands/save-view';
import { testWebhook } from '@/lib/server/commands/test-webhook';
import { prisma } from '@/lib/server/db';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/handlers/client-address';
import type { Handler } from '@/lib/server/handlers/handle';
import { findViewer } from '@/lib/server/session';
import { makeAccount } from '../support/accounts';
import { addReply, addTag, type Inbox, makeInbox } from '../support/inbox';
import { makePerson, openSession, type Person } from '../support/people';
import { readRoutes } from '../support/routes';
import { ask, type Call, prepareServer } from '../support/server';

prepareServer();

/** The status that each kind of person gets. */
interface Answers {
  /** Also for whoever was let out. */
  anonymous: number;
  /** An agent who may not read the channel. */
  blind: number;
  agent: number;
  /** Whatever the channel's rights say of them alone: they are for agents. */
  supervisor: number;
  admin: number;
  /** People of another workspace, who ask for ours. */
  outsideAgent: number;
  outsideSupervisor: number;
  outsideAdmin: number;
  /** One of ours whose session is in the other workspace, where that is not as if they were not ours. */
  elsewhere?: number;
}

interface Row {
  answers: Answers;
  /** What is asked; made anew for each person, because some of it is used up. */
  call?: (inbox: Inbox, person: Person | null) => Call | Promise<Call>;
}

const everybody = (status: number): Answers => ({
  anonymous: status,
  blind: status,
  agent: status,
  supervisor: status,
  admin: status,
  outsideAgent: status,
  outsideSupervisor: status,
  outsideAdmin: status,
});
/** Each sees their own. */
const signedIn = { ...everybody(200), anonymous: 401 };
const onlySupervisors = { anonymous: 401, blind: 403, agent: 403, outsideAgent: 403 };
const onlyAdmins = { ...onlySupervisors, supervisor: 403, outsideSupervisor: 403 };
const outside = (status: number) => ({
  outsideAgent: status,
  outsideSupervisor: status,
  outsideAdmin: status,
});
/** Our ids: those who may read the channel get the status, for all others the thing does not exist. */
const readers = (status: number): Answers => ({
  ...everybody(status),
  ...outside(404),
  anonymous: 401,
  blind: 404,
});

const nothing = (): Call => ({});
const invited = () => ({ name: 'New', email: `${randomUUID()}@example.com`, role: 'agent' as const });
const aToken = () => ({
  name: 'Shop',
  scopes: ['read' as const],
  channelIds: null,
  expiresInDays: 30 as const,
});
const aWebhook = {
  name: 'Shop',
  url: 'http://127.0.0.1:9/hook',
  eventTypes: ['note.saved' as const],
  channelIds: null,
};
const onWebhook = async ({ admin }: Inbox) => ({
  params: { id: (await makeWebhook(admin, aWebhook, new Date())).webhook.id },
});
const conversation = ({ conversationId: id }: Inbox) => ({ params: { id } });
const theFile = ({ messageId: id }: Inbox) => ({ params: { id, index: '0' } });
const aFile = ({ conversationId: id }: Inbox) => ({
  params: { id },
  path: `/?id=${randomUUID()}&name=list.pdf`,
  headers: { 'content-type': 'application/pdf', 'content-length': '7' },
  text: 'A list.',
});
const ourWorkspace = ({ workspaceId: id }: Inbox) => ({ params: { id } });
/** By somebody who has seen everything so far. */
const reply = async ({ conversationId }: Inbox) => ({
  clientId: randomUUID(),
  body: 'Hello',
  audience: 'private',
  parentMessageId: null,
  lastSeenMessageId: (
    await prisma().message.findFirstOrThrow({ where: { conversationId }, orderBy: { createdAt: 'desc' } })
  ).id,
});
const note = (text: string) => ({ clientId: randomUUID(), text });
/** By the agent who asks, where it is one who may; else by the other. */
const addedNote = async ({ agent, conversationId }: Inbox, asking: Person | null) => {
  const author = asking?.agentId === byTeam.member.agentId ? byTeam.member : agent;
  return (await addNote(author, conversationId, note('For us'), new Date())).id;
};
const sharedReply = () => ({
  isShared: true,
  shortcut: `hello-${randomUUID().slice(0, 8)}`,
  title: 'Hello',
  body: 'Hello {{name}}',
});
const aTemplate = () => ({ name: `t_${randomUUID().slice(0, 8)}`, language: 'en', body: 'Hi {{1}}' });
const addTemplate = async ({ admin, channelId }: Inbox) =>
  (await saveTemplate(admin, { channelId, id: null }, aTemplate(), new Date())).id;
/** With a template to a number: agents may not, until somebody lets them. */
const opening = async ({ admin, channelId }: Inbox) => {
  const { name, language } = await saveTemplate(admin, { channelId, id: null }, aTemplate(), new Date());
  const template = { name, language, values: { 1: 'Wanda' } };
  const begun = { clientId: randomUUID(), way: 'template', number: '+4930123456' };
  return { ...begun, channelId, template, body: 'Hi Wanda' };
};
const addCannedReply = async ({ supervisor }: Inbox) =>
  (await saveCannedReply(supervisor, null, sharedReply(), new Date())).id;
const raiseAll = () => ({
  id: randomUUID(),
  which: { filter: { view: 'all' }, except: [] },
  act: { type: 'priority', priority: 'high' } as const,
});
const addEvent = async ({ workspaceId, account: { accountId } }: Inbox) => {
  const event = { dedupeKey: randomUUID(), receivedAt: new Date(), raw: Buffer.from('{}') };
  const kept = { ...event, workspaceId, accountId, fate: 'rejected' } as const;
  return (await prisma().webhookEvent.create({ data: kept })).id;
};
/** Their own, where they are one of ours. */
const changed = async (inbox: Inbox, person: Person | null) => {
  const asker = person?.workspaceId === inbox.workspaceId ? person : inbox.agent;
  const { change } = await beginBulkChange(asker, raiseAll(), new Date());
  return { params: { id: change.id } };
};
/** Each of ours has their own. */
const askers = (status: number): Answers => ({ ...readers(status), blind: status });
/** Ours, which everybody uses and supervisors change. */
const sharedView = () => ({ isShared: true, name: 'Refunds', filter: { view: 'all', unread: '1' } });
const addView = async ({ supervisor }: Inbox) =>
  (await saveView(supervisor, null, sharedView(), new Date())).id;
const sharers = (status: number): Answers => ({ ...readers(status), blind: 403, agent: 403 });
const replyIn = (delivery: DeliveryState) => async (inbox: Inbox, person: Person | null) => {
  const isColleague = person?.workspaceId === inbox.workspaceId;
  return { params: { id: await addReply(inbox, (isColleague ? person : inbox.agent).agentId, delivery) } };
};
const failedReply = replyIn('failed');

/** The platform's own operations, at one of the places where they are. */
function passThrough(path: string): Record<string, Row> {
  return {
    [`GET ${path}`]: {
      answers: { ...everybody(503), anonymous: 401, blind: 404 },
      call: ({ contentId }) => ({ params: { path: ['contents', contentId] } }),
    },
    // Longer than the channel allows: who gets as far as its rules is told so, and nobody waits for the platform.
    [`POST ${path}`]: {
      answers: readers(422),
      call: ({ contentId }) => ({
        params: { path: ['contents'] },
        body: { inReplyToContentId: contentId, body: 'x'.repeat(4_000) },
        headers: { 'idempotency-key': randomUUID() },
      }),
    },
  };
}

/** Nobody listens there. */
const NO_APP = { serverUrl: 'http://127.0.0.1:9', clientId: 'client', clientSecret: 'secret' };

/** A team with nobody in it. */
async function someTeam({ admin }: Inbox): Promise<string> {
  return (await saveTeam(admin, null, { name: randomUUID(), memberIds: [] }, new Date())).id;
}

/**
 * Every method of every route, and what each kind of person gets. Where the answer comes from the platform, which is
 * nowhere in this test, those who get as far as it are told so (503).
 */
const matrix: Record<string, Row> = {
  'GET /api/accounts': { answers: { ...signedIn, ...onlyAdmins } },
  'POST /api/accounts': {
    answers: { ...signedIn, ...onlyAdmins },
    call: () => ({ body: { ...NO_APP, name: 'Ours', jwt: 'jwt' } }),
  },
  'POST /api/accounts/check': { answers: { ...signedIn, ...onlyAdmins }, call: () => ({ body: NO_APP }) },
  'POST /api/accounts/consent': {
    answers: { ...readers(200), ...onlyAdmins },
    call: ({ account: { accountId } }) => ({ body: { accountId } }),
  },
  'GET /api/accounts/health': { answers: { ...signedIn, ...onlyAdmins } },
  'GET /api/accounts/[id]/incidents': {
    answers: { ...readers(200), ...onlyAdmins },
    call: ({ account }) => ({ params: { id: account.accountId } }),
  },
  'POST /api/accounts/[id]/repair': {
    answers: { ...readers(200), ...onlyAdmins },
    call: ({ account }) => ({ params: { id: account.accountId } }),
  },
  'GET /api/accounts/return': {
    answers: everybody(303),
    call: () => ({ path: '/api/accounts/return?state=unknown&code=unknown' }),
  },
  'PATCH /api/accounts/[id]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: ({ account }) => ({ params: { id: account.accountId }, body: { name: 'Ours' } }),
  },
  'PUT /api/accounts/[id]/sign-in': {
    answers: { ...readers(200), ...onlyAdmins },
    call: ({ account }) => ({ params: { id: account.accountId }, body: { jwt: 'jwt' } }),
  },
  'DELETE /api/accounts/[id]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: async ({ workspaceId }) => ({ params: { id: (await makeAccount(workspaceId)).accountId } }),
  },
  // For whoever has the deployment's key, and there is none here (tests/api/operator.test.ts).
  'GET /api/operator/workspaces': { answers: everybody(404) },
  'POST /api/operator/workspaces': { answers: everybody(404), call: () => ({ body: {} }) },
  'POST /api/operator/workspaces/[id]/invitations': { answers: everybody(404), call: ourWorkspace },
  'DELETE /api/operator/workspaces/[id]': { answers: everybody(404), call: ourWorkspace },
  'PUT /api/operator/workspaces/[id]/suspension': { answers: everybody(404), call: ourWorkspace },
  'DELETE /api/operator/workspaces/[id]/suspension': { answers: everybody(404), call: ourWorkspace },
  'GET /api/operator/workspaces/[id]/export': { answers: everybody(404), call: ourWorkspace },
  'GET /api/agents': { answers: { ...signedIn, ...onlyAdmins } },
  'GET /api/agents/held': { answers: { ...signedIn, ...onlySupervisors } },
  'GET /api/invitations': { answers: { ...signedIn, ...onlyAdmins } },
  'POST /api/invitations': {
    answers: { ...everybody(201), ...onlyAdmins },
    call: () => ({ body: invited() }),
  },
  'DELETE /api/invitations/[id]': {
    answers: { ...readers(204), ...onlyAdmins },
    call: async ({ admin }) => ({
      params: { id: (await invite(admin, invited(), new Date())).invitation.id },
    }),
  },
  'POST /api/invitations/accept': {
    answers: everybody(404),
    call: ({ workspaceId }) => ({
      body: { token: `${workspaceId}.${randomUUID()}`, password: 'nine blue herons' },
      // As with set-up.
      headers: { [CLIENT_ADDRESS_HEADER]: randomUUID() },
    }),
  },
  'POST /api/agents/[id]/password-reset': {
    answers: { ...readers(201), ...onlyAdmins },
    call: async ({ workspaceId }) => ({
      params: { id: (await makePerson(workspaceId, 'agent', 'Forgetful')).agentId },
    }),
  },
  // There is no mail server.
  'POST /api/password-resets': {
    answers: everybody(404),
    call: () => ({
      body: { email: 'somebody@example.com' },
      headers: { [CLIENT_ADDRESS_HEADER]: randomUUID() },
    }),
  },
  'POST /api/password-resets/use': {
    answers: everybody(404),
    call: ({ workspaceId }) => ({
      body: { token: `${workspaceId}.${randomUUID()}`, password: 'nine blue herons' },
      headers: { [CLIENT_ADDRESS_HEADER]: randomUUID() },
    }),
  },
  'DELETE /api/agents/[id]/sessions': {
    answers: { ...readers(204), ...onlyAdmins },
    call: async ({ workspaceId }) => ({
      params: { id: (await makePerson(workspaceId, 'agent', 'Elsewhere')).agentId },
    }),
  },
  'GET /api/tokens': { answers: { ...signedIn, ...onlyAdmins } },
  'POST /api/tokens': {
    answers: { ...everybody(201), ...onlyAdmins },
    call: () => ({ body: aToken() }),
  },
  'DELETE /api/tokens/[id]': {
    answers: { ...readers(204), ...onlyAdmins },
    call: async ({ admin }) => ({
      params: { id: (await makeApiToken(admin, aToken(), new Date())).token.id },
    }),
  },
  'GET /api/outgoing-webhooks': { answers: { ...signedIn, ...onlyAdmins } },
  'POST /api/outgoing-webhooks': {
    answers: { ...everybody(201), ...onlyAdmins },
    call: () => ({ body: aWebhook }),
  },
  'PATCH /api/outgoing-webhooks/[id]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: async (inbox) => ({ ...(await onWebhook(inbox)), body: { name: 'Till' } }),
  },
  'DELETE /api/outgoing-webhooks/[id]': { answers: { ...readers(204), ...onlyAdmins }, call: onWebhook },
  'POST /api/outgoing-webhooks/[id]/secret': { answers: { ...readers(201), ...onlyAdmins }, call: onWebhook },
  'POST /api/outgoing-webhooks/[id]/test': { answers: { ...readers(201), ...onlyAdmins }, call: onWebhook },
  'POST /api/outgoing-webhooks/[id]/replay': {
    answers: { ...readers(200), ...onlyAdmins },
    call: async (inbox) => ({ ...(await onWebhook(inbox)), body: { state: 'abandoned' } }),
  },
  'GET /api/outgoing-webhooks/[id]/deliveries': {
    answers: { ...readers(200), ...onlyAdmins },
    call: onWebhook,
  },
  'GET /api/webhook-deliveries/[id]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: async (inbox) => {
      const { params } = await onWebhook(inbox);
      return { params: { id: await testWebhook(inbox.admin, params.id, new Date()) } };
    },
  },
  'GET /api/sign-ins': { answers: signedIn },
  'DELETE /api/sign-ins': {
    answers: { ...everybody(204), anonymous: 401 },
    // As somebody like them: it ends the sessions by which the same people ask in other rows.
    call: async (_, person) => {
      if (person === null || person === gone) return {};
      const { cookie } = await makePerson(person.workspaceId, person.role, 'Stand In');
      return { headers: { cookie } };
    },
  },
  'DELETE /api/sign-ins/[id]': {
    answers: { ...everybody(404), anonymous: 401 },
    call: () => ({ params: { id: randomUUID() } }),
  },
  'DELETE /api/sign-ins/links': {
    answers: { ...everybody(404), anonymous: 401 },
    call: () => ({ path: '/api/sign-ins/links?issuer=https://id.example' }),
  },
  'PUT /api/sign-ins/password': {
    answers: everybody(401),
    call: () => ({ body: { current: 'not this one', password: 'nobody guesses this one' } }),
  },
  'PATCH /api/agents/[id]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: ({ supervisor }) => ({ params: { id: supervisor.agentId }, body: { role: 'supervisor' } }),
  },
  'POST /api/channels': {
    // It is there already: another one would be seen in other rows.
    answers: { ...readers(409), ...onlyAdmins },
    call: async ({ account: { accountId }, channelId }) => {
      const { externalId } = await prisma().channel.findFirstOrThrow({ where: { id: channelId } });
      return { body: { accountId, externalId, type: 'WhatsApp' } };
    },
  },
  'PUT /api/channels/order': {
    // Ids of others mean nothing.
    answers: { ...everybody(204), ...onlyAdmins },
    call: ({ channelId }) => ({ body: { channelIds: [channelId] } }),
  },
  'PATCH /api/channels/[id]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: ({ channelId: id }) => ({ params: { id }, body: { name: 'Shop' } }),
  },
  'DELETE /api/channels/[id]': {
    // There is something in it.
    answers: { ...readers(422), ...onlyAdmins },
    call: ({ channelId: id }) => ({ params: { id } }),
  },
  'PUT /api/channels/[id]/rights/[agentId]': {
    answers: { ...readers(204), ...onlyAdmins },
    call: ({ channelId: id, agent }) => ({ params: { id, agentId: agent.agentId }, body: { rights: null } }),
  },
  'PUT /api/channels/[id]/rights/teams/[teamId]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: async (inbox) => ({
      params: { id: inbox.channelId, teamId: await someTeam(inbox) },
      body: { rights: { canRead: false, canReply: false, canStart: false } },
    }),
  },
  'GET /api/conversations': { answers: signedIn, call: () => ({ path: '/?view=all' }) },
  'POST /api/conversations': {
    answers: { ...readers(201), agent: 422 },
    call: async (inbox) => ({ body: await opening(inbox) }),
  },
  'POST /api/conversations/changes': {
    answers: { ...everybody(201), anonymous: 401 },
    call: () => ({ body: raiseAll() }),
  },
  'GET /api/conversations/changes/[id]': { answers: askers(200), call: changed },
  'POST /api/conversations/changes/[id]/undo': {
    answers: askers(201),
    call: async (inbox, person) => ({ ...(await changed(inbox, person)), body: { id: randomUUID() } }),
  },
  'POST /api/conversations/changes/[id]/cancellation': { answers: askers(200), call: changed },
  'GET /api/conversations/[id]': { answers: readers(200), call: conversation },
  // It is here, for whoever may see it: in no other workspace of theirs.
  'GET /api/conversations/[id]/workspace': {
    answers: { ...everybody(404), anonymous: 401, elsewhere: 200 },
    call: conversation,
  },
  'PUT /api/conversations/[id]/assignment': {
    answers: readers(200),
    call: (inbox) => ({ ...conversation(inbox), body: { assigneeId: null, expectedAssigneeId: null } }),
  },
  'PUT /api/conversations/[id]/status': {
    answers: readers(200),
    call: (inbox) => ({ ...conversation(inbox), body: { status: 'open' } }),
  },
  'PUT /api/conversations/[id]/snooze': {
    answers: readers(200),
    call: (inbox) => ({ ...conversation(inbox), body: { until: null } }),
  },
  'PUT /api/conversations/[id]/needs-reply': {
    answers: readers(200),
    call: (inbox) => ({ ...conversation(inbox), body: { needsReply: true } }),
  },
  'PUT /api/conversations/[id]/priority': {
    answers: readers(200),
    call: (inbox) => ({ ...conversation(inbox), body: { priority: 'high' } }),
  },
  'PUT /api/conversations/[id]/tags': {
    answers: readers(200),
    call: (inbox) => ({ ...conversation(inbox), body: { add: [inbox.tagId], remove: [] } }),
  },
  'GET /api/tags': { answers: signedIn },
  'GET /api/tags/counts': { answers: { ...signedIn, ...onlySupervisors } },
  'POST /api/tags': {
    answers: { ...everybody(201), ...onlySupervisors },
    call: () => ({ body: { name: randomUUID(), colour: 'moss' } }),
  },
  'PATCH /api/tags/[id]': {
    answers: { ...readers(200), ...onlySupervisors },
    call: ({ tagId: id }) => ({ params: { id }, body: { colour: 'clay' } }),
  },
  'DELETE /api/tags/[id]': {
    answers: { ...readers(204), ...onlySupervisors },
    call: async (inbox) => ({ params: { id: await addTag(inbox.workspaceId) } }),
  },
  'PUT /api/conversations/[id]/state': {
    answers: readers(200),
    call: (inbox) => ({
      ...conversation(inbox),
      body: { status: 'open', snoozedUntil: null, settledAt: null, isMarkedNeedsReply: false },
    }),
  },
  'PUT /api/conversations/[id]/read-mark': {
    answers: readers(204),
    call: (inbox) => ({ ...conversation(inbox), body: { readCount: 1, readVersion: 0 } }),
  },
  'GET /api/conversations/[id]/entries': { answers: readers(200), call: conversation },
  'PUT /api/conversations/[id]/unread': { answers: readers(204), call: conversation },
  'GET /api/conversations/[id]/messages': { answers: readers(200), call: conversation },
  'POST /api/conversations/[id]/messages': {
    answers: readers(201),
    call: async (inbox) => ({ ...conversation(inbox), body: await reply(inbox) }),
  },
  'GET /api/conversations/[id]/drafts': { answers: readers(200), call: conversation },
  'PUT /api/conversations/[id]/drafts/[place]': {
    answers: readers(200),
    call: ({ conversationId: id, messageId }) => ({
      params: { id, place: 'note' },
      body: { body: 'Look at this', begunAfterMessageId: messageId, revision: 0 },
    }),
  },
  'DELETE /api/conversations/[id]/drafts/[place]': {
    answers: readers(204),
    call: ({ conversationId: id }) => ({ params: { id, place: 'note' }, path: '/?revision=1' }),
  },
  'POST /api/messages/[id]/attempts': { answers: readers(202), call: failedReply },
  'POST /api/messages/[id]/cancellation': { answers: readers(204), call: replyIn('waiting') },
  'POST /api/messages/[id]/confirmation': { answers: readers(200), call: replyIn('not_confirmed') },
  'DELETE /api/messages/[id]': { answers: readers(204), call: failedReply },
  'GET /api/messages/[id]/attachments/[index]': {
    answers: readers(503),
    call: theFile,
  },
  'GET /api/people/[id]': {
    answers: readers(200),
    call: ({ customerId: id }) => ({ params: { id } }),
  },
  'POST /api/conversations/[id]/notes': {
    answers: readers(201),
    call: (inbox) => ({ ...conversation(inbox), body: note('For us') }),
  },
  'PUT /api/conversations/[id]/mention': {
    answers: readers(204),
    call: (inbox) => ({ ...conversation(inbox), body: { isDone: true } }),
  },
  'PATCH /api/notes/[id]': {
    answers: { ...readers(200), supervisor: 403, admin: 403 },
    call: async (inbox, person) => ({
      params: { id: await addedNote(inbox, person) },
      body: { text: 'For all of us' },
    }),
  },
  'DELETE /api/notes/[id]': {
    answers: readers(204),
    call: async (inbox, person) => ({ params: { id: await addedNote(inbox, person) } }),
  },
  'GET /api/canned-replies': { answers: signedIn },
  'POST /api/canned-replies': {
    answers: { ...everybody(201), ...onlySupervisors },
    call: () => ({ body: sharedReply() }),
  },
  'PUT /api/canned-replies/[id]': {
    answers: sharers(200),
    call: async (inbox) => ({ params: { id: await addCannedReply(inbox) }, body: sharedReply() }),
  },
  'DELETE /api/canned-replies/[id]': {
    answers: sharers(204),
    call: async (inbox) => ({ params: { id: await addCannedReply(inbox) } }),
  },
  'GET /api/channels/[id]/templates': {
    answers: readers(200),
    call: ({ channelId: id }) => ({ params: { id } }),
  },
  'POST /api/channels/[id]/templates': {
    answers: { ...readers(201), ...onlyAdmins },
    call: ({ channelId: id }) => ({ params: { id }, body: aTemplate() }),
  },
  'PUT /api/channels/[id]/templates': {
    answers: { ...readers(200), ...onlyAdmins },
    call: ({ channelId: id }) => ({ params: { id }, body: { templates: [aTemplate()] } }),
  },
  'PUT /api/channels/[id]/templates/[templateId]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: async (inbox) => ({
      params: { id: inbox.channelId, templateId: await addTemplate(inbox) },
      body: aTemplate(),
    }),
  },
  'DELETE /api/channels/[id]/templates/[templateId]': {
    answers: { ...readers(204), ...onlyAdmins },
    call: async (inbox) => ({ params: { id: inbox.channelId, templateId: await addTemplate(inbox) } }),
  },
  'GET /api/audit': { answers: { ...signedIn, ...onlyAdmins } },
  'GET /api/audit/export': {
    answers: { ...signedIn, ...onlyAdmins },
    call: () => ({ path: '/?form=ndjson' }),
  },
  'GET /api/intake': { answers: { ...signedIn, ...onlyAdmins } },
  'GET /api/intake/export': {
    answers: { ...signedIn, ...onlyAdmins },
    call: () => ({ path: '/?form=csv' }),
  },
  'GET /api/intake/[id]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: async (inbox) => ({ params: { id: await addEvent(inbox) } }),
  },
  // Foreign ids are passed over.
  'POST /api/intake/replay': {
    answers: { ...everybody(200), ...onlyAdmins },
    call: async (inbox) => ({ body: { ids: [await addEvent(inbox)] } }),
  },
  'POST /api/views': {
    answers: { ...everybody(201), ...onlySupervisors },
    call: () => ({ body: sharedView() }),
  },
  'PUT /api/views/[id]': {
    answers: sharers(200),
    call: async (inbox) => ({ params: { id: await addView(inbox) }, body: sharedView() }),
  },
  'DELETE /api/views/[id]': {
    answers: sharers(204),
    call: async (inbox) => ({ params: { id: await addView(inbox) } }),
  },
  'POST /api/presence': {
    answers: readers(204),
    call: ({ conversationId }) => ({
      body: { tabId: randomUUID(), here: { conversationId, doing: 'viewing' } },
    }),
  },
  'GET /api/session': { answers: signedIn },
  'PUT /api/session/workspace': {
    answers: { ...everybody(204), ...outside(404), anonymous: 401, elsewhere: 204 },
    call: ({ workspaceId }) => ({ body: { workspaceId } }),
  },
  'PUT /api/session/availability': { answers: signedIn, call: () => ({ body: { availability: 'away' } }) },
  'POST /api/conversations/[id]/uploads': { answers: readers(201), call: aFile },
  'DELETE /api/uploads/[id]': {
    answers: { ...everybody(204), anonymous: 401 },
    call: () => ({ params: { id: randomUUID() } }),
  },
  'GET /api/own-logins': { answers: signedIn },
  'POST /api/own-logins/[id]': {
    answers: { ...everybody(200), ...outside(404), anonymous: 401 },
    call: ({ account }) => ({ params: { id: account.accountId } }),
  },
  'DELETE /api/own-logins/[id]': {
    answers: { ...everybody(204), anonymous: 401 },
    call: ({ account }) => ({ params: { id: account.accountId } }),
  },
  'GET /api/own-logins/return': {
    answers: everybody(303),
    call: () => ({ path: '/api/own-logins/return?state=unknown&code=unknown' }),
  },
  'GET /api/workspace': { answers: { ...signedIn, ...onlyAdmins } },
  'PATCH /api/workspace': {
    answers: { ...everybody(200), ...onlyAdmins },
    call: () => ({ body: { undoPublicSeconds: 10 } }),
  },
  'GET /api/teams': { answers: { ...signedIn, ...onlyAdmins } },
  'POST /api/teams': {
    answers: { ...everybody(201), ...onlyAdmins },
    call: () => ({ body: { name: randomUUID(), memberIds: [] } }),
  },
  'PATCH /api/teams/[id]': {
    answers: { ...readers(200), ...onlyAdmins },
    call: async ({ admin }) => {
      const team = await saveTeam(admin, null, { name: randomUUID(), memberIds: [] }, new Date());
      return { params: { id: team.id }, body: { name: team.name, memberIds: [] } };
    },
  },
  'DELETE /api/teams/[id]': {
    answers: { ...readers(204), ...onlyAdmins },
    call: async ({ admin }) => {
      const team = await saveTeam(admin, null, { name: randomUUID(), memberIds: [] }, new Date());
      return { params: { id: team.id } };
    },
  },
  'GET /api/events': { answers: signedIn },
  'GET /api/health': { answers: everybody(200) },
  'POST /api/set-up': {
    answers: everybody(401),
    call: () => ({
      body: {
        ...invited(),
        role: undefined,
        password: 'long enough',
        secret: 'guessed',
        workspaceName: 'Mine',
      },
      // Whoever tries often from one place has to wait (tests/api/set-up.test.ts).
      headers: { [CLIENT_ADDRESS_HEADER]: randomUUID() },
    }),
  },
  // Not the demo: these do not exist.
  'GET /api/demo': { answers: everybody(404) },
  'POST /api/demo/reset': { answers: { ...everybody(404), anonymous: 401 } },
  'GET /api/v1/conversations': { answers: signedIn, call: () => ({ path: '/?view=all' }) },
  'POST /api/v1/conversations': {
    answers: { ...readers(201), agent: 422 },
    call: async (inbox) => ({ body: await opening(inbox) }),
  },
  'POST /api/v1/conversations/[id]/notes': {
    answers: readers(201),
    call: (inbox) => ({ ...conversation(inbox), body: { clientId: randomUUID(), text: 'VIP' } }),
  },
  'GET /api/v1/conversations/[id]': { answers: readers(200), call: conversation },
  'GET /api/v1/conversations/[id]/messages': { answers: readers(200), call: conversation },
  'POST /api/v1/conversations/[id]/messages': {
    answers: readers(201),
    call: (inbox) => ({ ...conversation(inbox), body: { clientId: randomUUID(), body: 'Hello' } }),
  },
  'POST /api/v1/conversations/[id]/uploads': { answers: readers(201), call: aFile },
  'GET /api/v1/messages/[id]/attachments/[index]': { answers: readers(503), call: theFile },
  'PUT /api/v1/conversations/[id]/assignment': {
    answers: readers(200),
    call: (inbox) => ({ ...conversation(inbox), body: { assigneeId: null, expectedAssigneeId: null } }),
  },
  'PUT /api/v1/conversations/[id]/status': {
    answers: readers(200),
    call: (inbox) => ({ ...conversation(inbox), body: { status: 'open' } }),
  },
  'PUT /api/v1/conversations/[id]/tags': {
    answers: readers(200),
    call: (inbox) => ({ ...conversation(inbox), body: { add: [inbox.tagId], remove: [] } }),
  },
  'GET /api/v1/people/[id]': {
    answers: readers(200),
    call: ({ customerId: id }) => ({ params: { id } }),
  },
  'GET /api/v1/channels': { answers: signedIn },
  'GET /api/v1/tags': { answers: signedIn },
  'GET /api/v1/openapi.json': { answers: everybody(200) },
  ...passThrough('/api/social-messaging/v1/[...path]'),
  ...passThrough('/api/cx/social-messaging/v1/[...path]'),
  // Whoever it is: only the path's own secret opens it (tests/api/webhook-door.test.ts).
  'POST /api/webhooks/ringcentral/[secret]': {
    answers: everybody(404),
    call: ({ workspaceId, account }) => ({
      params: { secret: `${workspaceId}.${account.accountId}.${'x'.repeat(43)}` },
      body: {},
    }),
  },
};

/** next-auth's own routes let everybody in by nature; tests/api/sessions.test.ts holds them. */
const nextAuth = ['GET /api/auth/[...nextauth]', 'POST /api/auth/[...nextauth]'];

/** What the routes have and the matrix has not, and the reverse. */
function differences(routes: Iterable<string>, rows: Iterable<string>): string[] {
  const [existing, listed] = [new Set(routes), new Set(rows)];
  return [
    ...[...existing].filter((name) => !listed.has(name)).map((name) => `${name} is not listed`),
    ...[...listed].filter((name) => !existing.has(name)).map((name) => `${name} does not exist`),
  ];
}

let routes: Map<string, Handler>;
let ours: Inbox;
let theirs: Inbox;
/** Of ours, like the others of their role, and refused by the channel. */
let refused: { supervisor: Person; admin: Person };
/** Agents who may not read the channel themselves: one in a team that may, one who has left it. */
let byTeam: { member: Person; former: Person };
/** Had a cookie that was good before. */
let gone: Person;

beforeAll(async () => {
  routes = await readRoutes();
  ours = await makeInbox('ours');
  theirs = await makeInbox('theirs');
  const { workspaceId, channelId } = ours;
  refused = {
    supervisor: await makePerson(workspaceId, 'supervisor', 'refused'),
    admin: await makePerson(workspaceId, 'admin', 'refused'),
  };
  byTeam = {
    member: await makePerson(workspaceId, 'agent', 'of a team'),
    former: await makePerson(workspaceId, 'agent', 'of a team before'),
  };
  const nothingAtAll = { canRead: false, canReply: false, canStart: false };
  await prisma().channelRight.createMany({
    data: [...Object.values(refused), ...Object.values(byTeam)].map(({ agentId }) => ({
      workspaceId,
      channelId,
      agentId,
      ...nothingAtAll,
    })),
  });
  const [memberId, formerId] = [byTeam.member.agentId, byTeam.former.agentId];
  const draft = { name: 'Allowed', memberIds: [memberId, formerId] };
  const { id: teamId } = await saveTeam(ours.admin, null, draft, new Date());
  const rights = { canRead: true, canReply: true, canStart: false };
  await grantTeamRights(ours.admin, { channelId, teamId }, { rights }, new Date());
  await saveTeam(ours.admin, teamId, { ...draft, memberIds: [memberId] }, new Date());
  for (const { agentId, role } of [ours.agent, ours.admin]) {
    await prisma().membership.create({ data: { workspaceId: theirs.workspaceId, agentId, role } });
  }
  gone = await makePerson(workspaceId, 'agent', 'gone');
  expect(await findViewer(gone.cookie)).not.toBeNull();
  await changeAgent(ours.admin, gone.agentId, { isActive: false }, new Date());
});

/** One of ours, seen from the other workspace; with a new session, because it may be used up. */
const seenFromTheirs = async (person: Person): Promise<Person> => ({
  ...person,
  workspaceId: theirs.workspaceId,
  cookie: await openSession(theirs.workspaceId, person.agentId),
});

interface Column {
  answer: Exclude<keyof Answers, 'elsewhere'>;
  who: () => Person | null | Promise<Person>;
  /** Are they ours, and somewhere else? */
  isElsewhere?: boolean;
}

/** Everybody who asks. */
const COLUMNS: Record<string, Column> = {
  'somebody signed out': { answer: 'anonymous', who: () => null },
  'somebody let out': { answer: 'anonymous', who: () => gone },
  'an agent': { answer: 'agent', who: () => ours.agent },
  'a supervisor': { answer: 'supervisor', who: () => ours.supervisor },
  'an admin': { answer: 'admin', who: () => ours.admin },
  'an agent, of another channel': { answer: 'blind', who: () => ours.blind },
  'an agent, by their team': { answer: 'agent', who: () => byTeam.member },
  'an agent, out of that team': { answer: 'blind', who: () => byTeam.former },
  'a supervisor, of another channel': { answer: 'supervisor', who: () => refused.supervisor },
  'an admin, of another channel': { answer: 'admin', who: () => refused.admin },
  'an agent of another workspace': { answer: 'outsideAgent', who: () => theirs.agent },
  'a supervisor of another workspace': { answer: 'outsideSupervisor', who: () => theirs.supervisor },
  'an admin of another workspace': { answer: 'outsideAdmin', who: () => theirs.admin },
  'our agent in another workspace': {
    answer: 'outsideAgent',
    who: () => seenFromTheirs(ours.agent),
    isElsewhere: true,
  },
  'our admin in another workspace': {
    answer: 'outsideAdmin',
    who: () => seenFromTheirs(ours.admin),
    isElsewhere: true,
  },
};

const listed = [...Object.keys(matrix), ...nextAuth];

describe('the matrix of rights', () => {
  it('names every method of every route, and nothing else', () => {
    expect(differences(routes.keys(), listed)).toEqual([]);
  });

  it('catches a route that is not listed, and a row whose route is gone', () => {
    const planted = [...routes.keys(), 'DELETE /api/planted'];
    expect(differences(planted, listed)).toEqual(['DELETE /api/planted is not listed']);
    expect(differences(routes.keys(), [...listed, 'GET /api/gone'])).toEqual([
      'GET /api/gone does not exist',
    ]);
  });
});

interface Asked {
  status: number;
  text: string;
}

async function askAs(person: Person | null, name: string, call: Call): Promise<Asked> {
  const handler = routes.get(name);
  if (!handler) throw new Error(`${name} is not a route`);
  const [method = ''] = name.split(' ');
  const response = await ask(handler, person, { ...call, method });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (isStream) await response.body?.cancel();
  return { status: response.status, text: isStream ? '' : await response.text() };
}

/** All others answer to a token as to somebody signed out. */
const TAKES_TOKENS = /^\w+ \/api\/(v1|(cx\/)?social-messaging)\//;

const fullToken = async () =>
  (await makeApiToken(ours.admin, { ...aToken(), scopes: [...apiScopes] }, new Date())).secret;

async function blindToken(): Promise<string> {
  const { token, secret } = await makeApiToken(
    ours.admin,
    { ...aToken(), scopes: [...apiScopes] },
    new Date(),
  );
  await prisma().apiToken.updateMany({
    where: { id: token.id },
    data: { everyChannel: false, channelIds: [] },
  });
  return secret;
}

/** What differs from answer to answer without meaning anything. */
const withoutRequestId = (text: string) => text.replace(/"requestId":"[^"]+"/, '');

/** What is only ours to know. */
const ourIds = () => [ours.channelId, ours.conversationId, ours.messageId, ours.supervisor.agentId];

describe.each(Object.keys(matrix))('%s', (name) => {
  const { answers, call = nothing } = matrix[name] ?? { answers: everybody(0) };

  it.each(Object.keys(COLUMNS))('%s', async (title) => {
    const { answer, who, isElsewhere = false } = COLUMNS[title] ?? { answer: 'admin', who: () => null };
    const person = await who();
    const { status, text } = await askAs(person, name, await call(ours, person));
    expect(status).toBe((isElsewhere ? answers.elsewhere : undefined) ?? answers[answer]);
    // Whatever a stranger gets is their own.
    if (answer.startsWith('outside')) for (const id of ourIds()) expect(text).not.toContain(id);
    if (answer.startsWith('outside') && !isElsewhere) expect(text).not.toContain(ours.workspaceId);
  });

  it('a token of an admin', async () => {
    const isTaken = TAKES_TOKENS.test(name);
    const asked = await call(ours, isTaken ? ours.admin : null);
    const headers = { ...asked.headers, authorization: `Bearer ${await fullToken()}` };
    const { status } = await askAs(null, name, { ...asked, headers });
    expect(status).toBe(isTaken ? answers.admin : answers.anonymous);
  });

  it('a token of an admin, for channels that are gone', async () => {
    const isTaken = TAKES_TOKENS.test(name);
    const asked = await call(ours, isTaken ? ours.admin : null);
    const headers = { ...asked.headers, authorization: `Bearer ${await blindToken()}` };
    const { status } = await askAs(null, name, { ...asked, headers });
    expect(status).toBe(isTaken ? answers.blind : answers.anonymous);
  });

  it('answers a stranger’s question for ours as one for what does not exist', async () => {
    const asked = await call(ours, theirs.admin);
    if (!asked.params || answers.outsideAdmin !== 404) return;
    const missing = Object.fromEntries(
      Object.entries(asked.params).map(([part, value]) => [
        part,
        part === 'index' || part === 'place' ? value : randomUUID(),
      ]),
    );
    const isByPath = 'path' in asked.params;
    const [ofOurs, ofNothing] = await Promise.all([
      askAs(theirs.admin, name, asked),
      askAs(theirs.admin, name, isByPath ? withMissingContent(asked) : { ...asked, params: missing }),
    ]);
    expect(ofNothing.status).toBe(404);
    expect(withoutRequestId(ofOurs.text)).toBe(withoutRequestId(ofNothing.text));
  });
});

function withMissingContent(call: Call): Call {
  return { ...call, body: { ...(call.body as object), inReplyToContentId: '66b0c0ffee00000000000009' } };
}

describe('ids of another workspace inside a body', () => {
  it.each([
    [
      'an assignee',
      'PUT /api/conversations/[id]/assignment',
      () => ({ ...conversation(ours), body: { assigneeId: theirs.agent.agentId, expectedAssigneeId: null } }),
    ],
    [
      'a team',
      'PUT /api/conversations/[id]/assignment',
      async () => {
        const { id: teamId } = await saveTeam(
          theirs.admin,
          null,
          { name: 'Theirs', memberIds: [] },
          new Date(),
        );
        const nobody = { assigneeId: null, expectedAssigneeId: null, expectedTeamId: null };
        return { ...conversation(ours), body: { ...nobody, teamId } };
      },
    ],
    [
      'whom many are given to',
      'POST /api/conversations/changes',
      () => ({ body: { ...raiseAll(), act: { type: 'assign', assigneeId: theirs.agent.agentId } } }),
    ],
    [
      'a tag for many',
      'POST /api/conversations/changes',
      () => ({ body: { ...raiseAll(), act: { type: 'tags', add: [theirs.tagId], remove: [] } } }),
    ],
    [
      'a member of a team',
      'POST /api/teams',
      () => ({ body: { name: 'Ours', memberIds: [theirs.agent.agentId] } }),
    ],
    [
      'a tag',
      'PUT /api/conversations/[id]/tags',
      () => ({ ...conversation(ours), body: { add: [theirs.tagId], remove: [] } }),
    ],
    [
      'a channel of a token',
      'POST /api/tokens',
      () => ({ body: { ...aToken(), channelIds: [theirs.channelId] } }),
    ],
    [
      'a channel of a webhook',
      'POST /api/outgoing-webhooks',
      () => ({ body: { ...aWebhook, channelIds: [theirs.channelId] } }),
    ],
    [
      'the channel on which something begins',
      'POST /api/conversations',
      async () => ({ body: await opening(theirs) }),
    ],
    [
      'the message that is answered',
      'POST /api/conversations/[id]/messages',
      async () => ({
        ...conversation(ours),
        body: { ...(await reply(ours)), parentMessageId: theirs.messageId },
      }),
    ],
    [
      'somebody whom a note names',
      'POST /api/conversations/[id]/notes',
      () => ({ ...conversation(ours), body: note(`@[agent:${theirs.agent.agentId}]`) }),
    ],
    [
      'the agent who gets rights',
      'PUT /api/channels/[id]/rights/[agentId]',
      () => ({ params: { id: ours.channelId, agentId: theirs.agent.agentId }, body: { rights: null } }),
    ],
    [
      'the team that gets rights',
      'PUT /api/channels/[id]/rights/teams/[teamId]',
      async () => ({
        params: { id: ours.channelId, teamId: await someTeam(theirs) },
        body: { rights: { canRead: true, canReply: true, canStart: true } },
      }),
    ],
  ])('%s does not exist', async (_, name, call) => {
    expect((await askAs(ours.admin, name, await call())).status).toBe(404);
  });
});
