import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import { atThePlatform, customersWrite, messageWithId, replyTo } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

const MINUTE = 60_000;
const SENDS = { method: 'POST', path: '/contents$' };

let world: World;
let restore: () => Promise<void>;
/** Whom a reply waited for when the backup was made, and the reply. */
const waiting: { question: Message; replyId: string }[] = [];

const commands = {
  send: () => import('@/lib/server/commands/send-reply').then((it) => it.sendReply),
  meet: () => import('@/lib/server/commands/meet-database').then((it) => it.meetDatabase),
  reconcile: () => import('@/lib/server/commands/reconcile-reply').then((it) => it.reconcileReply),
};

/** The platform takes replies, or asks to wait with them. */
const takesReplies = (isHere: boolean) =>
  world.sandbox.control(
    '/faults',
    isHere
      ? { method: 'DELETE' }
      : {
          method: 'PUT',
          body: { rules: [{ match: SENDS, effect: 'status', status: 429, retryAfter: 600 }] },
        },
  );

const copiesOf = async ({ question }: { question: Message }) =>
  (await atThePlatform(world, question.contentId ?? '')).length;

const stateOf = async ({ replyId }: { replyId: string }) =>
  (await messageWithId(world, replyId)).delivery?.state;

async function forgetLimit(): Promise<void> {
  await world.rows('DELETE FROM call_budget');
  await world.rows('UPDATE message SET wait_until = now() WHERE wait_until > now() RETURNING id');
}

/** Everything the worker does for the replies within the next minutes. */
async function minutesPass(): Promise<void> {
  const reconcile = await commands.reconcile();
  for (const minute of [2, 4]) {
    for (const { replyId } of waiting) {
      const job = { workspaceId: world.account.workspaceId, messageId: replyId };
      await reconcile(job, new Date(Date.now() + minute * MINUTE));
    }
    await world.runJobs();
  }
}

beforeAll(async () => {
  world = await createWorld();
  await world.sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
  const meet = await commands.meet();
  expect(await meet(new Date()), 'a database that was never met').toBe(0);
  const send = await commands.send();
  const questions = await customersWrite(world, ['Ada Sent', 'Bo Sent', 'Cy Unsent']);
  await takesReplies(false);
  for (const question of questions) {
    const { id } = await send(
      world.priya,
      replyTo(question, { body: `Reply ${waiting.length} of three` }),
      new Date(),
    );
    waiting.push({ question, replyId: id });
    // The first was tried before the backup, the others not yet.
    if (waiting.length === 1) await world.runJobs();
  }
  restore = await world.offline((database) => database.backUp());
  await takesReplies(true);
  await forgetLimit();
  const unsent = waiting.at(-1)?.replyId;
  await world.rows('DELETE FROM message WHERE id = $1 RETURNING id', [unsent]);
  await world.runAllJobs();
  expect(await Promise.all(waiting.map(copiesOf)), 'after the backup').toEqual([1, 1, 0]);
});
afterAll(() => world.close());

describe('after a restore', () => {
  test('what had gone out since is recognised, and what had not goes out once', async () => {
    await world.offline(() => restore());
    const meet = await commands.meet();
    expect(await meet(new Date())).toBe(3);
    await forgetLimit();
    await world.runJobs();
    expect(await Promise.all(waiting.map(stateOf))).toEqual(['unknown', 'unknown', 'unknown']);
    await minutesPass();
    expect(await Promise.all(waiting.map(copiesOf))).toEqual([1, 1, 1]);
    for (const { replyId } of waiting) {
      expect(['handed_over', 'confirmed']).toContain(await stateOf({ replyId }));
    }
    const doubled = await world.rows(
      `SELECT body FROM message WHERE direction = 'outbound' AND body LIKE 'Reply _ of three' GROUP BY body HAVING count(*) > 1`,
    );
    expect(doubled).toEqual([]);
    expect(await meet(new Date()), 'it is at home here now').toBe(0);
  });

  test('without a look at where it is, replies would go out a second time', async () => {
    await world.offline(() => restore());
    await forgetLimit();
    await world.runAllJobs();
    const [, ...neverTried] = await Promise.all(waiting.map(copiesOf));
    expect(neverTried).toEqual([2, 2]);
  });

  test('a copy of the server’s files does not show it: then the operator says so', async () => {
    await world.offline(() => restore());
    const meet = await commands.meet();
    await world.rows('DELETE FROM database_home RETURNING id');
    expect(await meet(new Date())).toBe(0);
    expect(await meet(new Date(), true)).toBe(3);
  });
});
