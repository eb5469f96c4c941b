import type { ManyWorkspaces, Tenant } from './many-workspaces';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Everything with an id of its own that somebody of a workspace may be shown. */
const OWNERS = [
  ['workspace', 'id', 'id'],
  ...['account', 'channel', 'conversation', 'message', 'person'].map((table) => [
    table,
    'workspace_id',
    'id',
  ]),
  ['membership', 'workspace_id', 'agent_id'],
]
  .map(([table, owner, id]) => `SELECT ${id}::text AS id, ${owner}::text AS owner FROM ${table}`)
  .join(' UNION ALL ');

/** What an admin of one workspace asks of things of another. */
const FOREIGN: readonly [method: string, path: (id: Theirs) => string, body?: object][] = [
  ['GET', ({ conversation }) => `/api/conversations/${conversation}`],
  ['GET', ({ conversation }) => `/api/conversations/${conversation}/messages`],
  ['GET', ({ conversation }) => `/api/conversations/${conversation}/entries`],
  ['PUT', ({ conversation }) => `/api/conversations/${conversation}/status`, { status: 'closed' }],
  ['GET', ({ person }) => `/api/people/${person}`],
  ['PATCH', ({ channel }) => `/api/channels/${channel}`, { name: 'Ours now' }],
  ['PATCH', ({ account }) => `/api/accounts/${account}`, { name: 'Ours now' }],
  ['DELETE', ({ account }) => `/api/accounts/${account}`],
];

/** What an admin asks of their own. */
const OWN = [
  '/api/session',
  '/api/accounts',
  '/api/agents',
  '/api/conversations?view=all',
  '/api/audit',
  '/api/intake',
];

type Theirs = Record<'conversation' | 'person' | 'channel' | 'account', string>;

/**
 * Asks as the admin of each workspace for what is theirs, and for what is the next one's.
 *
 * @returns each answer that shows something of somebody else, or is not "not found" for it
 */
export async function leaksBetween(many: ManyWorkspaces, tenants: readonly Tenant[]): Promise<string[]> {
  const owned = await many.rows<{ id: string; owner: string }>(OWNERS);
  const owners = new Map(owned.map(({ id, owner }) => [id, owner]));
  const leaks: string[] = [];
  for (const [index, tenant] of tenants.entries()) {
    const next = tenants[(index + 1) % tenants.length] ?? tenant;
    leaks.push(...(await leaksTo(many, { tenant, next, owners })));
  }
  return leaks;
}

interface Neighbours {
  tenant: Tenant;
  next: Tenant;
  owners: ReadonlyMap<string, string>;
}

async function leaksTo(many: ManyWorkspaces, { tenant, next, owners }: Neighbours): Promise<string[]> {
  const leaks: string[] = [];
  for (const path of OWN) {
    const { status, text } = await ask(many.foyer.url, tenant, { method: 'GET', path });
    const shown = text.match(UUID) ?? [];
    const foreign = shown.filter((id) => (owners.get(id) ?? tenant.workspaceId) !== tenant.workspaceId);
    if (status !== 200 || foreign.length > 0 || shown.length === 0)
      leaks.push(`${path} answered ${status} with ${foreign}`);
  }
  const theirs = await thingsOf(many, next.workspaceId);
  for (const [method, path, body] of FOREIGN) {
    const { status } = await ask(many.foyer.url, tenant, { method, path: path(theirs), body });
    if (status !== 404) leaks.push(`${method} ${path(theirs)} answered ${status}`);
  }
  return leaks;
}

async function thingsOf({ rows }: ManyWorkspaces, workspaceId: string): Promise<Theirs> {
  const [found] = await rows<Theirs>(
    `SELECT conversation.id AS conversation, conversation.person_id AS person, channel.id AS channel,
       channel.account_id AS account
     FROM conversation
     JOIN channel ON channel.workspace_id = conversation.workspace_id AND channel.id = conversation.channel_id
     WHERE conversation.workspace_id = $1::uuid AND conversation.person_id IS NOT NULL LIMIT 1`,
    [workspaceId],
  );
  if (!found) throw new Error(`workspace ${workspaceId} has no conversation`);
  return found;
}

interface Asked {
  method: string;
  path: string;
  body?: object | undefined;
}

async function ask(url: string, { cookie }: Tenant, { method, path, body }: Asked) {
  const answer = await fetch(url + path, {
    method,
    headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}
