import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeConversation } from '@/lib/server/commands/change-conversation';
import { database, prisma } from '@/lib/server/db';
import { type Inbox, makeInbox } from '../support/inbox';
import { readRoutes } from '../support/routes';
import { ask, type Call, prepareServer, summary } from '../support/server';
import { type Case, now } from '../support/stale-case';
import { staleChannels } from '../support/stale-channels';
import { staleConversations } from '../support/stale-conversations';
import { stalePeople } from '../support/stale-people';
import { staleWebhooks } from '../support/stale-webhooks';
import { staleWork } from '../support/stale-work';
import { staleWriting } from '../support/stale-writing';

/**
 * What a screen believes may be over when its request arrives. Every route that changes something is called so: it
 * answers with what is true now, or with a success that changes nothing. It never overwrites what it does not know of.
 */
prepareServer();

const closes = ({ supervisor, conversationId }: Inbox) =>
  changeConversation(supervisor, conversationId, { act: { type: 'status', status: 'closed' } }, now());

const STALE: Record<string, Case[]> = {
  ...staleWebhooks,
  ...stalePeople,
  ...staleChannels,
  ...staleConversations,
  ...staleWriting,
  ...staleWork,
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
