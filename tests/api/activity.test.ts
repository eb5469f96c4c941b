import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ConversationActivity, WorkspaceActivity } from '@/lib/domain/activity';
import { addNote } from '@/lib/server/commands/add-note';
import { addTag } from '@/lib/server/commands/add-tag';
import { assignConversation } from '@/lib/server/commands/assign-conversation';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { changeChannel } from '@/lib/server/commands/change-channel';
import { changeConversation } from '@/lib/server/commands/change-conversation';
import { changeTag } from '@/lib/server/commands/change-tag';
import { changeWebhook } from '@/lib/server/commands/change-webhook';
import { changeWorkspace } from '@/lib/server/commands/change-workspace';
import { discardReply } from '@/lib/server/commands/discard-reply';
import { exportAudit } from '@/lib/server/commands/export-audit';
import { exportIntake } from '@/lib/server/commands/export-intake';
import { grantChannelRights } from '@/lib/server/commands/grant-channel-rights';
import { grantTeamRights } from '@/lib/server/commands/grant-team-rights';
import { importTemplates } from '@/lib/server/commands/import-templates';
import { invite } from '@/lib/server/commands/invite';
import { makeApiToken } from '@/lib/server/commands/make-api-token';
import { makeWebhook } from '@/lib/server/commands/make-webhook';
import { markReplySent } from '@/lib/server/commands/mark-reply-sent';
import { removeCannedReply } from '@/lib/server/commands/remove-canned-reply';
import { removeNote } from '@/lib/server/commands/remove-note';
import { removeTag } from '@/lib/server/commands/remove-tag';
import { removeTeam } from '@/lib/server/commands/remove-team';
import { removeTemplate } from '@/lib/server/commands/remove-template';
import { removeView } from '@/lib/server/commands/remove-view';
import { removeWebhook } from '@/lib/server/commands/remove-webhook';
import { renewWebhookSecret } from '@/lib/server/commands/renew-webhook-secret';
import { replayWebhook } from '@/lib/server/commands/replay-webhook';
import { revokeApiToken } from '@/lib/server/commands/revoke-api-token';
import { saveCannedReply } from '@/lib/server/commands/save-canned-reply';
import { saveTeam } from '@/lib/server/commands/save-team';
import { saveTemplate } from '@/lib/server/commands/save-template';
import { saveView } from '@/lib/server/commands/save-view';
import { signOutAgent } from '@/lib/server/commands/sign-out-agent';
import { testWebhook } from '@/lib/server/commands/test-webhook';
import { withdrawInvitation } from '@/lib/server/commands/withdraw-invitation';
import { prisma } from '@/lib/server/db';
import { list } from '@/lib/server/handlers/entries';
import { addReply, type Inbox, makeInbox } from '../support/inbox';
import type { Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('activity');
});

const now = () => new Date();

interface Noted {
  kind: (ConversationActivity | WorkspaceActivity)['kind'];
  /** Does what the command is for, as the admin. */
  act: (inbox: Inbox) => Promise<unknown>;
}

const SHARED = { isShared: true, shortcut: 'hello', title: 'Hello', body: 'Hello {{name}}' };
const REFUNDS = { isShared: true, name: 'Refunds', filter: { view: 'all' } };
const READY = { name: 'bike_ready', language: 'en', body: 'It is ready, {{1}}.' };
const CLOSE = { act: { type: 'status', status: 'closed' } } as const;

const webhookOf = async ({ workspaceId }: Inbox['admin']) =>
  (await prisma().outgoingWebhook.findFirstOrThrow({ where: { workspaceId } })).id;

/** Every command that changes a conversation, the people or the channels of a workspace. */
const NOTED: Record<string, Noted> = {
  invite: {
    kind: 'agent-invited',
    act: ({ admin }) => invite(admin, { name: 'New', email: 'new@example.com', role: 'agent' }, now()),
  },
  'withdraw-invitation': {
    kind: 'invitation-withdrawn',
    act: async ({ admin }) => {
      const where = { workspaceId: admin.workspaceId };
      const { id } = await prisma().invitation.findFirstOrThrow({ where });
      await withdrawInvitation(admin, id, now());
    },
  },
  'make-api-token': {
    kind: 'token-made',
    act: ({ admin }) =>
      makeApiToken(admin, { name: 'Shop', scopes: ['read'], channelIds: null, expiresInDays: 30 }, now()),
  },
  'revoke-api-token': {
    kind: 'token-revoked',
    act: async ({ admin }) => {
      const { id } = await prisma().apiToken.findFirstOrThrow({ where: { workspaceId: admin.workspaceId } });
      await revokeApiToken(admin, id, now());
    },
  },
  'make-webhook': {
    kind: 'webhook-made',
    act: ({ admin }) =>
      makeWebhook(
        admin,
        { name: 'Till', url: 'http://127.0.0.1:9', eventTypes: ['note.saved'], channelIds: null },
        now(),
      ),
  },
  'change-webhook': {
    kind: 'webhook-changed',
    act: async ({ admin }) => changeWebhook(admin, await webhookOf(admin), { isResting: true }, now()),
  },
  'renew-webhook-secret': {
    kind: 'webhook-secret-renewed',
    act: async ({ admin }) => renewWebhookSecret(admin, await webhookOf(admin), now()),
  },
  'replay-webhook': {
    kind: 'webhook-replayed',
    act: async ({ admin }) => {
      const webhookId = await webhookOf(admin);
      const id = await testWebhook(admin, webhookId, now());
      await prisma().webhookDelivery.updateMany({ where: { id }, data: { state: 'abandoned' } });
      await replayWebhook(admin, webhookId, { ids: [id] }, now());
    },
  },
  'remove-webhook': {
    kind: 'webhook-removed',
    act: async ({ admin }) => removeWebhook(admin, await webhookOf(admin), now()),
  },
  'assign-conversation': {
    kind: 'assigned',
    act: ({ admin, conversationId, agent }) =>
      assignConversation(
        admin,
        conversationId,
        { assigneeId: agent.agentId, expectedAssigneeId: null },
        now(),
      ),
  },
  'change-agent': {
    kind: 'role-changed',
    act: ({ admin, supervisor }) => changeAgent(admin, supervisor.agentId, { role: 'agent' }, now()),
  },
  'sign-out-agent': {
    kind: 'agent-signed-out',
    act: ({ admin, supervisor }) => signOutAgent(admin, supervisor.agentId, now()),
  },
  'change-channel': {
    kind: 'channel-named',
    act: ({ admin, channelId }) => changeChannel(admin, channelId, { name: 'Shop' }, now()),
  },
  'change-conversation': {
    kind: 'closed',
    act: ({ admin, conversationId }) => changeConversation(admin, conversationId, CLOSE, now()),
  },
  'change-workspace': {
    kind: 'workspace-changed',
    act: ({ admin }) => changeWorkspace(admin, { undoPublicSeconds: 10 }, now()),
  },
  'save-template': {
    kind: 'template-saved',
    act: ({ admin, channelId }) => saveTemplate(admin, { channelId, id: null }, READY, now()),
  },
  'import-templates': {
    kind: 'templates-imported',
    act: ({ admin, channelId }) =>
      importTemplates(admin, channelId, { templates: [{ ...READY, language: 'de' }] }, now()),
  },
  'remove-template': {
    kind: 'template-removed',
    act: async ({ admin, channelId }) => {
      const [ready] = await prisma().template.findMany({ where: { workspaceId: admin.workspaceId } });
      await removeTemplate(admin, { channelId, id: ready?.id ?? '' }, now());
    },
  },
  'export-audit': {
    kind: 'audit-exported',
    act: ({ admin }) => exportAudit(admin, {}, 'csv', now()),
  },
  'export-intake': {
    kind: 'intake-exported',
    act: ({ admin }) => exportIntake(admin, {}, 'csv', now()),
  },
  'discard-reply': {
    kind: 'reply-discarded',
    act: async (at) => discardReply(at.admin, await addReply(at, at.admin.agentId, 'failed'), now()),
  },
  'grant-channel-rights': {
    kind: 'own-rights-changed',
    act: ({ admin, channelId, blind }) =>
      grantChannelRights(admin, { channelId, agentId: blind.agentId }, { rights: null }, now()),
  },
  'save-team': {
    kind: 'team-saved',
    act: ({ admin }) => saveTeam(admin, null, { name: 'Workshop', memberIds: [] }, now()),
  },
  'grant-team-rights': {
    kind: 'team-rights-changed',
    act: async ({ admin, channelId }) => {
      const team = await prisma().team.findFirstOrThrow({ where: { workspaceId: admin.workspaceId } });
      const rights = { canRead: true, canReply: true, canStart: false };
      await grantTeamRights(admin, { channelId, teamId: team.id }, { rights }, now());
    },
  },
  'remove-team': {
    kind: 'team-removed',
    act: async ({ admin }) => {
      const [team] = await prisma().team.findMany({ where: { workspaceId: admin.workspaceId } });
      await removeTeam(admin, team?.id ?? '', now());
    },
  },
  'save-canned-reply': {
    kind: 'canned-reply-shared',
    act: ({ admin }) => saveCannedReply(admin, null, SHARED, now()),
  },
  'remove-canned-reply': {
    kind: 'canned-reply-withdrawn',
    act: async ({ admin }) => {
      const [shared] = await prisma().cannedReply.findMany({ where: { workspaceId: admin.workspaceId } });
      await removeCannedReply(admin, shared?.id ?? '', now());
    },
  },
  'save-view': {
    kind: 'view-shared',
    act: ({ admin }) => saveView(admin, null, REFUNDS, now()),
  },
  'remove-view': {
    kind: 'view-withdrawn',
    act: async ({ admin }) => {
      const [shared] = await prisma().savedView.findMany({ where: { workspaceId: admin.workspaceId } });
      await removeView(admin, shared?.id ?? '', now());
    },
  },
  'add-tag': {
    kind: 'tag-saved',
    act: ({ admin }) => addTag(admin, { name: 'Refund', colour: 'teal' }, now()),
  },
  'change-tag': {
    kind: 'tag-saved',
    act: ({ admin, tagId }) => changeTag(admin, tagId, { name: 'Refunded' }, now()),
  },
  'remove-tag': {
    kind: 'tag-removed',
    act: ({ admin, tagId }) => removeTag(admin, { tagId, intoId: null }, now()),
  },
  'remove-note': {
    kind: 'note-removed',
    act: async ({ admin, conversationId }) => {
      const { id } = await addNote(admin, conversationId, { clientId: randomUUID(), text: 'Wrong' }, now());
      await removeNote(admin, id, now());
    },
  },
  'mark-reply-sent': {
    kind: 'reply-marked-sent',
    act: async (at) => markReplySent(at.admin, await addReply(at, at.admin.agentId, 'not_confirmed'), now()),
  },
};

/** They need a world of their own. */
const NOTED_ELSEWHERE: Record<string, [file: string, kind: Noted['kind']]> = {
  'add-account': ['tests/api/connect.test.ts', 'account-connected'],
  'change-account': ['tests/api/connect.test.ts', 'account-changed'],
  'offer-password-reset': ['tests/api/password-resets.test.ts', 'password-reset-offered'],
  'mail-password-reset': ['tests/api/mail.test.ts', 'password-reset-mailed'],
  'reset-password': ['tests/api/password-resets.test.ts', 'password-changed'],
  'add-channel': ['tests/api/channel-places.test.ts', 'channel-added'],
  'remove-channel': ['tests/api/channel-places.test.ts', 'channel-removed'],
  'order-channels': ['tests/api/channel-places.test.ts', 'channels-ordered'],
  'repair-account': ['tests/api/account-figures.test.ts', 'account-checked'],
  'disconnect-account': ['tests/api/connect.test.ts', 'account-disconnected'],
  'finish-consent': ['tests/api/connect.test.ts', 'account-connected'],
  'sign-in-account': ['tests/api/connect.test.ts', 'account-signed-in'],
  'accept-invitation-by-identity': ['tests/api/oidc.test.ts', 'agent-added'],
  'accept-invitation-by-own-login': ['tests/api/ringcentral-sign-in.test.ts', 'agent-added'],
  'accept-invitation': ['tests/api/invitations.test.ts', 'agent-added'],
  'change-password': ['tests/api/sign-ins.test.ts', 'password-changed'],
  'begin-bulk-change': ['tests/api/bulk.test.ts', 'bulk-changed'],
  'cancel-bulk-change': ['tests/api/bulk.test.ts', 'bulk-changed'],
  'unlink-own-login': ['tests/api/own-login.test.ts', 'own-login-unlinked'],
  'undo-bulk-change': ['tests/api/bulk.test.ts', 'bulk-changed'],
  'work-bulk-change': ['tests/api/bulk.test.ts', 'bulk-changed'],
  'finish-own-login': ['tests/api/own-login.test.ts', 'own-login-linked'],
  'reset-demo': ['tests/api/demo.test.ts', 'demo-reset'],
  'replay-events': ['tests/api/intake-ledger.test.ts', 'events-replayed'],
  'return-absent-work': ['tests/api/assignment.test.ts', 'work-returned'],
  'return-stranded-work': ['tests/api/assignment.test.ts', 'work-returned'],
  'set-up': ['tests/api/set-up.test.ts', 'set-up'],
  'create-workspace': ['tests/api/operator.test.ts', 'workspace-created'],
  'invite-admin': ['tests/api/operator.test.ts', 'agent-invited'],
  'suspend-workspace': ['tests/api/operator.test.ts', 'workspace-suspended'],
  'resume-workspace': ['tests/api/operator.test.ts', 'workspace-resumed'],
  'export-workspace': ['tests/api/operator.test.ts', 'workspace-exported'],
  'wake-conversation': ['tests/api/snoozing.test.ts', 'woke'],
};

const ARRIVES = 'what arrives stands in the thread itself';
const DELIVERS = 'the reply itself says where it stands';
const OWN = 'it is about the person who does it alone';
const UPKEEP = 'it keeps things going, and changes nothing that anybody decided';

/** Every other command, and why nothing is noted. */
const NOT_NOTED: Record<string, string> = {
  'accept-webhook': ARRIVES,
  'add-note': 'the note stands in the thread itself',
  'begin-deep-checks': UPKEEP,
  'notice-silence': UPKEEP,
  'add-upload': OWN,
  'rotate-secret': 'the operator does it, to the whole deployment',
  'begin-consent': 'nothing is connected yet',
  'check-app': 'it only looks',
  'end-sign-ins': OWN,
  'unlink-identity': OWN,
  'ask-password-reset': 'anybody may ask, for any address; the mail is noted',
  'mail-invitation': 'that they were invited is noted',
  'begin-own-login': 'nothing is linked yet',
  'cancel-reply': 'nobody was told of the reply, and its text is back where it was typed',
  'change-note': 'the note says itself that it was changed',
  'confirm-contents': ARRIVES,
  'connect-account': 'the operator does it, before there is anybody',
  'deep-check': ARRIVES,
  'deliver-reply': DELIVERS,
  'erase-workspace': 'it leaves nobody who could read it; the log has a line',
  'finish-mention': OWN,
  'import-event': ARRIVES,
  'import-history': ARRIVES,
  'learn-uploads': UPKEEP,
  'maintain-subscription': UPKEEP,
  'mark-unread': OWN,
  'move-read-mark': OWN,
  'move-windows': 'a window closes by itself',
  'name-people': ARRIVES,
  'offer-set-up': 'the operator does it, before there is anybody',
  'read-again': ARRIVES,
  'read-platform': 'it only reads',
  'reconcile-reply': DELIVERS,
  'meet-database': DELIVERS,
  'recover-deliveries': DELIVERS,
  'refresh-attachments': ARRIVES,
  'release-work': UPKEEP,
  'remove-draft': OWN,
  'remove-old-uploads': UPKEEP,
  'remove-old-webhook-deliveries': UPKEEP,
  'plan-webhooks': DELIVERS,
  'send-webhooks': DELIVERS,
  'tend-webhooks': UPKEEP,
  'test-webhook': 'it changes nothing, and stands in the log of the webhook',
  'remove-upload': OWN,
  'retry-reply': DELIVERS,
  'reveal-event': 'it only reads, what an admin may read anyway',
  'save-draft': OWN,
  'seed-demo': 'the operator does it, before there is anybody',
  'send-reply': DELIVERS,
  'set-availability': OWN,
  'show-worker-alive': UPKEEP,
  'sign-in': OWN,
  'sign-in-by-identity': OWN,
  'sign-in-by-own-login': OWN,
  'sign-out': OWN,
  'start-conversation': DELIVERS,
  'sweep-account': ARRIVES,
  'sweep-accounts': UPKEEP,
  'switch-workspace': 'it is about a session, and to those who stay it is as if somebody had signed out',
  'take-over-work': UPKEEP,
  'wake-conversations': UPKEEP,
  'walk-sweep-gap': ARRIVES,
};

describe('what is done', () => {
  test('is noted by every command, or there is a reason', () => {
    const files = readdirSync('lib/server/commands').map((name) => name.replace('.ts', ''));
    const listed = [NOTED, NOTED_ELSEWHERE, NOT_NOTED].flatMap(Object.keys);
    expect(listed.sort()).toEqual(files.sort());
  });

  test.each(Object.keys(NOTED))('%s leaves one line, with who did it', async (command) => {
    const { kind, act } = NOTED[command] as Noted;
    const before = await noted();
    await act(inbox);
    const after = await noted();
    expect(after.slice(before.length)).toMatchObject([{ kind, agentId: inbox.admin.agentId }]);
  });

  test.each(Object.values(NOTED_ELSEWHERE))('is held for its own world by %s', (file, kind) => {
    expect(readFileSync(file, 'utf8')).toContain(`'${kind}'`);
  });

  test('that changes nothing leaves no line', async () => {
    const again = { assigneeId: inbox.agent.agentId, expectedAssigneeId: null };
    const before = await noted();
    await assignConversation(inbox.admin, inbox.conversationId, again, now());
    await changeConversation(inbox.admin, inbox.conversationId, CLOSE, now());
    expect(await noted()).toHaveLength(before.length);
  });
});

const noted = () =>
  prisma().activity.findMany({ where: { workspaceId: inbox.workspaceId }, orderBy: { at: 'asc' } });

describe('the thread', () => {
  const entriesFor = async (person: Person, since?: string) => {
    const path = since ? `/?${new URLSearchParams({ since })}` : '/';
    return summary(await ask(list, person, { path, params: { id: inbox.conversationId } }));
  };
  const kindsFor = async (person: Person, since?: string) =>
    (await entriesFor(person, since)).body.entries.map(
      (entry: { activity: { what: { kind: string } } }) => entry.activity.what.kind,
    );

  test('tells what was done to its conversation in the order of time, and nothing else', async () => {
    expect(await kindsFor(inbox.agent)).toEqual([
      'assigned',
      'closed',
      'reply-discarded',
      'note-removed',
      'reply-marked-sent',
    ]);
  });

  test('begins where the reader’s oldest message does', async () => {
    const [, , , , last] = (await entriesFor(inbox.agent)).body.entries;
    expect(await kindsFor(inbox.agent, last.activity.at)).toEqual(['reply-marked-sent']);
  });

  test('tells it to everybody who may read the channel, and to nobody else', async () => {
    const told = await prisma().feed.findMany({
      where: { workspaceId: inbox.workspaceId, type: 'activity.added' },
    });
    expect(told).toHaveLength(5);
    expect(told.every(({ channelId }) => channelId === inbox.channelId)).toBe(true);
  });
});
