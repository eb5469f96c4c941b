import { addHours } from 'date-fns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { windowClosesAt, windowStateAt } from '@/lib/domain/reply-window';
import { customerWrites, messageOf, sweep } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await sweep(world);
});
afterAll(() => world.close());

async function move(now: Date): Promise<void> {
  const { moveWindows } = await import('@/lib/server/commands/move-windows');
  await moveWindows(now);
}

async function stateOf(id: string): Promise<string> {
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  return (await getConversation(world.priya, id)).conversation.windowState;
}

/** What the feed tells of while something is done. */
async function toldOf(work: () => Promise<void>): Promise<unknown[]> {
  const { feedRange, readFeed } = await import('@/lib/server/feed/rows');
  const { last } = await feedRange(world.priya.workspaceId);
  await work();
  return (await readFeed(world.priya.workspaceId, last)).map(({ payload }) => JSON.parse(payload));
}

describe('The reply window of a conversation', () => {
  test('closes with time, is told, and opens with the customer’s next message', async () => {
    const leonie = { channelType: 'WhatsApp', customer: { name: 'Leonie Achterberg' } };
    const { sentAt, conversationId } = await messageOf(
      world,
      (await customerWrites(world, { ...leonie, body: 'Hi!' })).id,
    );
    expect(await stateOf(conversationId)).toBe('open');
    await move(addHours(sentAt, 19));
    expect(await stateOf(conversationId)).toBe('open');
    await move(addHours(sentAt, 20));
    expect(await stateOf(conversationId)).toBe('closing');
    const told = await toldOf(() => move(addHours(sentAt, 24)));
    expect(await stateOf(conversationId)).toBe('closed');
    expect(told).toContainEqual(
      expect.objectContaining({
        type: 'conversation.changed',
        before: expect.objectContaining({ windowState: 'closing' }),
        conversation: expect.objectContaining({ id: conversationId, windowState: 'closed' }),
      }),
    );
    const later = addHours(sentAt, 1).toISOString();
    await customerWrites(world, { ...leonie, body: 'Still there?', createdAt: later });
    expect(await stateOf(conversationId)).toBe('open');
  });

  test('stands where the composer’s own rule says, on every channel and at any time', async () => {
    const { windowStateSql } = await import('@/lib/server/queries/window-sql');
    const rows = await world.rows<{
      type: string;
      audience: string;
      at: Date | null;
      now: Date;
      found: string;
    }>(
      `SELECT channel.type, conversation.audience::text, conversation.last_inbound_at AS at, moment.now,
         ${windowStateSql('conversation.last_inbound_at', 'moment.now')}::text AS found
       FROM conversation
       JOIN channel ON channel.workspace_id = conversation.workspace_id AND channel.id = conversation.channel_id
       CROSS JOIN LATERAL (
         SELECT conversation.last_inbound_at + hours * interval '1 hour' AS now
         FROM unnest(ARRAY[0, 19, 20, 23.999, 24, 163.999, 164, 168]) AS hours) AS moment
       WHERE conversation.last_inbound_at IS NOT NULL`,
    );
    expect(new Set(rows.map(({ found }) => found))).toEqual(new Set(['none', 'open', 'closing', 'closed']));
    for (const { type, audience, at, now, found } of rows) {
      const closesAt = audience === 'private' ? windowClosesAt(type, at?.toISOString() ?? null) : null;
      expect({ type, state: found }).toEqual({ type, state: windowStateAt(closesAt, now.toISOString()) });
    }
  });
});
