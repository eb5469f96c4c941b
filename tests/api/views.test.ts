import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConversationRow } from '@/lib/contract/conversation';
import type { SavedView } from '@/lib/contract/saved-view';
import {
  belongsTo,
  countedViews,
  isCounted,
  type ViewFilter,
  type ViewName,
  viewFilter,
  viewNames,
} from '@/lib/domain/view';
import { wordsOf } from '@/lib/domain/view-address';
import { seededRandom } from '@/tests/support/random';
import { filterMaker } from '@/tests/support/some-filter';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let rows: ConversationRow[];

beforeAll(async () => {
  world = await createWorld();
  const { importHistory } = await import('@/lib/server/commands/import-history');
  await importHistory(world.account, new Date());
  await world.runJobs();
  await scatter();
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  const ids = (await world.rows<{ id: string }>('SELECT id FROM conversation')).map(({ id }) => id);
  rows = await Promise.all(ids.map((id) => getConversation(world.priya, id)));
});
afterAll(() => world.close());

/** Every value of every fact occurs, the same in each run. */
async function scatter(): Promise<void> {
  const { workspaceId } = world.priya;
  await world.rows(`INSERT INTO team (workspace_id, id, name) SELECT $1, gen_random_uuid(), 'Workshop'`, [
    workspaceId,
  ]);
  await world.rows(
    `INSERT INTO tag (workspace_id, id, name, colour)
     SELECT $1, gen_random_uuid(), name, 'teal' FROM unnest(ARRAY['refund', 'spares']) AS name`,
    [workspaceId],
  );
  await world.rows(
    `UPDATE conversation SET
       status = (ARRAY['open', 'closed', 'open', 'snoozed'])[1 + place % 4]::conversation_status,
       assignee_id = (ARRAY[NULL, $1, $2])[1 + place % 3]::uuid,
       team_id = CASE WHEN place % 5 = 0 THEN (SELECT id FROM team LIMIT 1) END,
       priority = (ARRAY['low', 'normal', 'high', 'urgent'])[1 + place % 4]::priority,
       is_marked_needs_reply = place % 11 = 0,
       failed_count = (place % 7 = 0)::int,
       read_baseline = CASE WHEN place % 2 = 0 THEN inbound_count ELSE 0 END
     FROM (SELECT id, row_number() OVER (ORDER BY grouping_key) AS place FROM conversation) AS placed
     WHERE placed.id = conversation.id`,
    [world.priya.agentId, world.jonas.agentId],
  );
  const some = (remainder: number) =>
    `(SELECT id FROM (SELECT id, row_number() OVER (ORDER BY grouping_key) AS place FROM conversation) AS placed
      WHERE place % 4 = ${remainder})`;
  await world.rows(
    `INSERT INTO conversation_tag (workspace_id, conversation_id, tag_id)
     SELECT $1, picked.id, tag.id FROM ${some(1)} AS picked CROSS JOIN tag`,
    [workspaceId],
  );
  await world.rows(
    `WITH named AS (
       INSERT INTO note (workspace_id, id, conversation_id, agent_id, client_id, body)
       SELECT $1, gen_random_uuid(), picked.id, $2, gen_random_uuid(), 'Look' FROM ${some(2)} AS picked
       RETURNING id, conversation_id)
     INSERT INTO mention (workspace_id, note_id, agent_id, conversation_id, done_at)
     SELECT $1, id, $3, conversation_id, CASE WHEN conversation_id::text < '8' THEN now() END FROM named`,
    [workspaceId, world.jonas.agentId, world.priya.agentId],
  );
  await world.rows(
    `INSERT INTO read_mark (workspace_id, agent_id, conversation_id, read_count, read_at, is_marked_unread)
     SELECT $1, $2, conversation.id, inbound_count, now(), id::text < '8' FROM conversation
     WHERE id IN ${some(3)}`,
    [workspaceId, world.priya.agentId],
  );
}

async function listAll(filter: ViewFilter): Promise<string[]> {
  const { listConversations } = await import('@/lib/server/queries/list-conversations');
  const { decodeCursor } = await import('@/lib/server/queries/cursor');
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const after = cursor === undefined ? null : decodeCursor(cursor);
    const page = await listConversations(world.priya, filter, after);
    ids.push(...page.rows.map(({ conversation }) => conversation.id));
    cursor = page.nextCursor;
  }
  return ids;
}

async function keep(name: string, filter: ViewFilter): Promise<SavedView> {
  const { saveView } = await import('@/lib/server/commands/save-view');
  return saveView(world.priya, null, { name, isShared: false, filter: wordsOf(filter) }, new Date());
}

const random = seededRandom('views');
let makeFilter: ReturnType<typeof filterMaker> | undefined;

/** A filter with values of this world. */
function aFilter(view: ViewName): ViewFilter {
  const conversations = rows.map(({ conversation }) => conversation);
  makeFilter ??= filterMaker(
    {
      conversations,
      agentIds: [world.priya, world.jonas, world.maya].map(({ agentId }) => agentId),
      teamIds: conversations.flatMap(({ teamId }) => teamId ?? []),
      tagIds: conversations.flatMap(({ tagIds }) => tagIds),
    },
    random,
  );
  return makeFilter(view);
}

function expected(filter: ViewFilter): string[] {
  return rows
    .filter((row) => belongsTo(filter, row.conversation, row, world.priya))
    .map(({ conversation }) => conversation.id);
}

describe('A view', () => {
  test('holds the same conversations in the database as in the browser, however it is narrowed', async () => {
    const filters = viewNames.flatMap((view) => [
      viewFilter(view),
      ...Array.from({ length: 40 }, () => aFilter(view)),
    ]);
    const lengths = new Set<number>();
    for (const filter of filters) {
      const listed = await listAll(filter);
      expect({ filter, ids: listed.sort() }).toEqual({ filter, ids: expected(filter).sort() });
      lengths.add(listed.length);
    }
    // A predicate that lets in everything or nothing would agree with itself.
    expect(lengths.size).toBeGreaterThan(20);
  });

  test('shows nothing twice and skips nothing at the edge of a page', async () => {
    const ids = await listAll(viewFilter('all'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(expected(viewFilter('all')).length);
    expect(ids.length).toBeGreaterThan(50);
  });

  test('has a badge that equals its list', async () => {
    const { countViews } = await import('@/lib/server/queries/count-views');
    const { database } = await import('@/lib/server/db');
    const filters = Array.from({ length: 30 }, () => aFilter('all')).filter(isCounted);
    const saved = await Promise.all(filters.map((filter, at) => keep(`View ${at}`, filter)));
    const counts = await countViews(database, world.priya, saved);
    expect(filters.some(({ isUnread }) => isUnread)).toBe(true);
    for (const [at, { id }] of saved.entries()) {
      expect([filters[at], counts.saved[id]]).toEqual([
        filters[at],
        expected(filters[at] as ViewFilter).length,
      ]);
    }
    for (const view of countedViews) {
      expect([view, counts.views[view]]).toEqual([view, (await listAll(viewFilter(view))).length]);
    }
    for (const [type, count] of Object.entries(counts.channelTypes)) {
      expect(count).toBe((await listAll(viewFilter('all', { channelTypes: [type] }))).length);
    }
    for (const [id, count] of Object.entries(counts.teams)) {
      expect(count).toBe((await listAll(viewFilter('all', { teamIds: [id] }))).length);
    }
  });

  test('shows nothing of a channel that its viewer may not read', async () => {
    const { channelId } = openOne();
    await world.rows('UPDATE channel SET agents_read = false WHERE id = $1', [channelId]);
    expect(await listAll(viewFilter('all', { channelIds: [channelId] }))).toEqual([]);
    const { getConversation } = await import('@/lib/server/queries/get-conversation');
    await expect(getConversation(world.priya, openOne().id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getConversation(world.maya, openOne().id)).resolves.toBeDefined();
    await world.rows('UPDATE channel SET agents_read = true');
  });
});

function openOne(): ConversationRow['conversation'] {
  const row = rows.find(({ conversation }) => conversation.status === 'open');
  if (!row) throw new Error('nothing is open');
  return row.conversation;
}
