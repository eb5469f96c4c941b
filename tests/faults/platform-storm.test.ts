import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import { customersWrite, replyTo } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

/** FOYER_LONG=1 lets each weather last ten minutes of the moved clocks. */
const IS_LONG = process.env.FOYER_LONG === '1';
const LASTS = IS_LONG ? 600 : 0;
const STRIKES = 2;

interface Weather {
  name: string;
  status: number;
  retryAfter?: () => string | number;
  /** Seconds that no call may be made after such an answer. */
  wait: number;
  strikes?: number;
}

/** A date is told by the machine's clock, which runs on while the test works: a few seconds are taken off. */
const inSeconds = (seconds: number) => () => new Date(Date.now() + seconds * 1_000).toUTCString();

const weathers: Weather[] = [
  { name: 'seconds', status: 429, retryAfter: () => 20, wait: 20 },
  { name: 'no time at all', status: 429, wait: 60 },
  { name: 'an HTTP date', status: 429, retryAfter: inSeconds(40), wait: 30, strikes: 1 },
  { name: 'a word', status: 429, retryAfter: () => 'soon', wait: 60 },
  { name: 'a time that is over', status: 429, retryAfter: () => '-5', wait: 1 },
  { name: 'three thousand years', status: 429, retryAfter: () => 99_999_999_999, wait: 900 },
  { name: 'a breakdown until', status: 503, retryAfter: () => 20, wait: 20 },
  { name: 'a breakdown', status: 500, wait: 0 },
];

let world: World;
let commands: Awaited<ReturnType<typeof loadCommands>>;

async function loadCommands() {
  const [{ deliverReply }, { reconcileReply }, { sendReply }, { sweepAccount }] = await Promise.all([
    import('@/lib/server/commands/deliver-reply'),
    import('@/lib/server/commands/reconcile-reply'),
    import('@/lib/server/commands/send-reply'),
    import('@/lib/server/commands/sweep-account'),
  ]);
  return { deliverReply, reconcileReply, sendReply, sweepAccount };
}

beforeAll(async () => {
  world = await createWorld();
  commands = await loadCommands();
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
  questions = await customersWrite(world, ['forgetful', ...weathers.map(({ name }) => name)]);
});
afterAll(() => world.close());
beforeEach(() => world.sandbox.control('/faults', { method: 'DELETE' }));

/** Moves the platform's clock and tells the time, which is Foyer's too. */
async function pass(seconds: number): Promise<Date> {
  const { now } = await world.sandbox.control<{ now: string }>('/clock', {
    method: 'POST',
    body: { advanceSeconds: seconds },
  });
  return new Date(now);
}

/** What customers asked before it all began. */
let questions: Message[] = [];

async function sendOne(name: string, now: Date): Promise<void> {
  const question = questions.pop();
  if (!question) throw new Error('nobody is left to answer');
  await commands.sendReply(world.priya, replyTo(question, { body: name }), now);
}

/** All that a worker would do now: what is due goes out, what is unknown is looked for, the sweep looks for news. */
async function work(now: Date): Promise<void> {
  const { workspaceId } = world.account;
  const unfinished = await world.rows<{ id: string; conversationId: string; delivery: string }>(
    `SELECT id, conversation_id AS "conversationId", delivery::text FROM message
     WHERE delivery IN ('queued', 'waiting', 'unknown')`,
  );
  for (const { id, conversationId, delivery } of unfinished) {
    if (delivery === 'unknown') await commands.reconcileReply({ workspaceId, messageId: id }, now);
    else await commands.deliverReply({ workspaceId, conversationId }, now);
  }
  await commands.sweepAccount(world.account, now);
}

interface Call {
  at: string;
  path: string;
  status: number | null;
}

async function callsSince(since: Date): Promise<Call[]> {
  const { records } = await world.sandbox.control<{ records: Call[] }>(
    `/requests?since=${since.toISOString()}`,
  );
  return records.filter(({ path }) => path.startsWith('/cx/'));
}

/** Calls that were made before a wait was over that the platform had asked for. */
function insideAWait(calls: Call[], { status, wait }: Weather): Call[] {
  const asked = calls.filter((call) => call.status === status).map(({ at }) => Date.parse(at));
  const isInside = ({ at }: Call) =>
    asked.some((from) => Date.parse(at) > from && Date.parse(at) < from + wait * 1_000);
  return calls.filter(isInside);
}

/** The time each webhook took to be acknowledged, in milliseconds; throws where one was not. */
async function deliverWebhook(number: number): Promise<number> {
  const { receiveWebhook } = await import('@/lib/server/handlers/webhooks');
  const { loadAccount } = await import('@/lib/server/account/access-token');
  const { unsealSecret } = await import('@/lib/server/account/credentials');
  const { workspaceId, accountId } = world.account;
  const account = await loadAccount(world.account);
  const hook = unsealSecret(workspaceId, 'hook_secret_sealed', account.hookSecretSealed);
  const proof = unsealSecret(workspaceId, 'verification_token_sealed', account.verificationTokenSealed);
  const headers = new Headers({ 'verification-token': proof, 'content-type': 'application/json' });
  const bytes = Buffer.from(JSON.stringify({ uuid: `storm-${number}`, event: '/unknown', body: {} }));
  const begunAt = performance.now();
  const answer = await receiveWebhook({
    token: `${workspaceId}.${accountId}.${hook}`,
    headers,
    bytes,
    isCut: false,
  });
  expect(answer.status).toBe(200);
  return performance.now() - begunAt;
}

let webhooks = 0;

/** One kind of weather until it has struck, while everybody goes on with their work; returns the calls made in it. */
async function weatherPasses(weather: Weather, meddle?: () => Promise<unknown>): Promise<Call[]> {
  const { name, status, retryAfter, wait, strikes = STRIKES } = weather;
  const header = retryAfter ? { retryAfter: retryAfter() } : {};
  const times = IS_LONG ? {} : { times: strikes };
  const rule = { match: { path: '^/cx/' }, effect: 'status', status, code: 'CMN-301', ...times, ...header };
  const since = await pass(0);
  await sendOne(name, since);
  await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
  const step = Math.max(2, wait / 3);
  const end = Math.max(LASTS, strikes * (wait + 4));
  for (let second = 0; second < end; second += step) {
    await work(await pass(step));
    await meddle?.();
    webhooks += 1;
    expect(await deliverWebhook(webhooks)).toBeLessThan(3_000);
  }
  const calls = await callsSince(since);
  await world.sandbox.control('/faults', { method: 'DELETE' });
  await pass(wait + 10); // the next weather begins when nobody has to wait any more
  return calls;
}

const unsent = () =>
  world.rows(
    `SELECT body, delivery::text FROM message
     WHERE client_id IS NOT NULL AND delivery NOT IN ('handed_over', 'confirmed')`,
  );

test('in a storm no call is made inside a wait that was asked for, webhooks are acknowledged, and all goes out after it', {
  timeout: IS_LONG ? 3_600_000 : 240_000,
}, async () => {
  for (const weather of weathers) {
    const calls = await weatherPasses(weather);
    const struck = calls.filter(({ status }) => status === weather.status);
    if (IS_LONG) process.stdout.write(`${weather.name}: ${calls.length} calls, ${struck.length} struck\n`);
    expect(struck.length, weather.name).toBeGreaterThan(0);
    expect(insideAWait(calls, weather), weather.name).toEqual([]);
  }
  for (let round = 0; round < 8 && (await unsent()).length > 0; round += 1) await work(await pass(61));
  expect(await unsent()).toEqual([]);
});

test('and a budget that forgets would call inside the wait: the check would notice', async () => {
  const weather = { name: 'forgetful', status: 429, retryAfter: () => 20, wait: 20 };
  const calls = await weatherPasses(weather, async () => {
    await world.rows('UPDATE call_budget SET blocked_until = NULL');
    await world.rows('UPDATE message SET wait_until = NULL');
  });
  expect(insideAWait(calls, weather).length).toBeGreaterThan(0);
});
