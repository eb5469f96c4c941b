import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readFixture } from '@/lib/server/ringcentral/fixtures/read-fixture';
import { customersWrite } from '@/tests/support/conversation';
import { openWebhookDoor, type WebhookDoor } from '@/tests/support/webhook-door';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let door: WebhookDoor;
beforeAll(async () => {
  door = await openWebhookDoor();
  world = await createWorld();
  await world.sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
});
afterAll(async () => {
  await world.close();
  await door.close();
});
beforeEach(() => world.rows('DELETE FROM call_budget'));

const later = (ms: number) => new Date(Date.now() + ms);

async function healthAt(now = new Date()) {
  const { listAccountHealth } = await import('@/lib/server/queries/get-account-health');
  const [health] = (await listAccountHealth(world.amira, now)).accounts;
  if (!health) throw new Error('no account');
  return health;
}

const repair = async () => {
  const { repairAccount } = await import('@/lib/server/commands/repair-account');
  return repairAccount(world.amira, world.account.accountId, new Date());
};

const incidents = async () => {
  const { listIncidents } = await import('@/lib/server/queries/get-account-health');
  return (await listIncidents(world.amira, world.account.accountId)).incidents;
};

test('events of the last hour are counted by their minute, and their delay is measured', async () => {
  const before = await healthAt();
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
  const { maintainSubscription } = await import('@/lib/server/commands/maintain-subscription');
  await maintainSubscription(world.account, new Date());
  await customersWrite(world, ['Ada', 'Bo', 'Cy']);
  const { eventsByMinute, delayP90Ms } = await healthAt();
  expect(eventsByMinute).toHaveLength(60);
  expect(sum(eventsByMinute)).toBeGreaterThanOrEqual(sum(before.eventsByMinute) + 3);
  expect(eventsByMinute[59]).toBeGreaterThan(0);
  expect(delayP90Ms).toBeGreaterThanOrEqual(0);
  expect(delayP90Ms).toBeLessThan(60_000);
  const inHalfAnHour = (await healthAt(later(30 * 60_000))).eventsByMinute;
  expect(sum(inHalfAnHour.slice(28, 32))).toBe(sum(eventsByMinute.slice(58)));
  const tomorrow = await healthAt(later(86_400_000));
  expect(sum(tomorrow.eventsByMinute)).toBe(0);
  expect(tomorrow.delayP90Ms).toBeNull();
});

test('the conversations of the month are those with a message in it', async () => {
  const [oracle] = await world.rows<{ count: number }>(
    `SELECT count(DISTINCT conversation_id)::int AS count FROM message
     WHERE sent_at >= date_trunc('month', now(), 'UTC') AND account_id = $1::uuid`,
    [world.account.accountId],
  );
  const { monthCount } = await healthAt();
  expect(monthCount).toBe(oracle?.count);
  expect(monthCount).toBeGreaterThan(0);
  expect((await healthAt(later(40 * 86_400_000))).monthCount).toBe(0);
});

test('the calls that are used up are those that may not be made now', async () => {
  const { spendCall } = await import('@/lib/server/account/call-budget');
  const now = new Date();
  const spend = () =>
    spendCall(
      world.account,
      { group: 'heavy', priority: 'send' },
      () => now,
      async () => ({ outcome: 'ok', value: null, rate: null, generationSeen: 'undetected' }),
    );
  const used: number[] = [];
  for (;;) {
    const answer = await spend();
    if (answer.outcome === 'limited') break;
    used.push((await healthAt(now)).calls?.used ?? Number.NaN);
  }
  expect(used.length).toBeGreaterThan(0);
  expect(used.toSorted((a, b) => a - b)).toEqual(used);
  // Less than one call is left: that is how little the statement that takes them had left, too.
  const burst = Math.max(Math.min(2, 10), 10 * 0.15);
  expect(used.at(-1)).toBeGreaterThan(1 - 1 / burst);
  expect((await healthAt(later(120_000))).calls?.used).toBe(0);
});

test('what of a message nobody here knows is counted once a change of it, and its words are not kept', async () => {
  const { contentFactsOf } = await import('@/lib/server/ringcentral/translate-content');
  const { importContents } = await import('@/lib/server/writes/import-contents');
  const { inTransaction } = await import('@/lib/server/db');
  const bring = (contentId: string, modifiedAt: string) => {
    const told = { ...readFixture('unknown/new-network'), id: contentId, lastModifiedTime: modifiedAt };
    const facts = contentFactsOf(told, { certainty: 'confirmed' });
    if (!facts) throw new Error('nothing was understood');
    return inTransaction((tx) => importContents(tx, world.account, [facts]));
  };
  const counted = async () =>
    Object.fromEntries(
      (await healthAt()).oddities.map(({ member, value, count }) => [`${member}=${value}`, count]),
    );
  expect(await counted()).toEqual({});
  await bring('66b0a1c2d4e5f60007aa0e01', '2024-08-05T11:02:58Z');
  const once = {
    'channelType=Threads': 1,
    'newMember=': 1,
    'status=Snoozed': 1,
    'synchronizationStatus=Revising': 1,
    'type=Repost': 1,
  };
  expect(await counted()).toEqual(once);
  await bring('66b0a1c2d4e5f60007aa0e01', '2024-08-05T11:02:58Z');
  expect(await counted(), 'the same again').toEqual(once);
  await bring('66b0a1c2d4e5f60007aa0e02', '2024-08-05T11:02:58Z');
  expect(await counted()).toMatchObject({ 'newMember=': 2, 'type=Repost': 2 });
});

test('checking brings an account back that the platform takes again', async () => {
  await world.sandbox.control('/tokens/revoke', { method: 'POST' });
  await world.rows(`UPDATE account SET state = 'needs_sign_in', state_reason = 'refused' RETURNING id`);
  const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
  await sweepAccount(world.account, new Date());
  expect((await healthOfSignIn()).state, 'left alone it stays out').toBe('needs_sign_in');
  const { checks, account } = await repair();
  expect(checks.map(({ step }) => step)).toEqual([
    'address',
    'server',
    'clock',
    'app',
    'sign-in',
    'reading',
    'subscribing',
  ]);
  expect(checks.filter(({ fault }) => fault !== null)).toEqual([]);
  expect(account?.state).toBe('connected');
});

test('it says what is wrong where it cannot', async () => {
  const { sealSecret } = await import('@/lib/server/account/credentials');
  const seal = (jwt: string) => sealSecret(world.account.workspaceId, 'jwt_sealed', jwt);
  await world.sandbox.control('/tokens/revoke', { method: 'POST' });
  await world.rows('UPDATE account SET jwt_sealed = $1 RETURNING id', [seal('wrong')]);
  const { checks, account } = await repair();
  expect(checks.at(-1)).toMatchObject({ step: 'sign-in', fault: 'jwt-refused' });
  expect(account?.state).toBe('needs_sign_in');
  const lasting = (await incidents()).filter(({ until }) => until === null);
  expect(lasting).toMatchObject([{ kind: 'needs-sign-in' }]);
  await world.rows('UPDATE account SET jwt_sealed = $1 RETURNING id', [seal(world.demo.jwt)]);
  await world.rows('DELETE FROM call_budget');
  expect((await repair()).account?.state).toBe('connected');
  await world.runJobs();
  expect((await incidents()).filter(({ until }) => until === null)).toEqual([]);
  expect((await incidents()).map(({ kind }) => kind)).toContain('needs-sign-in');
});

test('a pause in which nothing is called ends by it', async () => {
  const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
  const match = { path: '^/(cx|restapi)/' };
  const away = { rules: [{ match, effect: 'status', status: 503, retryAfter: 3_600 }] };
  await world.sandbox.control('/faults', { method: 'PUT', body: away });
  await sweepAccount(world.account, new Date());
  await world.sandbox.control('/faults', { method: 'DELETE' });
  const sweptAt = async () => (await healthOfSignIn()).lastSweepAt;
  const before = await sweptAt();
  await sweepAccount(world.account, new Date());
  expect(await sweptAt(), 'the pause lasts an hour').toBe(before);
  await repair();
  await world.runJobs();
  expect(Date.parse((await sweptAt()) ?? '')).toBeGreaterThan(Date.parse(before ?? ''));
  const isAway = ({ kind, until }: { kind: string; until: string | null }) =>
    kind === 'platform-away' && until === null;
  expect((await incidents()).some(isAway)).toBe(false);
});

async function healthOfSignIn() {
  const { getAccount } = await import('@/lib/server/queries/get-account');
  const { database } = await import('@/lib/server/db');
  return getAccount(database, world.account);
}

test('who checked an account is remembered', async () => {
  await repair();
  const noted = await world.rows(`SELECT agent_id AS "agentId" FROM activity WHERE kind = 'account-checked'`);
  expect(noted[0]).toEqual({ agentId: world.amira.agentId });
});

test('of another workspace’s account nothing is told, and nothing done to it', async () => {
  const { makePerson, makeWorkspace } = await import('@/tests/support/people');
  const stranger = await makePerson(await makeWorkspace('Elsewhere'), 'admin');
  const { repairAccount } = await import('@/lib/server/commands/repair-account');
  const { listAccountHealth, listIncidents } = await import('@/lib/server/queries/get-account-health');
  const { accountId } = world.account;
  await expect(repairAccount(stranger, accountId, new Date())).rejects.toMatchObject({ code: 'not-found' });
  await expect(listIncidents(stranger, accountId)).rejects.toMatchObject({ code: 'not-found' });
  const told = await listAccountHealth(stranger, new Date());
  expect(told.accounts.map((it) => it.accountId)).not.toContain(accountId);
});
