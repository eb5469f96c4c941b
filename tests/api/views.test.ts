import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Conversation } from '@/lib/contract/conversation';
import { belongsTo, countedViews, viewNames } from '@/lib/domain/view';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let facts: Conversation[];

beforeAll(async () => {
  world = await createWorld();
  const { importHistory } = await import('@/lib/server/commands/import-history');
  await importHistory(world.account, new Date());
  await world.runJobs();
  await scatter();
  const { findConversations } = await import('@/lib/server/queries/get-conversation');
  const { database } = await import('@/lib/server/db');
  const ids = (await world.rows<{ id: string }>('SELECT id FROM conversation')).map(({ id }) => id);
  facts = await findConversations(database, world.priya.workspaceId, ids);
});
afterAll(() => world.close());

/** Every combination of status and holder occurs, the same in each run. */
async function scatter(): Promise<void> {
  await world.rows(
    `UPDATE conversation SET
       status = (ARRAY['open', 'closed', 'open', 'snoozed'])[1 + place % 4]::conversation_status,
       assignee_id = (ARRAY[NULL, $1, $2])[1 + place % 3]::uuid
     FROM (SELECT id, row_number() OVER (ORDER BY grouping_key) AS place FROM conversation) AS placed
     WHERE placed.id = conversation.id`,
    [world.priya.agentId, world.jonas.agentId],
  );
}

const everyFilter = () => [
  { channelId: null, channelType: null },
  ...facts.map(({ channelId }) => ({ channelId, channelType: null })),
  ...facts.map(({ channelType }) => ({ channelId: null, channelType })),
];

async function listAll(view: (typeof viewNames)[number], narrowing: ReturnType<typeof everyFilter>[number]) {
  const { listConversations } = await import('@/lib/server/queries/list-conversations');
  const { decodeCursor } = await import('@/lib/server/queries/cursor');
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const after = cursor === undefined ? null : decodeCursor(cursor);
    const page = await listConversations(world.priya, { view, ...narrowing }, after);
    ids.push(...page.rows.map(({ conversation }) => conversation.id));
    cursor = page.nextCursor;
  }
  return ids;
}

describe('A view', () => {
  test.each(viewNames)('%s holds the same conversations in the database as in the browser', async (view) => {
    const distinct = new Map(everyFilter().map((filter) => [JSON.stringify(filter), filter]));
    for (const narrowing of distinct.values()) {
      const expected = facts
        .filter((f) => belongsTo({ view, ...narrowing }, f, world.priya))
        .map(({ id }) => id);
      expect((await listAll(view, narrowing)).sort()).toEqual(expected.sort());
    }
  });

  test('shows nothing twice and skips nothing at the edge of a page', async () => {
    const ids = await listAll('all', { channelId: null, channelType: null });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(facts.filter(({ status }) => status === 'open').length);
  });

  test('has a badge that equals its list', async () => {
    const { countViews } = await import('@/lib/server/queries/count-views');
    const { database } = await import('@/lib/server/db');
    const counts = await countViews(database, world.priya);
    for (const view of countedViews) {
      expect(counts.views[view]).toBe((await listAll(view, { channelId: null, channelType: null })).length);
    }
    for (const [channelType, count] of Object.entries(counts.channelTypes)) {
      expect(count).toBe((await listAll('all', { channelId: null, channelType })).length);
    }
  });

  test('shows nothing of a channel that its viewer may not read', async () => {
    const { channelId } = facts.find(({ status }) => status === 'open') as Conversation;
    await world.rows('UPDATE channel SET agents_read = false WHERE id = $1', [channelId]);
    expect(await listAll('all', { channelId, channelType: null })).toEqual([]);
    const { getConversation } = await import('@/lib/server/queries/get-conversation');
    const hidden = facts.find((f) => f.channelId === channelId) as Conversation;
    await expect(getConversation(world.priya, hidden.id)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(getConversation(world.maya, hidden.id)).resolves.toBeDefined();
    await world.rows('UPDATE channel SET agents_read = true');
  });
});
