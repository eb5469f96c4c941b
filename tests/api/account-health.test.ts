import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atThePlatform, customersWrite, messageWithId, replyTo } from '@/tests/support/conversation';
import { openWebhookDoor, type WebhookDoor } from '@/tests/support/webhook-door';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let door: WebhookDoor;
let sweepAccount: typeof import('@/lib/server/commands/sweep-account')['sweepAccount'];
let maintainSubscription: typeof import('@/lib/server/commands/maintain-subscription')['maintainSubscription'];

beforeAll(async () => {
  door = await openWebhookDoor();
  world = await createWorld();
  ({ sweepAccount } = await import('@/lib/server/commands/sweep-account'));
  ({ maintainSubscription } = await import('@/lib/server/commands/maintain-subscription'));
  await world.sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
});
afterAll(async () => {
  await world.close();
  await door.close();
});
beforeEach(heal);

/** The account as on its first day: signed in, with a webhook that stands and nothing wrong. */
async function heal(): Promise<void> {
  const { sealSecret } = await import('@/lib/server/account/credentials');
  const jwt = sealSecret(world.account.workspaceId, 'jwt_sealed', world.demo.jwt);
  await world.sandbox.control('/faults', { method: 'DELETE' });
  await world.rows(
    `UPDATE account SET jwt_sealed = $1, state = 'connected', state_reason = NULL, call_failures = 0,
       calls_paused_until = NULL RETURNING id`,
    [jwt],
  );
  await world.rows('DELETE FROM incident');
  await world.rows('DELETE FROM call_budget');
  await world.rows('DELETE FROM graphile_worker._private_jobs');
  await maintainSubscription(world.account, new Date());
  await sweepAccount(world.account, new Date());
}

const flagged = () =>
  world.rows<{ kind: string; topic: string; after: number; isOver: boolean }>(
    `SELECT kind, topic, extract(epoch FROM started_at - $1::timestamptz)::float8 AS after,
       ended_at IS NOT NULL AS "isOver" FROM incident ORDER BY started_at`,
    [startedAt],
  );

let startedAt = new Date();

/**
 * Two minutes of what the worker does for an account by itself: once a minute both jobs, and each again at the time it
 * was put off to. Nobody writes, nobody looks.
 */
async function twoMinutes(): Promise<void> {
  startedAt = new Date();
  await world.rows('DELETE FROM graphile_worker._private_jobs');
  for (let second = 0; second < 120; second += 5) {
    const now = new Date(startedAt.getTime() + second * 1_000);
    const isMinute = second % 60 === 0;
    if (await isDue('maintain-subscription', now, isMinute)) await maintainSubscription(world.account, now);
    if (await isDue('sweep-account', now, isMinute)) await sweepAccount(world.account, now);
  }
}

async function isDue(name: string, now: Date, isMinute: boolean): Promise<boolean> {
  const due = await world.rows(
    `DELETE FROM graphile_worker._private_jobs AS job USING graphile_worker._private_tasks AS task
     WHERE task.id = job.task_id AND task.identifier = $1 AND ($3 OR job.run_at <= $2::timestamptz) RETURNING job.id`,
    [name, now, isMinute],
  );
  return isMinute || due.length > 0;
}

const LISTS = { operation: 'listSocialMessagingContents' };
const EVERYTHING = { path: '^/(cx|restapi)/' };
/** All but the asking for tokens. */
const CALLS = { path: '^/(cx|restapi/v1.0)/(?!.*oauth)' };
const SUBSCRIPTIONS = { path: '^/restapi/v1.0/subscription' };

const strike = (rule: object) => () =>
  world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });

/** The platform takes neither the tokens nor what we sign in with. */
async function loseCredential(): Promise<void> {
  const { sealSecret } = await import('@/lib/server/account/credentials');
  const wrong = sealSecret(world.account.workspaceId, 'jwt_sealed', 'wrong');
  await world.rows('UPDATE account SET jwt_sealed = $1 RETURNING id', [wrong]);
  await world.sandbox.control('/tokens/revoke', { method: 'POST' });
}

const blacklist = () => world.sandbox.control('/subscriptions/blacklist', { method: 'POST' });

type Shape = [shape: string, kind: string, provoke: () => Promise<unknown>];
const SHAPES: Shape[] = [
  ['503 everywhere', 'platform-away', strike({ match: EVERYTHING, effect: 'status', status: 503 })],
  ['connections are closed', 'platform-away', strike({ match: EVERYTHING, effect: 'refuse' })],
  ['connections are reset', 'platform-away', strike({ match: EVERYTHING, effect: 'reset' })],
  [
    '429 that asks for five seconds, again and again',
    'throttled',
    strike({ match: LISTS, effect: 'status', status: 429, code: 'CMN-301', retryAfter: 5 }),
  ],
  [
    '429 without a time',
    'throttled',
    strike({ match: LISTS, effect: 'status', status: 429, code: 'CMN-301' }),
  ],
  ['tokens and sign-in are refused', 'needs-sign-in', loseCredential],
  [
    '401 to everything, to signing in too',
    'needs-sign-in',
    strike({ match: EVERYTHING, effect: 'status', status: 401, code: 'OAU-149' }),
  ],
  [
    '401 to a token that is new',
    'needs-sign-in',
    strike({ match: CALLS, effect: 'status', status: 401, code: 'OAU-149' }),
  ],
  [
    'the app may not read contents',
    'forbidden',
    strike({ match: LISTS, effect: 'status', status: 403, code: 'CMN-401' }),
  ],
  [
    'the app may not subscribe',
    'forbidden',
    strike({ match: SUBSCRIPTIONS, effect: 'status', status: 403, code: 'CMN-401' }),
  ],
  ['the webhook is blacklisted', 'subscription-lost', blacklist],
  [
    'a code that nobody knows',
    'unexpected-answers',
    strike({ match: LISTS, effect: 'status', status: 422, code: 'XYZ-999' }),
  ],
  [
    'a refusal of the list itself',
    'unexpected-answers',
    strike({ match: LISTS, effect: 'status', status: 422, code: 'EDI-035' }),
  ],
  ['a status and no word', 'unexpected-answers', strike({ match: LISTS, effect: 'bare', status: 418 })],
  ['the path is gone', 'unexpected-answers', strike({ match: LISTS, effect: 'bare', status: 404 })],
  ['a page of a proxy', 'unexpected-answers', strike({ match: LISTS, effect: 'garble' })],
  ['a way elsewhere', 'unexpected-answers', strike({ match: LISTS, effect: 'bare', status: 302 })],
];

describe('Within two minutes, without anybody looking, it is flagged that', () => {
  test.each(SHAPES)('%s (%s)', async (_, kind, provoke) => {
    await provoke();
    await twoMinutes();
    const found = (await flagged()).filter((incident) => incident.kind === kind);
    expect(found.map(({ isOver }) => isOver)).toContain(kind === 'subscription-lost');
    for (const { after } of found) expect(after).toBeLessThanOrEqual(120);
  });

  test('and nothing where nothing is wrong', async () => {
    await twoMinutes();
    expect(await flagged()).toEqual([]);
  });

  test('nor for one call that is turned away', async () => {
    await strike({
      match: LISTS,
      effect: 'status',
      status: 429,
      code: 'CMN-301',
      retryAfter: 20,
      times: 1,
    })();
    await twoMinutes();
    expect(await flagged()).toEqual([]);
  });
});

test('an incident ends by a call that succeeds, and by no other', async () => {
  await strike({ match: LISTS, effect: 'status', status: 403, code: 'CMN-401' })();
  await twoMinutes();
  expect(await flagged(), 'subscriptions were looked at meanwhile, with success').toMatchObject([
    { kind: 'forbidden', topic: 'light/sweep', isOver: false },
  ]);
  await world.sandbox.control('/faults', { method: 'DELETE' });
  await sweepAccount(world.account, new Date(startedAt.getTime() + 130_000));
  expect(await flagged()).toMatchObject([{ kind: 'forbidden', isOver: true }]);
});

test('everybody is told what is wrong as it begins, and that it is over', async () => {
  const told = async () => {
    const [event] = await world.rows<{ troubles: object[] }>(
      `SELECT payload->'account'->'troubles' AS troubles FROM feed WHERE type = 'account.changed'
       ORDER BY seq DESC LIMIT 1`,
    );
    return event?.troubles;
  };
  await strike({ match: LISTS, effect: 'status', status: 422, code: 'XYZ-999', times: 1 })();
  const now = new Date();
  await sweepAccount(world.account, now);
  const trouble = { kind: 'unexpected-answers', detail: expect.stringContaining('XYZ-999') };
  expect(await told()).toMatchObject([trouble]);
  const { listAccountsOf } = await import('@/lib/server/queries/list-accounts');
  expect((await listAccountsOf(world.priya)).accounts).toMatchObject([{ troubles: [trouble] }]);
  await sweepAccount(world.account, new Date(now.getTime() + 30_000));
  expect(await told()).toEqual([]);
});

test('what a script asks for tells nothing of the account, nor that it is well again', async () => {
  const { readPlatform } = await import('@/lib/server/commands/read-platform');
  const request = { method: 'GET', path: ['contents'], query: new URLSearchParams() };
  await strike({ match: LISTS, effect: 'reset', times: 1 })();
  await readPlatform(world.amira, request, new Date());
  expect(await flagged()).toEqual([]);
  await strike({ match: LISTS, effect: 'status', status: 422, code: 'XYZ-999', times: 1 })();
  await sweepAccount(world.account, new Date());
  expect((await readPlatform(world.amira, request, new Date())).outcome).toBe('ok');
  expect(await flagged()).toMatchObject([{ kind: 'unexpected-answers', isOver: false }]);
});

test('a reply that was written before every token is refused waits for the sign-in, and nothing goes out', async () => {
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
  const [question] = await customersWrite(world, ['Lena Lockout']);
  if (!question?.contentId) throw new Error('nobody asked');
  await strike({ match: CALLS, effect: 'status', status: 401, code: 'OAU-149' })();
  const { id, conversationId } = await sendReply(
    world.priya,
    replyTo(question, { body: 'Are you there?' }),
    new Date(),
  );
  await world.runJobs();
  expect((await messageWithId(world, id)).delivery).toMatchObject({
    state: 'waiting',
    waitReason: 'sign-in',
  });
  expect(await atThePlatform(world, question.contentId)).toEqual([]);
  await world.sandbox.control('/faults', { method: 'DELETE' });
  const { workspaceId } = world.account;
  await deliverReply({ workspaceId, conversationId }, new Date(Date.now() + 120_000));
  expect(await atThePlatform(world, question.contentId)).toMatchObject([{ body: 'Are you there?' }]);
});
