import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FeedEvent } from '@/lib/contract/event';
import type { Viewer } from '@/lib/domain/permission';
import { customerWrites, messageOf, sweep } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await sweep(world);
});
afterAll(() => world.close());

type Marking = Extract<FeedEvent, { type: 'read-mark.moved' }>;

async function rowOf(viewer: Viewer, id: string) {
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  return getConversation(viewer, id);
}

async function firstUnread(viewer: Viewer, id: string) {
  const { findFirstUnread } = await import('@/lib/server/queries/find-first-unread');
  return findFirstUnread(viewer.workspaceId, await rowOf(viewer, id));
}

/** A tab looks at everything there is, knowing the mark of that version. */
async function look(viewer: Viewer, id: string, readVersion: number) {
  const { moveReadMark } = await import('@/lib/server/commands/move-read-mark');
  const { conversation } = await rowOf(viewer, id);
  await moveReadMark(viewer, id, { readCount: conversation.inboundCount, readVersion }, new Date());
}

async function markUnread(viewer: Viewer, id: string) {
  const { markUnread: mark } = await import('@/lib/server/commands/mark-unread');
  await mark(viewer, id, new Date());
}

/** A conversation of its own with one message of the customer. */
async function begin(name: string) {
  const asked = await customerWrites(world, { channelType: 'WhatsApp', customer: { name }, body: 'Hello' });
  return messageOf(world, asked.id);
}

describe('a conversation marked as unread', () => {
  test('is unread for the one who marked it, who has read it, and for nobody else', async () => {
    const { conversationId: id } = await begin('Mark Twice');
    await look(world.priya, id, 0);
    await look(world.jonas, id, 0);
    await markUnread(world.priya, id);
    expect(await rowOf(world.priya, id)).toMatchObject({
      isMarkedUnread: true,
      readCount: 1,
      readVersion: 2,
    });
    expect(await rowOf(world.jonas, id)).toMatchObject({ isMarkedUnread: false });
    const told = await world.rows<{ agent_id: string; payload: Marking }>(
      `SELECT agent_id, payload FROM feed WHERE type = 'read-mark.moved' ORDER BY seq DESC LIMIT 1`,
    );
    expect(told).toMatchObject([
      {
        agent_id: world.priya.agentId,
        payload: { conversationId: id, isMarkedUnread: true, readVersion: 2 },
      },
    ]);
  });

  test('stays so when another tab looked before it knew', async () => {
    const { conversationId: id } = await begin('Tab Two');
    await look(world.priya, id, 0);
    await markUnread(world.priya, id);
    await look(world.priya, id, 1);
    expect(await rowOf(world.priya, id)).toMatchObject({ isMarkedUnread: true });
  });

  test('is read again by a look that knew of it', async () => {
    const { conversationId: id } = await begin('Tab Three');
    await markUnread(world.priya, id);
    const { readVersion } = await rowOf(world.priya, id);
    await look(world.priya, id, readVersion);
    expect(await rowOf(world.priya, id)).toMatchObject({ isMarkedUnread: false, readCount: 1 });
  });

  test('is not made unread a second time by what colleagues do', async () => {
    const { conversationId: id } = await begin('Quiet Colleague');
    await look(world.priya, id, 0);
    const { changeConversation } = await import('@/lib/server/commands/change-conversation');
    await changeConversation(world.jonas, id, { act: { type: 'status', status: 'closed' } }, new Date());
    const { isUnread } = await import('@/lib/domain/conversation');
    const row = await rowOf(world.priya, id);
    expect(isUnread(row.conversation, row)).toBe(false);
  });
});

describe('where one reads on', () => {
  test('is the first message nobody has seen, also when it arrives late and stands further up', async () => {
    const first = await begin('Lara Late');
    const { conversationId: id } = first;
    expect(await firstUnread(world.priya, id)).toBe(first.id);
    await look(world.priya, id, 0);
    expect(await firstUnread(world.priya, id)).toBeNull();

    const customer = { name: 'Lara Late' };
    await customerWrites(world, { channelType: 'WhatsApp', customer, body: 'And then?' });
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const late = await customerWrites(world, {
      channelType: 'WhatsApp',
      customer,
      body: 'I wrote this an hour ago.',
      createdAt: anHourAgo,
    });
    expect(await firstUnread(world.priya, id)).toBe((await messageOf(world, late.id)).id);
  });

  test('is the first of all where nothing was seen', async () => {
    const first = await begin('Max Many');
    const customer = { name: 'Max Many' };
    for (let n = 0; n < 3; n += 1) {
      await customerWrites(world, { channelType: 'WhatsApp', customer, body: `More ${n}` });
    }
    // Of messages of one instant the platform's ids decide, so the first need not be the one that was written first.
    const [top] = await world.rows<{ id: string }>(
      'SELECT id FROM message WHERE conversation_id = $1 ORDER BY sent_at, content_id COLLATE "C" LIMIT 1',
      [first.conversationId],
    );
    expect(await firstUnread(world.jonas, first.conversationId)).toBe(top?.id);
  });
});
