import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../support/conversation';
import { playByStep } from '../support/scene';
import { createWorld, type World } from '../support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await sweep(world);
});
afterAll(() => world.close());

interface Review {
  id: string;
  rating: number | null;
}

/** What the thread of a review tells of its stars, in order. */
async function toldOf(contentId: string) {
  const rows = await world.rows<{ from: number; to: number }>(
    `SELECT (activity.detail->>'from')::int AS from, (activity.detail->>'to')::int AS to
     FROM activity JOIN message ON message.conversation_id = activity.conversation_id
     WHERE activity.kind = 'rating-changed' AND activity.agent_id IS NULL AND message.content_id = $1
     ORDER BY activity.at`,
    [contentId],
  );
  return rows.map(({ from, to }) => `${from} to ${to}`);
}

test('each change of stars is told in the thread of its review, once, and nothing else is', async () => {
  const { now } = await world.sandbox.control<{ now: string }>('/clock');
  const reviews = async () =>
    (await world.sandbox.control<{ records: Review[] }>(`/contents?since=${now}`)).records;
  const stars = new Map<string, number>();
  const changed = new Map<string, string[]>();
  const afterEach = async () => {
    for (const { id, rating } of await reviews()) {
      if (rating === null) continue;
      const before = stars.get(id);
      if (before !== undefined && before !== rating) {
        changed.set(id, [...(changed.get(id) ?? []), `${before} to ${rating}`]);
      }
      stars.set(id, rating);
    }
    // A token that ended meanwhile costs a sweep; told again it is no news.
    await sweep(world);
    await sweep(world);
  };
  await playByStep(world, { name: 'changing-reviews' }, { seen: reviews, afterEach });
  expect(changed.size).toBeGreaterThan(2);
  for (const id of stars.keys()) expect(await toldOf(id)).toEqual(changed.get(id) ?? []);
});
