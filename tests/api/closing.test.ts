import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import { type Act, inverseOf, leftBy, type Touched } from '@/lib/domain/act';
import { customerWrites, messageOf, replyTo, sweep } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const quick = { answerMode: 'never', exportDelayMs: [0, 0] };
  await world.sandbox.control('/settings', { method: 'PUT', body: quick });
  await sweep(world);
});
afterAll(() => world.close());

const leonie = { channelType: 'WhatsApp', customer: { name: 'Leonie Achterberg' } };

async function does(conversationId: string, act: Act, expected?: Partial<Touched>, now = new Date()) {
  const { changeConversation } = await import('@/lib/server/commands/change-conversation');
  return changeConversation(world.priya, conversationId, { act, expected }, now);
}

const closing: Act = { type: 'status', status: 'closed' };
const close = (conversationId: string) => does(conversationId, closing);
const settle = (conversationId: string) => does(conversationId, { type: 'needs-reply', needsReply: false });
const mark = (conversationId: string, now = new Date()) =>
  does(conversationId, { type: 'needs-reply', needsReply: true }, undefined, now);

/** Somebody new writes. */
async function asked(name: string): Promise<Message> {
  const content = await customerWrites(world, {
    channelType: 'WhatsApp',
    customer: { name },
    body: 'Where is it?',
  });
  return messageOf(world, content.id);
}

async function conversationOf(id: string) {
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  return (await getConversation(world.priya, id)).conversation;
}

/** What the thread tells of, in its order. */
async function doneTo(id: string) {
  const { listEntries } = await import('@/lib/server/queries/list-entries');
  const place = { workspaceId: world.account.workspaceId, id, audience: 'private' } as const;
  const { entries } = await listEntries(place, null);
  return entries.flatMap((entry) => (entry.type === 'activity' ? entry.activity.what.kind : [])).slice(-2);
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
    expect(await doneTo(conversationId)).toEqual(['closed', 'reopened']);
  });
});

describe('A conversation that needs no reply', () => {
  test('stays open, owes nothing, and owes again with the customer’s next message', async () => {
    const { conversationId } = await asked('Nora');
    expect(await settle(conversationId)).toMatchObject({ status: 'open', needsReplyCount: 0 });
    await customerWrites(world, { channelType: 'WhatsApp', customer: { name: 'Nora' }, body: 'Hello?' });
    expect(await conversationOf(conversationId)).toMatchObject({ needsReplyCount: 1 });
  });

  test('changes nothing when it owed nothing', async () => {
    const { conversationId } = await asked('Nina');
    const settled = await settle(conversationId);
    expect(await settle(conversationId)).toEqual(settled);
  });
});

describe('A conversation that somebody marks', () => {
  test('needs a reply until one has gone out', async () => {
    const question = await asked('Mark');
    const { conversationId } = question;
    await settle(conversationId);
    expect(await mark(conversationId)).toMatchObject({ needsReplyCount: 0, isMarkedNeedsReply: true });
    const { sendReply } = await import('@/lib/server/commands/send-reply');
    await sendReply(world.priya, replyTo(question, { body: 'On its way' }), new Date());
    expect(await conversationOf(conversationId)).toMatchObject({ isMarkedNeedsReply: true });
    await world.runJobs();
    await sweep(world);
    expect(await conversationOf(conversationId)).toMatchObject({ isMarkedNeedsReply: false });
  });

  test('needs one no longer once it is settled or closed', async () => {
    const { conversationId } = await asked('Mia');
    const long = new Date(Date.now() + 1_000);
    await settle(conversationId);
    await mark(conversationId, long);
    const later = new Date(long.getTime() + 1_000);
    const act: Act = { type: 'needs-reply', needsReply: false };
    expect(await does(conversationId, act, undefined, later)).toMatchObject({ isMarkedNeedsReply: false });
  });
});

describe('What was done to a conversation', () => {
  const acts: Act[] = [
    { type: 'status', status: 'closed' },
    { type: 'snooze', until: null },
    { type: 'needs-reply', needsReply: false },
    { type: 'priority', priority: 'urgent' },
  ];

  test.each(acts)('is taken back whole: %j', async (act) => {
    const { conversationId } = await asked(`Undo ${act.type}`);
    const { version: _, ...before } = await conversationOf(conversationId);
    const changed = await does(conversationId, act);
    expect(changed).not.toMatchObject(before);
    expect(await does(conversationId, inverseOf(act, before), leftBy(act, changed))).toMatchObject(before);
  });

  test('is taken back whole in public too, where an answer belongs to one comment', async () => {
    const comment = await customerWrites(world, { channelType: 'Facebook', body: 'Is it in stock?' });
    const { conversationId } = await messageOf(world, comment.id);
    const before = await conversationOf(conversationId);
    expect(before.needsReplyCount).toBeGreaterThan(0);
    const closed = await close(conversationId);
    expect(closed.needsReplyCount).toBe(0);
    const undo = inverseOf(closing, before);
    expect(await does(conversationId, undo, leftBy(closing, closed))).toMatchObject({
      status: 'open',
      needsReplyCount: before.needsReplyCount,
    });
  });

  test('is not taken back when somebody else has changed it since', async () => {
    const { conversationId } = await asked('Ulf');
    const before = await conversationOf(conversationId);
    const closed = await close(conversationId);
    const reopened = await does(conversationId, { type: 'status', status: 'open' });
    const undo = inverseOf(closing, before);
    await expect(does(conversationId, undo, leftBy(closing, closed))).rejects.toMatchObject({
      code: 'state-refused',
      details: { reason: 'changed-since' },
    });
    expect(await conversationOf(conversationId)).toEqual(reopened);
  });

  test('is taken back all the same when a reply has reached the customer meanwhile', async () => {
    const question = await asked('Urs');
    const before = await conversationOf(question.conversationId);
    const { sendReply } = await import('@/lib/server/commands/send-reply');
    await sendReply(world.priya, replyTo(question, { body: 'It comes today.' }), new Date());
    const closed = await close(question.conversationId);
    await world.runJobs();
    await sweep(world);
    const { version } = await conversationOf(question.conversationId);
    expect(version).toBeGreaterThan(closed.version);
    const undo = inverseOf(closing, before);
    const open = await does(question.conversationId, undo, leftBy(closing, closed));
    expect(open).toMatchObject({ status: 'open', needsReplyCount: 0 });
  });

  test('is never taken back to more than was settled then', async () => {
    const { conversationId } = await asked('Uma');
    const undo: Act = {
      type: 'state',
      status: 'open',
      snoozedUntil: null,
      settledAt: new Date(Date.now() + 60_000).toISOString(),
      isMarkedNeedsReply: false,
    };
    expect(await does(conversationId, undo)).toMatchObject({ needsReplyCount: 1, settledAt: null });
  });
});
