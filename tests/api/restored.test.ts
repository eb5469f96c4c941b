import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type UnsentReplies, writeUnsentReplies } from '@/tests/support/unsent-replies';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let replies: UnsentReplies;
let restore: () => Promise<void>;

const meet = async (isRestored?: boolean) => {
  const { meetDatabase } = await import('@/lib/server/commands/meet-database');
  return meetDatabase(new Date(), isRestored);
};

beforeAll(async () => {
  world = await createWorld();
  expect(await meet(), 'a database that was never met').toBe(0);
  replies = await writeUnsentReplies(world);
  restore = await world.offline((database) => database.backUp());
  await replies.removeLast();
  await replies.goOut();
  expect(await replies.copies(), 'after the backup').toEqual([1, 1, 0]);
});
afterAll(() => world.close());

describe('after a restore', () => {
  test('what had gone out since is recognised, and what had not goes out once', async () => {
    await world.offline(() => restore());
    expect(await meet()).toBe(3);
    await replies.forgetLimit();
    await world.runJobs();
    expect(await replies.states()).toEqual(['unknown', 'unknown', 'unknown']);
    await replies.minutesPass();
    expect(await replies.copies()).toEqual([1, 1, 1]);
    for (const state of await replies.states()) expect(['handed_over', 'confirmed']).toContain(state);
    const doubled = await world.rows(
      `SELECT body FROM message WHERE body LIKE 'Reply _ of three' GROUP BY body HAVING count(*) > 1`,
    );
    expect(doubled).toEqual([]);
    expect(await meet(), 'it is at home here now').toBe(0);
  });

  test('without a look at where it is, replies would go out a second time', async () => {
    await world.offline(() => restore());
    await replies.goOut();
    const [, ...neverTried] = await replies.copies();
    expect(neverTried).toEqual([2, 2]);
  });

  test('a copy of the server’s files does not show it: then the operator says so', async () => {
    await world.offline(() => restore());
    await world.rows('DELETE FROM database_home RETURNING id');
    expect(await meet()).toBe(0);
    expect(await meet(true)).toBe(3);
  });
});
