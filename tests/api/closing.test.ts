import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customerWrites, messageOf, sweep } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await sweep(world);
});
afterAll(() => world.close());

const leonie = { channelType: 'WhatsApp', customer: { name: 'Leonie Achterberg' } };

async function close(conversationId: string) {
  const { setConversationStatus } = await import('@/lib/server/commands/set-conversation-status');
  return setConversationStatus(world.priya, conversationId, { status: 'closed' }, new Date());
}

async function conversationOf(id: string) {
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  return (await getConversation(world.priya, id)).conversation;
}

describe('A closed conversation', () => {
  test('owes no answer, however often its messages are told again', async () => {
    const asked = await customerWrites(world, { ...leonie, body: 'Thanks!' });
    const { conversationId } = await messageOf(world, asked.id);
    expect(await close(conversationId)).toMatchObject({ status: 'closed', needsReplyCount: 0 });
    await world.sandbox.control(`/contents/${asked.id}`, {
      method: 'PATCH',
      body: { body: 'Thanks a lot!' },
    });
    await sweep(world);
    expect(await conversationOf(conversationId)).toMatchObject({ status: 'closed', needsReplyCount: 0 });
  });

  test('opens again with the customer’s next message, also when the platform’s clock is behind ours', async () => {
    const asked = await customerWrites(world, { ...leonie, body: 'Bye' });
    const { conversationId } = await messageOf(world, asked.id);
    await close(conversationId);
    const earlier = new Date(Date.now() - 5_000).toISOString();
    await customerWrites(world, { ...leonie, body: 'One more thing', createdAt: earlier });
    expect(await conversationOf(conversationId)).toMatchObject({ status: 'open', needsReplyCount: 1 });
  });
});
