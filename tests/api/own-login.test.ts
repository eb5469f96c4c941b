import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ErrandEnd } from '@/lib/contract/own-login';
import type { Viewer } from '@/lib/domain/permission';
import { customersWrite, messageWithId, replyTo, type SandboxContent } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

/** The sandbox's users: the shared login is Amira's. */
const AMIRA = '101';
const TOMAS = '102';

const redirectUri = 'http://127.0.0.1:3000/api/own-logins/return';

let world: World;
let begin: typeof import('@/lib/server/commands/begin-own-login')['beginOwnLogin'];
let finish: typeof import('@/lib/server/commands/finish-own-login')['finishOwnLogin'];
let unlink: typeof import('@/lib/server/commands/unlink-own-login')['unlinkOwnLogin'];
let send: typeof import('@/lib/server/commands/send-reply')['sendReply'];
let listOwnLogins: typeof import('@/lib/server/queries/list-own-logins')['listOwnLogins'];
let prisma: typeof import('@/lib/server/db').prisma;

beforeAll(async () => {
  world = await createWorld();
  begin = (await import('@/lib/server/commands/begin-own-login')).beginOwnLogin;
  finish = (await import('@/lib/server/commands/finish-own-login')).finishOwnLogin;
  unlink = (await import('@/lib/server/commands/unlink-own-login')).unlinkOwnLogin;
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  listOwnLogins = (await import('@/lib/server/queries/list-own-logins')).listOwnLogins;
  ({ prisma } = await import('@/lib/server/db'));
  const settings = { answerMode: 'never', exportDelayMs: [0, 0] };
  await world.sandbox.control('/settings', { method: 'PUT', body: settings });
  await giveAmpleBudgets();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sandbox.control('/faults', { method: 'DELETE' });
  await prisma().ownLogin.deleteMany();
  await prisma().loginErrand.deleteMany();
  await prisma().channel.updateMany({ data: { forbiddenCode: null, forbiddenAt: null } });
  await prisma().channel.updateMany({ data: { forbiddenMessageId: null } });
});

/** So that no test waits for calls of an own login, which are counted by themselves. */
async function giveAmpleBudgets(): Promise<void> {
  const ample = { ...world.account, tokens: 1_000_000, capacity: 1_000_000, refilledAt: new Date() };
  const people = [world.priya, world.jonas].map(({ agentId }) => agentId);
  const groups = ['light', 'auth'];
  await prisma().callBudget.createMany({
    data: people.flatMap((loginOf) => groups.map((usageGroup) => ({ ...ample, loginOf, usageGroup }))),
  });
}

/** An agent signs in at the platform's page and says yes or no. Where the browser is then sent to. */
async function answerAtPage(address: string, user: string, decision: 'allow' | 'deny'): Promise<URL> {
  const asked = await fetch(address, { redirect: 'manual' });
  const page = new URL(asked.headers.get('location') ?? '', address);
  const body = new URLSearchParams(page.search);
  body.set('user', user);
  body.set('decision', decision);
  const answer = await fetch(page.origin + page.pathname, { method: 'POST', body, redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '');
}

const beginFor = (viewer: Viewer, now = new Date()) =>
  begin(viewer, { accountId: world.account.accountId, redirectUri }, now);

/** Comes back to Foyer with what the platform has sent along. */
function comeBack(viewer: Viewer, back: URL, now = new Date()): Promise<ErrandEnd> {
  const given = back.searchParams;
  return finish(viewer, { state: given.get('state') ?? '', code: given.get('code'), redirectUri }, now);
}

async function link(viewer: Viewer, user: string): Promise<ErrandEnd> {
  return comeBack(viewer, await answerAtPage(await beginFor(viewer), user, 'allow'));
}

const loginOf = async (viewer: Viewer) => (await listOwnLogins(viewer))[0]?.login;

/** A reply to a customer, as its author's colleagues and the platform tell it. */
async function reply(viewer: Viewer, name: string) {
  const [question] = await customersWrite(world, [name]);
  if (!question) throw new Error('nobody asked');
  const sent = await send(viewer, replyTo(question, { body: `An answer for ${name}.` }), new Date());
  await world.runJobs();
  const message = await messageWithId(world, sent.id);
  const { records } = await world.sandbox.control<{ records: (SandboxContent & { creatorId: string })[] }>(
    '/contents',
  );
  const contents = records.filter(({ body }) => body === `An answer for ${name}.`);
  return { message, creators: contents.map(({ creatorId }) => creatorId) };
}

describe('A linked login', () => {
  test('makes its agent the author at the platform, and nobody else', async () => {
    expect(await link(world.priya, TOMAS)).toBe('linked');
    expect(await loginOf(world.priya)).toMatchObject({ state: 'linked', userName: 'Tomás Ferreira' });
    expect(await loginOf(world.jonas)).toBeNull();
    const own = await reply(world.priya, 'Own Voice');
    expect(own).toMatchObject({ message: { delivery: { login: 'own' } }, creators: [TOMAS] });
    const shared = await reply(world.jonas, 'Shared Voice');
    expect(shared).toMatchObject({ message: { delivery: { login: null } }, creators: [AMIRA] });
  });

  test('is told to its agent alone, and its tokens stand nowhere as they are', async () => {
    await link(world.priya, TOMAS);
    const [told] = await world.rows<{ agent_id: string }>(
      `SELECT agent_id FROM feed WHERE type = 'workspace.changed' ORDER BY seq DESC LIMIT 1`,
    );
    expect(told?.agent_id).toBe(world.priya.agentId);
    const [row] = await world.rows<{ access_token_sealed: string }>('SELECT * FROM own_login');
    const { unsealLoginSecret } = await import('@/lib/server/account/credentials');
    const { workspaceId } = world.account;
    const token = unsealLoginSecret(workspaceId, 'access_token_sealed', row?.access_token_sealed ?? '');
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('is renewed when its token ends, once, however many replies wait for it', async () => {
    await link(world.priya, TOMAS);
    await world.sandbox.control('/tokens/expire', { method: 'POST' });
    const replies = await Promise.all([reply(world.priya, 'One Ends'), reply(world.priya, 'Another Ends')]);
    expect(replies.map(({ creators }) => creators)).toEqual([[TOMAS], [TOMAS]]);
    const [row] = await world.rows<{ token_generation: number }>('SELECT token_generation FROM own_login');
    expect(row?.token_generation).toBe(1);
  });

  test('that cannot be renewed speaks no more: the shared one does, once, and both are told', async () => {
    await link(world.priya, TOMAS);
    await world.sandbox.control('/tokens/revoke', { method: 'POST' });
    const fallen = await reply(world.priya, 'Fallen Back');
    expect(fallen).toMatchObject({
      message: { delivery: { failureCode: null, login: 'team' } },
      creators: [AMIRA],
    });
    expect(await loginOf(world.priya)).toMatchObject({ state: 'expired', expiredAt: expect.any(String) });
    expect((await reply(world.priya, 'Still Back')).message.delivery?.login).toBe('team');
    expect(await link(world.priya, TOMAS)).toBe('linked');
    expect((await reply(world.priya, 'Forth Again')).creators).toEqual([TOMAS]);
  });

  test('whose answer is lost is looked for and not repeated by the other one', async () => {
    await link(world.priya, TOMAS);
    const rules = [{ match: { method: 'POST', path: '/contents$' }, effect: 'storeThenReset', times: 1 }];
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules } });
    const lost = await reply(world.priya, 'Lost Answer');
    expect(lost).toMatchObject({
      message: { delivery: { state: 'unknown', login: 'own' } },
      creators: [TOMAS],
    });
    await world.runAllJobs();
    const found = await messageWithId(world, lost.message.id);
    expect(found.delivery).toMatchObject({ state: 'confirmed', login: 'own' });
  });

  test('is ended at the platform when it is unlinked, and with whoever is let out', async () => {
    await link(world.priya, TOMAS);
    await unlink(world.priya, world.account.accountId, new Date());
    expect(await loginOf(world.priya)).toBeNull();
    expect((await reply(world.priya, 'Unlinked')).creators).toEqual([AMIRA]);
    const noted = await world.rows('SELECT kind, agent_id FROM activity ORDER BY at DESC LIMIT 2');
    const by = { agent_id: world.priya.agentId };
    expect(noted).toEqual([
      { kind: 'own-login-unlinked', ...by },
      { kind: 'own-login-linked', ...by },
    ]);

    await link(world.jonas, TOMAS);
    const { changeAgent } = await import('@/lib/server/commands/change-agent');
    await changeAgent(world.amira, world.jonas.agentId, { isActive: false }, new Date());
    expect(await world.rows('SELECT FROM own_login')).toEqual([]);
    await changeAgent(world.amira, world.jonas.agentId, { isActive: true }, new Date());
  });
});

describe('A right that RingCentral refuses', () => {
  const forbid = (userId: string, may: boolean) =>
    world.sandbox.control('/permissions', {
      method: 'PUT',
      body: { userId, channelId: world.channelOf('WhatsApp').id, reply: may },
    });
  const channelFor = async (viewer: Viewer) => {
    const { listChannels } = await import('@/lib/server/queries/list-channels');
    const { database } = await import('@/lib/server/db');
    return (await listChannels(database, viewer)).find(({ type }) => type === 'WhatsApp');
  };
  const refused = { code: 'reply-refused', details: { refusal: 'platform-forbids' } };

  test('to an own login closes the channel for its agent alone, until they link one that may', async () => {
    await link(world.priya, TOMAS);
    await forbid(TOMAS, false);
    expect((await reply(world.priya, 'Own Right')).message.delivery?.state).toBe('failed');
    expect(await channelFor(world.priya)).toMatchObject({ forbidden: null, ownLogin: { state: 'linked' } });
    expect((await channelFor(world.priya))?.ownLogin?.forbidden).toMatchObject({ code: 'EDI-019' });
    await expect(reply(world.priya, 'Own Right Again')).rejects.toMatchObject(refused);
    expect((await channelFor(world.jonas))?.ownLogin).toBeNull();
    expect((await reply(world.jonas, 'Others Right')).creators).toEqual([AMIRA]);

    await forbid(TOMAS, true);
    await link(world.priya, TOMAS);
    expect((await reply(world.priya, 'Right Again')).creators).toEqual([TOMAS]);
  });

  test('to the shared login does not close it for who speaks by their own', async () => {
    await link(world.priya, TOMAS);
    await forbid(AMIRA, false);
    expect((await reply(world.jonas, 'Shared Right')).message.delivery?.state).toBe('failed');
    await expect(reply(world.jonas, 'Shared Right Again')).rejects.toMatchObject(refused);
    expect((await reply(world.priya, 'Own Is Free')).creators).toEqual([TOMAS]);
    await forbid(AMIRA, true);
  });
});

describe('An errand', () => {
  test('that was not allowed, or took too long, or was ended before, links nothing', async () => {
    const denied = await answerAtPage(await beginFor(world.priya), TOMAS, 'deny');
    expect(await comeBack(world.priya, denied)).toBe('denied');

    const allowed = await answerAtPage(await beginFor(world.priya), TOMAS, 'allow');
    expect(await comeBack(world.priya, allowed, new Date(Date.now() + 11 * 60_000))).toBe('late');
    expect(await comeBack(world.priya, allowed)).toBe('late');

    const first = await answerAtPage(await beginFor(world.priya), TOMAS, 'allow');
    await beginFor(world.priya);
    expect(await comeBack(world.priya, first)).toBe('late');
    expect(await loginOf(world.priya)).toBeNull();
  });

  test('of somebody else, or with the code of another, links nothing', async () => {
    const hers = await answerAtPage(await beginFor(world.priya), TOMAS, 'allow');
    expect(await comeBack(world.jonas, hers)).toBe('late');

    const his = await answerAtPage(await beginFor(world.jonas), AMIRA, 'allow');
    his.searchParams.set('code', hers.searchParams.get('code') ?? '');
    expect(await comeBack(world.jonas, his)).toBe('failed');
    expect(await loginOf(world.jonas)).toBeNull();
    // The control: what she was sent with is still good for herself.
    const again = await answerAtPage(await beginFor(world.priya), TOMAS, 'allow');
    expect(await comeBack(world.priya, again)).toBe('linked');
  });

  test('to an account of another workspace is one to an account that does not exist', async () => {
    const stranger = { ...world.amira, workspaceId: crypto.randomUUID() };
    await expect(beginFor(stranger)).rejects.toMatchObject({ code: 'not-found' });
  });
});
