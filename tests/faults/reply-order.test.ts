import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import {
  atThePlatform,
  customersWrite,
  messageWithId,
  replyTo,
  type SandboxContent,
  sweep,
} from '@/tests/support/conversation';
import { until } from '@/tests/support/until';
import { startWorker, type WorkerProcess } from '@/tests/support/worker-process';
import { createWorld, type World } from '@/tests/support/world';

/** Replies of other conversations in each measurement. FOYER_LONG=1 takes more. */
const OTHERS = process.env.FOYER_LONG === '1' ? 400 : 16;
/** Milliseconds that a busy machine may add by itself to the slowest of them. */
const FLOOR = 1_000;

let world: World;
let worker: WorkerProcess | undefined;

beforeAll(async () => {
  world = await createWorld();
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
  await sweep(world);
});
afterAll(() => world.close());
beforeEach(() => world.sandbox.control('/faults', { method: 'DELETE' }));
afterEach(() => worker?.kill());

const later = (seconds: number) => new Date(Date.now() + seconds * 1_000);

const fault = (rule: object) =>
  world.sandbox.control('/faults', {
    method: 'PUT',
    body: { rules: [{ match: { method: 'POST', path: '/contents$' }, ...rule }] },
  });

async function answer(question: Message, body: string): Promise<Message> {
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  return sendReply(world.priya, replyTo(question, { body }), new Date());
}

const typed = ['first', 'second', 'third'];

/** A customer's question and three replies to it, in the order they were typed. */
async function threeReplies(name: string): Promise<{ question: Message; replies: Message[] }> {
  const [question] = await customersWrite(world, [name]);
  if (!question) throw new Error('nobody asked');
  const replies: Message[] = [];
  for (const body of typed) replies.push(await answer(question, body));
  return { question, replies };
}

/** What deliveries and reconciliations do in a quarter of an hour, each minute. */
async function aQuarterPasses(replies: Message[]): Promise<void> {
  const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
  const { reconcileReply } = await import('@/lib/server/commands/reconcile-reply');
  const { workspaceId } = world.account;
  for (let seconds = 0; seconds <= 900; seconds += 61) {
    for (const { id: messageId } of replies) await reconcileReply({ workspaceId, messageId }, later(seconds));
    for (const { conversationId } of replies) {
      await deliverReply({ workspaceId, conversationId }, later(seconds));
    }
  }
}

const bodiesAtThePlatform = async (question: Message) =>
  (await atThePlatform(world, question.contentId ?? '')).map(({ body }: SandboxContent) => body);

test('replies of one conversation arrive in the order they were typed, though the first fails twice', async () => {
  const { question, replies } = await threeReplies('In order');
  await fault({ effect: 'status', status: 503, times: 2 });
  await aQuarterPasses(replies);
  expect(await bodiesAtThePlatform(question)).toEqual(typed);
  const [first] = replies;
  expect((await messageWithId(world, first?.id ?? '')).delivery?.attemptCount).toBe(3);
});

test('and would not, if another than the oldest were taken: the platform shows the order', async () => {
  const { question, replies } = await threeReplies('Out of order');
  await world.rows(`UPDATE message SET created_at = created_at + interval '1 hour' WHERE id = $1`, [
    replies[0]?.id,
  ]);
  await fault({ effect: 'status', status: 503, times: 2 });
  await aQuarterPasses(replies);
  expect(await bodiesAtThePlatform(question)).toEqual(['second', 'third', 'first']);
});

/** Sends a reply in each of many conversations at once and measures how long each took to be handed over. */
async function slowestOfOthers(questions: Message[], body: string): Promise<number> {
  const begunAt = performance.now();
  const replies: Message[] = [];
  for (const question of questions) replies.push(await answer(question, body));
  const ids = replies.map(({ id }) => id);
  await until(async () => {
    const [left] = await world.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM message
       WHERE id = ANY($1::uuid[]) AND delivery NOT IN ('handed_over', 'confirmed')`,
      [ids],
    );
    return left?.count === 0;
  }, 60_000);
  return performance.now() - begunAt;
}

test('a conversation that is stuck delays no other', async () => {
  const names = Array.from({ length: OTHERS }, (_, number) => `Other ${number}`);
  const questions = await customersWrite(world, names);
  worker = await startWorker();
  await slowestOfOthers(questions.slice(0, 5), 'warming up');
  const without = await slowestOfOthers(questions, 'without');
  const replies = await stuckConversation();
  const beside = await slowestOfOthers(questions, 'beside');
  const states = await Promise.all(
    replies.map(async ({ id }) => (await messageWithId(world, id)).delivery?.state),
  );
  expect(states.slice(1)).toEqual(['queued', 'queued']);
  expect(beside).toBeLessThan(without * 1.2 + FLOOR);
});

/** Three replies, the first of which hangs at the platform. */
async function stuckConversation(): Promise<Message[]> {
  await fault({ effect: 'hang', times: 1 });
  const { replies } = await threeReplies('Stuck');
  await until(async () => (await messageWithId(world, replies[0]?.id ?? '')).delivery?.state === 'sending');
  return replies;
}
