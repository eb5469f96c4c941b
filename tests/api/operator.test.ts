import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { madeWorkspace, operatedWorkspaces } from '@/lib/contract/operator';
import { sealedColumns, sealedColumnsOfNewAccount, sealSecret } from '@/lib/server/account/credentials';
import { acceptInvitation } from '@/lib/server/commands/accept-invitation';
import { invite } from '@/lib/server/commands/invite';
import { returnAbsentWork } from '@/lib/server/commands/return-absent-work';
import { signIn } from '@/lib/server/commands/sign-in';
import { database, inTransaction, prisma } from '@/lib/server/db';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/handlers/client-address';
import {
  callAdmin,
  makeWorkspace,
  readWorkspaces,
  removeWorkspace,
  resume,
  saveExport,
  suspend,
} from '@/lib/server/handlers/operator';
import { chooseWorkspace, readSession } from '@/lib/server/handlers/session';
import type { Asked } from '@/lib/server/operator/asked';
import { workspaceActs } from '@/lib/server/operator/workspace-acts';
import { workspaceTables } from '@/lib/server/queries/workspace-tables';
import { seal } from '@/lib/server/secrets';
import { type Inbox, makeInbox } from '../support/inbox';
import { makePerson, PASSWORD } from '../support/people';
import { ask, type Call, prepareServer, SERVER_URL, summary } from '../support/server';
import { temporaryFolder } from '../support/temporary-folder';

const KEY = 'the key of the operator of these tests';
prepareServer({ FOYER_OPERATOR_KEY: KEY });

const CHOSEN = 'nine blue herons';
const now = () => new Date();

let ours: Inbox;
let theirs: Inbox;

beforeAll(async () => {
  [ours, theirs] = [await makeInbox('Ours'), await makeInbox('Theirs')];
});
beforeEach(async () => {
  await prisma().workspace.updateMany({ data: { suspendedAt: null } });
});

/** As a script would: with the key, and no browser's headers. */
const operate = (handler: Parameters<typeof ask>[0], call: Call = {}, key = KEY) =>
  ask(handler, null, {
    ...call,
    headers: {
      'sec-fetch-site': 'cross-site',
      authorization: `Bearer ${key}`,
      [CLIENT_ADDRESS_HEADER]: randomUUID(),
    },
  });
const on = ({ workspaceId }: { workspaceId: string }, rest: Call = {}): Call => ({
  params: { id: workspaceId },
  ...rest,
});
const anew = () => ({
  name: 'Kestrel Rentals',
  timeZone: 'Europe/Berlin',
  adminEmail: `wanda.${randomUUID()}@example.com`,
});
const create = async (body: unknown = anew()) =>
  summary(await operate(makeWorkspace, { method: 'POST', body }));
const suspended = (inbox: Inbox) => operate(suspend, on(inbox, { method: 'PUT' }));
const notedIn = async (workspaceId: string) =>
  (await prisma().activity.findMany({ where: { workspaceId }, orderBy: { at: 'asc' } })).map(
    ({ kind, agentId }) => [kind, agentId],
  );

/** Rows of every table, by workspace. */
async function rowsOf(workspaceId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of workspaceTables) {
    const [row] = await database.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE workspace_id = $1::uuid`,
      [workspaceId],
    );
    counts[table] = row?.n ?? 0;
  }
  return counts;
}

interface Column {
  table: string;
  name: string;
  type: string;
}

/** Every column that must be given, of every table of a workspace. */
const NEEDED = `
  SELECT table_name::text AS "table", column_name::text AS name, udt_name::text AS type
  FROM information_schema.columns
  WHERE table_schema = 'public' AND is_nullable = 'NO' AND column_default IS NULL AND table_name = ANY($1)`;

const values: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: `'some'`,
  int4: '1',
  int8: '1',
  float8: '1',
  bool: 'false',
  timestamptz: 'now()',
  bytea: `'\\x7b7d'::bytea`,
  jsonb: `'{}'::jsonb`,
};

function given({ table, name, type }: Column, workspaceId: string): string {
  const place = sealedColumns.find((it) => it.table === table && it.columns.includes(name));
  if (place) return `'${seal('some', { table: place.boundTo, column: name, workspaceId })}'`;
  return values[type] ?? `(enum_range(NULL::"${type}"))[1]`;
}

/** A row in every table that has none, whatever it is and whatever it refers to. */
async function fillTables(workspaceId: string): Promise<void> {
  const columns = await database.rows<Column>(NEEDED, [workspaceTables]);
  await inTransaction(async (tx) => {
    await tx.rows(`SELECT set_config('session_replication_role', 'replica', true)`);
    for (const table of workspaceTables) {
      const own = columns.filter((column) => column.table === table && column.name !== 'workspace_id');
      const filled = own.map((column) => given(column, workspaceId));
      await tx.rows(
        `INSERT INTO ${table} (${['workspace_id', ...own.map(({ name }) => name)].join(', ')})
         SELECT ${['$1::uuid', ...filled].join(', ')}
         WHERE NOT EXISTS (SELECT FROM ${table} WHERE workspace_id = $1::uuid) RETURNING 1`,
        [workspaceId],
      );
    }
  });
}

describe('the key of the operator', () => {
  it('is asked for, whoever is signed in, before anything else is looked at', async () => {
    const refused = { status: 401, code: 'wrong-credentials' };
    expect(await summary(await operate(readWorkspaces, {}, `${KEY}.`))).toMatchObject(refused);
    expect(await summary(await ask(readWorkspaces, ours.admin))).toMatchObject(refused);
    const nonsense = { method: 'POST', body: { nonsense: true } };
    expect(await summary(await operate(makeWorkspace, nonsense, 'x'.repeat(40)))).toMatchObject(refused);
    expect(await summary(await operate(makeWorkspace, nonsense))).toMatchObject({ status: 400 });
  });

  it('cannot be guessed at for long from one address', async () => {
    const headers = { authorization: 'Bearer wrong', [CLIENT_ADDRESS_HEADER]: 'guesser' };
    const guess = async () => (await ask(readWorkspaces, null, { headers })).status;
    const answers: number[] = [];
    for (let i = 0; i < 11; i += 1) answers.push(await guess());
    expect(answers).toEqual([...Array(10).fill(401), 429]);
    const right = { ...headers, authorization: `Bearer ${KEY}` };
    expect((await ask(readWorkspaces, null, { headers: right })).status).toBe(429);
  });
});

describe('a workspace that is made', () => {
  it('is empty, and its link makes its first admin', async () => {
    const wanted = anew();
    const { status, body } = await create(wanted);
    expect(status).toBe(201);
    expect(madeWorkspace.parse(body)).toEqual(body);
    expect(body.workspace).toMatchObject({ name: wanted.name, timeZone: 'Europe/Berlin', people: 0 });
    const token = body.link.replace(`${SERVER_URL}/invite/`, '');
    await acceptInvitation({ token, password: CHOSEN }, now());
    const { agentId } = await signIn({ email: wanted.adminEmail, password: CHOSEN }, now());
    expect(await prisma().membership.findFirst({ where: { agentId } })).toMatchObject({
      workspaceId: body.workspace.id,
      role: 'admin',
    });
    expect((await notedIn(body.workspace.id)).slice(0, 2).toSorted()).toEqual([
      ['agent-invited', null],
      ['workspace-created', null],
    ]);
  });

  it.each([
    ['timeZone', { timeZone: 'Europe/Atlantis' }],
    ['adminEmail', { adminEmail: 'nobody' }],
    ['name', { name: ' ' }],
  ])('needs a good %s', async (field, wrong) => {
    const { status, body } = await create({ ...anew(), ...wrong });
    expect([status, body.error.details.field]).toEqual([400, field]);
  });

  it('is listed with all others, the oldest first', async () => {
    const { body } = await create();
    const listed = await summary(await operate(readWorkspaces));
    expect(operatedWorkspaces.parse(listed.body)).toEqual(listed.body);
    const names = listed.body.workspaces.map(({ name }: { name: string }) => name);
    expect(names.slice(0, 2)).toEqual(['Ours', 'Theirs']);
    expect(listed.body.workspaces.at(-1)).toEqual(body.workspace);
  });
});

describe('another link', () => {
  const invited = (workspaceId: string, body: unknown) =>
    operate(callAdmin, on({ workspaceId }, { method: 'POST', body }));

  it('replaces the one that was lost, and is not made for who is there already', async () => {
    const wanted = anew();
    const { body } = await create(wanted);
    const tokenOf = (link: string) => link.replace(`${SERVER_URL}/invite/`, '');
    const again = await summary(await invited(body.workspace.id, { adminEmail: wanted.adminEmail }));
    expect([again.status, again.body.invitation.role]).toEqual([201, 'admin']);
    const join = (link: string) => acceptInvitation({ token: tokenOf(link), password: CHOSEN }, now());
    await expect(join(body.link)).rejects.toMatchObject({ code: 'not-found' });
    expect(await join(again.body.link)).toMatchObject({ workspaceId: body.workspace.id });
    const third = await summary(await invited(body.workspace.id, { adminEmail: wanted.adminEmail }));
    expect(third).toMatchObject({ status: 409, code: 'already-taken' });
    expect((await invited(randomUUID(), { adminEmail: 'w@example.com' })).status).toBe(404);
  });
});

describe('by command', () => {
  const act = (name: string, asked: Partial<Asked>) =>
    workspaceActs[name]?.({ id: ours.workspaceId, ...asked });

  it('an export goes into a new file that nobody else reads, and never over another', async () => {
    const to = path.join(temporaryFolder(), 'ours.ndjson');
    expect(await act('export-workspace', { to })).toBe(true);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    const lines = readFileSync(to, 'utf8').trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: true, rows: lines.length - 1 });
    await expect(act('export-workspace', { to })).rejects.toThrow('cannot be written there');
  });

  it('what cannot be understood is said, and nothing is done', async () => {
    await expect(act('erase-workspace', {})).rejects.toThrow('--confirm');
    await expect(act('create-workspace', { name: 'X' })).rejects.toThrow('--time-zone');
    await expect(act('invite-admin', {})).rejects.toThrow('--admin-email');
    await expect(act('suspend-workspace', { id: 'Ours' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a suspended workspace', () => {
  it('lets go of whoever is in it, lets nobody in, and says why', async () => {
    const person = await makePerson(ours.workspaceId, 'agent', 'Wanda');
    const token = (await create()).body.link.replace(`${SERVER_URL}/invite/`, '');
    expect((await ask(readSession, person)).status).toBe(200);
    await suspended(ours);
    expect((await ask(readSession, person)).status).toBe(401);
    const by = (password: string) => signIn({ email: person.email, password }, now());
    await expect(by(PASSWORD)).rejects.toMatchObject({ code: 'workspace-suspended' });
    // Who does not know the password is not told.
    await expect(by('another')).rejects.toMatchObject({ code: 'wrong-credentials' });

    const [workspaceId = ''] = token.split('.');
    await operate(suspend, on({ workspaceId }, { method: 'PUT' }));
    await expect(acceptInvitation({ token, password: CHOSEN }, now())).rejects.toMatchObject({
      code: 'workspace-suspended',
    });
    await operate(resume, on({ workspaceId }, { method: 'DELETE' }));
    expect(await acceptInvitation({ token, password: CHOSEN }, now())).toMatchObject({ workspaceId });
  });

  it('lets nobody come from another one, and is not offered there', async () => {
    const { agentId, cookie, email } = await makePerson(theirs.workspaceId, 'agent', 'Both');
    await prisma().membership.create({ data: { workspaceId: ours.workspaceId, agentId, role: 'agent' } });
    const both = { ...theirs.agent, agentId, cookie };
    const choose = () =>
      ask(chooseWorkspace, both, { method: 'PUT', body: { workspaceId: ours.workspaceId } });
    await suspended(ours);
    expect(await summary(await choose())).toMatchObject({ status: 403, code: 'workspace-suspended' });
    const { body } = await summary(await ask(readSession, both));
    expect(body.workspaces.map(({ name }: { name: string }) => name)).toEqual(['Theirs']);
    // Signing in leads to the other one.
    const session = await signIn({ email, password: PASSWORD }, now());
    expect(await prisma().session.findFirst({ where: { agentId: session.agentId } })).toMatchObject({
      workspaceId: theirs.workspaceId,
    });
    await operate(resume, on(ours, { method: 'DELETE' }));
    expect((await choose()).status).toBe(204);
  });

  it('keeps everybody’s work, and counts their absence from the day it goes on', async () => {
    const holder = await makePerson(ours.workspaceId, 'agent', 'Holder');
    const where = { workspaceId: ours.workspaceId, id: ours.conversationId };
    await prisma().conversation.updateMany({
      where,
      data: { assigneeId: holder.agentId, isMarkedNeedsReply: true, status: 'open' },
    });
    const held = async () => (await prisma().conversation.findFirstOrThrow({ where })).assigneeId;
    await suspended(ours);
    const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    await returnAbsentWork(later(48));
    expect(await held()).toBe(holder.agentId);
    await operate(resume, on(ours, { method: 'DELETE' }));
    await returnAbsentWork(now());
    expect(await held()).toBe(holder.agentId);
    await returnAbsentWork(later(1));
    expect(await held()).toBeNull();
  });

  it('is suspended and let go on once, however often it is asked for', async () => {
    const { workspaceId } = await makeInbox('Again');
    const again = on({ workspaceId });
    for (const handler of [suspend, suspend, resume, resume]) await operate(handler, again);
    expect(await notedIn(workspaceId)).toEqual([
      ['workspace-suspended', null],
      ['workspace-resumed', null],
    ]);
    expect((await operate(suspend, on({ workspaceId: randomUUID() }))).status).toBe(404);
  });
});

const linesOf = async (inbox: Inbox) =>
  (await (await operate(saveExport, on(inbox))).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('an export', () => {
  it('holds every row of the workspace, and none of another', async () => {
    await fillTables(ours.workspaceId);
    const lines = await linesOf(ours);
    const rows = lines.slice(0, -1);
    expect(lines.at(-1)).toEqual({ end: true, rows: rows.length });
    const before = await rowsOf(ours.workspaceId);
    for (const [table, count] of Object.entries(before)) {
      const told = rows.filter((line) => line.table === table);
      const isLeftOut = ['session', 'connect_errand', 'login_errand'].includes(table);
      expect([table, told.length]).toEqual([table, isLeftOut ? 0 : count]);
    }
    expect(before.message).toBeGreaterThan(0);
    expect(rows[0]).toMatchObject({ table: 'workspace', row: { name: 'Ours', undo_public_seconds: 5 } });
    const foreign = rows.filter(
      ({ table, row }) => !['workspace', 'agent'].includes(table) && row.workspace_id !== ours.workspaceId,
    );
    expect(foreign).toEqual([]);
    expect(JSON.stringify(rows)).not.toContain(theirs.agent.email);
  });

  it('is noted before its first line, and so is in itself', async () => {
    const told = (await linesOf(ours)).filter(({ table }) => table === 'activity');
    expect(told.map(({ row }) => row.kind)).toContain('workspace-exported');
  });

  it('tells no secret, wherever it stands', async () => {
    const canaries = ['client', 'jwt', 'hook', 'token'].map((name) => `canary-${name}-${randomUUID()}`);
    const [clientSecret = '', jwt = '', hook = '', token = ''] = canaries;
    const { workspaceId, account, admin } = await makeInbox('Canaries');
    const { accountId } = account;
    const sealed = sealedColumnsOfNewAccount(workspaceId, { clientSecret, jwt });
    await prisma().account.updateMany({
      where: { workspaceId },
      data: {
        ...sealed,
        hookSecretSealed: sealSecret(workspaceId, 'hook_secret_sealed', hook),
        accessTokenSealed: sealSecret(workspaceId, 'access_token_sealed', token),
        stateReason: `refused: ${jwt}`,
      },
    });
    const raw = Buffer.from(
      JSON.stringify({ said: `with ${clientSecret}`, verificationToken: 'canary-name' }),
    );
    const event = { dedupeKey: 'canary', receivedAt: now(), raw, fate: 'rejected' } as const;
    await prisma().webhookEvent.create({ data: { ...event, workspaceId, accountId } });
    await invite(admin, { name: 'W', email: 'w@example.com', role: 'agent' }, now());

    const text = await (await operate(saveExport, on({ workspaceId }))).text();
    expect(text).toContain('refused: ••••••');
    expect(text).toContain('with ••••••');
    expect(text.match(/canary-\w+/g)).toBeNull();
    expect(text.match(/"\w+_(sealed|hash)"/g)).toBeNull();
    // The control: read without care, the same rows tell.
    const bare = await database.rows(
      `SELECT to_jsonb(account) AS row FROM account WHERE workspace_id = $1::uuid`,
      [workspaceId],
    );
    expect(JSON.stringify(bare)).toContain('canary-jwt');
    expect(JSON.stringify(bare)).toContain('client_secret_sealed');
  });

  it('would tell no secret of a new column either, as long as it is called like one', async () => {
    const suspicious = await database.rows<{ place: string }>(
      `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = ANY($1) AND data_type IN ('text', 'bytea', 'jsonb')
         AND column_name ~ 'secret|token|password|jwt|verifier|credential' AND column_name !~ '_(sealed|hash)$'
       ORDER BY 1`,
      [workspaceTables],
    );
    // Places in the platform's lists.
    expect(suspicious.map(({ place }) => place)).toEqual([
      'account.deep_check_page_token',
      'account.import_page_token',
      'sweep_gap.page_token',
    ]);
  });

  it('reads on behind its first page', async () => {
    const tags = Array.from({ length: 1_201 }, (_, i) => ({
      ...{ workspaceId: theirs.workspaceId, id: randomUUID() },
      ...{ name: `tag ${i}`, colour: 'moss' },
    }));
    await prisma().tag.createMany({ data: tags });
    const told = (await linesOf(theirs)).filter(({ table }) => table === 'tag').map(({ row }) => row.id);
    const ids = await prisma().tag.findMany({ where: { workspaceId: theirs.workspaceId } });
    expect(told.toSorted()).toEqual(ids.map(({ id }) => id).toSorted());
  });
});

const erase = async (inbox: Pick<Inbox, 'workspaceId'>, confirm: string) =>
  summary(await operate(removeWorkspace, on(inbox, { method: 'DELETE', body: { confirm } })));

describe('erasing', () => {
  it('knows every table in which a workspace has rows', async () => {
    const found = await database.rows<{ name: string }>(
      `SELECT table_name::text AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`,
    );
    expect(workspaceTables.toSorted()).toEqual(found.map(({ name }) => name));
  });

  it('wants the workspace suspended, and its name once more', async () => {
    const doomed = await makeInbox('Doomed');
    expect(await erase(doomed, 'Doomed')).toMatchObject({
      status: 422,
      body: { error: { details: { reason: 'not-suspended' } } },
    });
    await suspended(doomed);
    expect(await erase(doomed, 'doomed')).toMatchObject({
      status: 422,
      body: { error: { details: { reason: 'name-differs' } } },
    });
    expect((await rowsOf(doomed.workspaceId)).message).toBeGreaterThan(0);
  });

  it('leaves nothing of the workspace, and all of the others', async () => {
    const doomed = await makeInbox('Doomed');
    const { workspaceId, agent } = doomed;
    await prisma().membership.create({
      data: { workspaceId, agentId: theirs.agent.agentId, role: 'agent' },
    });
    await fillTables(workspaceId);
    const before = await rowsOf(workspaceId);
    expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);
    const others = await rowsOf(theirs.workspaceId);
    await suspended(doomed);
    expect((await erase(doomed, 'Doomed')).status).toBe(204);
    expect(Object.values(await rowsOf(workspaceId)).every((n) => n === 0)).toBe(true);
    expect(await prisma().workspace.findUnique({ where: { id: workspaceId } })).toBeNull();
    expect(await rowsOf(theirs.workspaceId)).toEqual(others);
    // Who works elsewhere too stays; who does not is forgotten.
    const people = [agent.agentId, theirs.agent.agentId];
    const left = await prisma().agent.findMany({ where: { id: { in: people } } });
    expect(left.map(({ id }) => id)).toEqual([theirs.agent.agentId]);
    expect((await erase(doomed, 'Doomed')).status).toBe(404);
  });
});
