import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MadeApiToken, NewApiToken } from '@/lib/contract/api-token';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { database, prisma } from '@/lib/server/db';
import { readAgents } from '@/lib/server/handlers/agents';
import { json } from '@/lib/server/handlers/answer';
import { createToken, deleteToken, readTokens } from '@/lib/server/handlers/api-tokens';
import { exportAll as exportAudit, list as readAuditLog } from '@/lib/server/handlers/audit';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/handlers/client-address';
import { list } from '@/lib/server/handlers/conversations';
import { route } from '@/lib/server/handlers/handle';
import { onceInProcess } from '@/lib/server/process';
import { listChannels } from '@/lib/server/queries/list-channels';
import { READABLE_CHANNELS, viewerParams } from '@/lib/server/queries/readable-channels-sql';
import { type Inbox, makeInbox } from '../support/inbox';
import { makePerson, type Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

/** Everything that is logged here, at every level and with nothing cut out. */
const logged: string[] = [];
onceInProcess('log', () => pino({ level: 'trace' }, { write: (line) => logged.push(line) }));

const DAY = 24 * 60 * 60_000;
const now = () => new Date();

let inbox: Inbox;
let elsewhere: Inbox;
/** Of the same account, beside the inbox's own. */
let secondChannelId: string;

beforeAll(async () => {
  [inbox, elsewhere] = [await makeInbox('ours'), await makeInbox('theirs')];
  secondChannelId = randomUUID();
  const { workspaceId, account } = inbox;
  await prisma().channel.create({
    data: {
      workspaceId,
      id: secondChannelId,
      accountId: account.accountId,
      externalId: 'second',
      type: 'Viber',
    },
  });
});

const wanted = (more: Partial<NewApiToken> = {}): NewApiToken => ({
  name: 'Shop',
  scopes: ['read'],
  channelIds: null,
  expiresInDays: 30,
  ...more,
});

const asked = async (more: object = {}, by: Person = inbox.admin) =>
  summary(await ask(createToken, by, { method: 'POST', body: { ...wanted(), ...more } }));

const made = async (more: Partial<NewApiToken> = {}, by: Person = inbox.admin): Promise<MadeApiToken> => {
  const { status, body } = await asked(more, by);
  expect(status).toBe(201);
  return body;
};

const listed = async (by = inbox.admin) => (await summary(await ask(readTokens, by))).body.tokens;
const revoke = async (id: string) =>
  summary(await ask(deleteToken, inbox.admin, { method: 'DELETE', params: { id } }));

/** Tells what it sees: the channels by both ways in which rights are asked. */
const look = route({ access: { scope: 'read' } }, async ({ viewer }) => {
  const rows = await database.rows<{ id: string }>(READABLE_CHANNELS, viewerParams(viewer));
  const channels = await listChannels(database, viewer);
  return json({ viewer, bySql: rows.map(({ id }) => id), byRule: channels.map(({ id }) => id) });
});
const write = route({ access: { scope: 'reply' } }, async () => json({}));

/** Something of ours is broken: that is logged. */
const breaks = route({ access: { scope: 'read' } }, async () => {
  throw new Error('planted');
});

const bearing = (secret: string, address: string = randomUUID()) => ({
  headers: { authorization: `Bearer ${secret}`, [CLIENT_ADDRESS_HEADER]: address, 'sec-fetch-site': 'none' },
});
const sees = async (secret: string, address?: string) =>
  summary(await ask(look, null, bearing(secret, address)));
const refusedFor = (reason: string) => ({
  status: 401,
  code: 'token-refused',
  body: { error: { details: { reason } } },
});

describe('a token', () => {
  it('acts as whoever made it, by its name, until it is revoked', async () => {
    const { secret, token } = await made();
    expect(secret).toMatch(/^foyer_[\da-f]{32}[\w-]{43}$/);
    const { workspaceId, agentId } = inbox.admin;
    expect((await sees(secret)).body.viewer).toEqual({
      ...{ workspaceId, agentId, role: 'admin' },
      program: 'Shop',
    });
    expect(await revoke(token.id)).toMatchObject({ status: 204 });
    expect(await sees(secret)).toMatchObject(refusedFor('revoked'));
    expect((await listed()).map(({ id }: { id: string }) => id)).not.toContain(token.id);
  });

  it('sees the channels it is for and no other, by both ways in which rights are asked', async () => {
    const all = await made();
    const one = await made({ channelIds: [inbox.channelId] });
    const everything = [inbox.channelId, secondChannelId].sort();
    const { body } = await sees(all.secret);
    expect([body.bySql.sort(), body.byRule.sort()]).toEqual([everything, everything]);
    expect((await sees(one.secret)).body).toMatchObject({
      bySql: [inbox.channelId],
      byRule: [inbox.channelId],
    });
  });

  it('never may more than its maker may now', async () => {
    const maker = await makePerson(inbox.workspaceId, 'admin', 'Maker');
    const all = await made({}, maker);
    const one = await made({ channelIds: [secondChannelId] }, maker);
    await changeAgent(inbox.admin, maker.agentId, { role: 'agent' }, now());
    await prisma().channel.update({
      where: { workspaceId_id: { workspaceId: inbox.workspaceId, id: secondChannelId } },
      data: { agentsRead: false },
    });
    expect((await sees(all.secret)).body).toMatchObject({
      viewer: { role: 'agent' },
      bySql: [inbox.channelId],
      byRule: [inbox.channelId],
    });
    expect((await sees(one.secret)).body).toMatchObject({ bySql: [], byRule: [] });
    await changeAgent(inbox.admin, maker.agentId, { isActive: false }, now());
    expect(await sees(all.secret)).toMatchObject(refusedFor('left'));
    expect((await listed())[1]).toMatchObject({ madeBy: { name: 'Maker', isActive: false } });
  });

  it('rests while its workspace is suspended', async () => {
    const { secret } = await made();
    // By its mark alone: to suspend it in earnest would also sign out whoever asks in the next tests.
    const mark = (suspendedAt: Date | null) =>
      prisma().workspace.update({ where: { id: inbox.workspaceId }, data: { suspendedAt } });
    await mark(now());
    expect(await sees(secret)).toMatchObject(refusedFor('suspended'));
    await mark(null);
    expect((await sees(secret)).status).toBe(200);
  });

  it('ends by itself', async () => {
    const { secret, token } = await made({ expiresInDays: 365 });
    const [expiresAt, createdAt] = [Date.parse(token.expiresAt), Date.parse(token.createdAt)];
    expect(expiresAt - createdAt).toBe(365 * DAY);
    await prisma().apiToken.updateMany({ where: { id: token.id }, data: { expiresAt: now() } });
    expect(await sees(secret)).toMatchObject(refusedFor('expired'));
  });

  it('does only what its scopes name, and is told which one it lacks', async () => {
    const { secret } = await made({ scopes: ['read'] });
    expect(await summary(await ask(write, null, { method: 'POST', ...bearing(secret) }))).toMatchObject({
      status: 403,
      code: 'scope-missing',
      body: { error: { details: { scope: 'reply' } } },
    });
    const both = await made({ scopes: ['read', 'reply'] });
    expect((await ask(write, null, { method: 'POST', ...bearing(both.secret) })).status).toBe(200);
  });

  it('is of its own workspace, whatever workspace it is made to name', async () => {
    const { secret } = await made();
    const ours = inbox.workspaceId.replaceAll('-', '');
    const theirs = elsewhere.workspaceId.replaceAll('-', '');
    expect(await sees(secret.replace(ours, theirs))).toMatchObject(refusedFor('unknown'));
    expect(await listed(elsewhere.admin)).toEqual([]);
  });

  it('opens no route that does not take tokens', async () => {
    const { secret } = await made({ scopes: ['read', 'reply'] });
    for (const handler of [list, readAgents, readTokens]) {
      const answer = await summary(await ask(handler, null, { path: '/?view=all', ...bearing(secret) }));
      expect(answer).toMatchObject({ status: 401, code: 'not-signed-in' });
    }
  });

  it('that is wrong is not made good by a cookie, and a cookie serves without one', async () => {
    const both = { ...bearing('foyer_wrong').headers, cookie: inbox.admin.cookie };
    expect(await summary(await ask(look, null, { headers: both }))).toMatchObject(refusedFor('unknown'));
    expect((await ask(look, inbox.admin)).status).toBe(200);
    const other = { authorization: 'Basic Zm86YmFy', cookie: inbox.admin.cookie };
    expect((await ask(look, null, { headers: other })).status).toBe(200);
  });

  it('notes that it is used, and not each time', async () => {
    const { secret, token } = await made();
    const lastUse = async () =>
      (await prisma().apiToken.findFirstOrThrow({ where: { id: token.id } })).lastUsedAt;
    expect(await lastUse()).toBeNull();
    await sees(secret);
    const first = await lastUse();
    expect(first).not.toBeNull();
    await sees(secret);
    expect(await lastUse()).toEqual(first);
    const earlier = new Date(Date.now() - 6 * 60_000);
    await prisma().apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: earlier } });
    await sees(secret);
    expect((await lastUse())?.getTime()).toBeGreaterThan(earlier.getTime());
  });
});

describe('wrong tokens', () => {
  it.each([
    '',
    'x',
    'foyer_',
    `foyer_${'0'.repeat(32)}${'x'.repeat(43)}`,
    `foyer_${'é'.repeat(75)}`,
    "' OR 1=1",
  ])('are refused, and nobody is told more: %s', async (secret) => {
    const { status, code } = await sees(encodeURIComponent(secret));
    expect([status, code]).toEqual([401, secret === '' ? 'not-signed-in' : 'token-refused']);
  });

  it('are told in the way of HTTP how to ask', async () => {
    const refused = await ask(look, null, bearing('foyer_wrong'));
    expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect((await ask(look, null)).headers.has('www-authenticate')).toBe(false);
  });

  it('have to wait after thirty, while good ones from the same place are served', async () => {
    const { secret } = await made();
    for (let n = 0; n < 30; n += 1)
      expect(await sees('foyer_wrong', 'one place')).toMatchObject({ status: 401 });
    const refused = await ask(look, null, bearing('foyer_wrong', 'one place'));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await sees(secret, 'one place')).status).toBe(200);
    expect((await sees('foyer_wrong', 'another place')).status).toBe(401);
  });
});

describe('making one', () => {
  it.each([
    ['name', { name: ' ' }],
    ['scopes', { scopes: [] }],
    ['scopes.0', { scopes: ['everything'] }],
    ['channelIds', { channelIds: [] }],
    ['expiresInDays', { expiresInDays: 366 }],
    ['expiresInDays', { expiresInDays: undefined }],
    ['', { expiresAt: '2099-01-01T00:00:00Z' }],
  ])('is refused for a wrong %s', async (field, wrong) => {
    expect(await asked(wrong)).toMatchObject({ status: 400, body: { error: { details: { field } } } });
  });

  it('is a line of the audit log, and so is taking it back', async () => {
    const { token } = await made({ name: 'Warehouse', scopes: ['read', 'reply'] });
    await revoke(token.id);
    const { body } = await summary(await ask(readAuditLog, inbox.admin));
    expect(body.entries.slice(0, 2)).toMatchObject([
      { agentId: inbox.admin.agentId, what: { kind: 'token-revoked', name: 'Warehouse' } },
      { what: { kind: 'token-made', name: 'Warehouse', scopes: ['read', 'reply'] } },
    ]);
  });
});

describe('the secret of a token', () => {
  /** All that is kept of anything, as a plain dump of the database has it. */
  const dump = async () => {
    const tables = await database.rows<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'graphile_worker')`,
    );
    const rows = await Promise.all(
      tables.map(({ name }) => database.rows(`SELECT to_jsonb(kept)::text AS row FROM ${name} AS kept`)),
    );
    return JSON.stringify(rows);
  };

  it('is told once, and stands in no table, list, export, refusal or log', async () => {
    const { secret, token } = await made({ name: 'Canary' });
    await sees(secret);
    const refusals = [
      await sees(`${secret}x`),
      await ask(write, null, { method: 'POST', ...bearing(secret) }),
    ];
    refusals.push(await ask(breaks, null, bearing(secret)));
    await revoke(token.id);
    refusals.push(await sees(secret));
    const texts = await Promise.all([
      dump(),
      ask(exportAudit, inbox.admin, { path: '/?form=ndjson' }).then((file) => file.text()),
      listed().then(JSON.stringify),
      ...refusals.map((answer) => (answer instanceof Response ? answer.text() : JSON.stringify(answer))),
    ]);
    const [kept = '', exported = ''] = texts;
    // It looked in the right places: what may be told of the token is there.
    for (const text of [kept, exported]) expect(text).toContain('Canary');
    expect(logged.join()).toContain('planted');
    const random = secret.slice(-43);
    for (const text of [...texts, ...logged]) expect(text).not.toContain(random);
  });
});
