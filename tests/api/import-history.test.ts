import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewFilter } from '@/lib/domain/view';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const { importHistory } = await import('@/lib/server/commands/import-history');
  await importHistory(world.account, new Date());
  await world.runJobs();
});
afterAll(() => world.close());

describe('The first import', () => {
  test('brings every content of the platform once', async () => {
    const contents = await world.sandbox.control<{ records: { id: string }[] }>('/contents');
    const messages = await world.rows<{ content_id: string }>('SELECT content_id FROM message');
    const imported = messages.map((message) => message.content_id).sort();
    expect(imported).toEqual(contents.records.map(({ id }) => id).sort());
  });

  test('ends, and says how much it brought', async () => {
    const [account] = await world.rows<{ done: boolean; imported: number; messages: number }>(
      `SELECT import_completed_at IS NOT NULL AS done, imported_count AS imported,
         (SELECT count(*) FROM message)::int AS messages FROM account`,
    );
    expect(account?.done).toBe(true);
    expect(account?.imported).toBe(account?.messages);
  });

  test('names the people who wrote', async () => {
    const [unnamed] = await world.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM person WHERE screen_name IS NULL AND display_name IS NULL',
    );
    expect(unnamed?.count).toBe(0);
  });

  test('leaves nobody with unread history', async () => {
    const { listConversations } = await import('@/lib/server/queries/list-conversations');
    const { unreadCount } = await import('@/lib/domain/conversation');
    const filter = viewFilter('all');
    const { rows } = await listConversations(world.priya, filter, null);
    const unread = rows.map(({ conversation, readCount }) => unreadCount(conversation, readCount));
    expect(unread.length).toBeGreaterThan(0);
    expect(unread).toEqual(rows.map(() => 0));
  });

  test('changes nothing when it is done again', async () => {
    const [before] = await world.rows<{ seq: number }>('SELECT seq::int AS seq FROM feed_counter');
    await world.rows('UPDATE account SET import_completed_at = NULL, import_started_at = NULL');
    const { importHistory } = await import('@/lib/server/commands/import-history');
    await importHistory(world.account, new Date());
    await world.runJobs();
    const news = await world.rows<{ type: string }>('SELECT DISTINCT type FROM feed WHERE seq > $1', [
      before?.seq,
    ]);
    expect(news).toEqual([{ type: 'account.changed' }]);
  });
});
