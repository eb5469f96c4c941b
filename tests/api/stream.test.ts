import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/domain/permission';
import { customerWrites, messageOf } from '@/tests/support/conversation';
import { listen } from '@/tests/support/stream-listener';
import { until } from '@/tests/support/until';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const { importHistory } = await import('@/lib/server/commands/import-history');
  await importHistory(world.account, new Date());
  await world.runJobs();
});
afterAll(() => world.close());

const position = async () =>
  (await world.rows<{ seq: number }>('SELECT seq::int AS seq FROM feed_counter'))[0]?.seq ?? 0;

describe('The stream', () => {
  test('tells of a new message with its conversation, without anybody asking', async () => {
    const stream = await listen(world.priya, null);
    await until(() => stream.text().includes('event: beat'));
    const content = await customerWrites(world, {
      channelType: 'WhatsApp',
      customer: { name: 'Stream' },
      body: 'Anybody there?',
    });
    const message = await messageOf(world, content.id);
    const saved = await until(() =>
      stream
        .frames()
        .flatMap(({ events }) => events)
        .find((event) => event.type === 'message.saved' && event.message.id === message.id),
    );
    expect(saved).toMatchObject({ conversation: { id: message.conversationId }, before: null });
    stream.close();
  });

  test('numbers its frames without gaps, and resumes where the reader stood', async () => {
    const from = (await position()) - 20;
    const stream = await listen(world.priya, from);
    await until(() => stream.frames().length > 0);
    await customerWrites(world, { channelType: 'Viber', customer: { name: 'Gapless' }, body: 'One more' });
    const end = await position();
    await until(() => stream.frames().at(-1)?.to === end);
    let at = from;
    for (const frame of stream.frames()) {
      expect(frame.from).toBe(at);
      at = frame.to;
    }
    stream.close();
  });

  test('shows nothing of a channel that its reader may not read, and stops showing one that was taken away', async () => {
    const viber = world.channelOf('Viber').id;
    const stream = await listen(world.priya, await position());
    await world.rows('UPDATE channel SET agents_read = false WHERE external_id = $1', [viber]);
    const { inTransaction } = await import('@/lib/server/db');
    const { appendToFeed } = await import('@/lib/server/feed/append');
    await inTransaction(async (tx) =>
      appendToFeed(tx, world.account.workspaceId, { type: 'workspace.changed' }),
    );
    await customerWrites(world, { channelType: 'Viber', customer: { name: 'Secret' }, body: 'for others' });
    const end = await position();
    await until(() => stream.frames().at(-1)?.to === end);
    expect(stream.text()).not.toContain('for others');
    await world.rows('UPDATE channel SET agents_read = true');
    stream.close();
  });

  test('asks a reader whose position is unknown to read everything again', async () => {
    const stream = await listen(world.priya, (await position()) + 1_000);
    await until(() => stream.isClosed());
    expect(stream.text()).toContain('event: resync');
  });

  test('asks its reader to read everything again when a piece of the feed is gone', async () => {
    const stream = await listen(world.priya, await position());
    await until(() => stream.text().includes('event: beat'));
    await world.rows('UPDATE feed_counter SET seq = seq + 1');
    await customerWrites(world, { channelType: 'Viber', customer: { name: 'After the gap' }, body: 'Hello' });
    await until(() => stream.isClosed());
    expect(stream.text()).toContain('event: resync');
  });

  test('ends when the session does', async () => {
    let viewer: Viewer | null = world.priya;
    const stream = await listen(world.priya, await position(), async () => viewer);
    await until(() => stream.text().includes('event: beat'));
    viewer = null;
    const { inTransaction } = await import('@/lib/server/db');
    const { appendToFeed } = await import('@/lib/server/feed/append');
    await inTransaction(async (tx) =>
      appendToFeed(tx, world.account.workspaceId, { type: 'workspace.changed' }),
    );
    await until(() => stream.isClosed());
    expect(stream.text()).toContain('event: ended');
  });
});
