import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Conversation, ConversationRow } from '@/lib/contract/conversation';
import { inverseOf, leftBy } from '@/lib/domain/act';
import type { Viewer } from '@/lib/domain/permission';
import { customersWrite, customerWrites, replyTo, sweep } from '@/tests/support/conversation';
import { until as waitUntil } from '@/tests/support/until';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await sweep(world);
});
afterAll(() => world.close());

const HOUR = 3_600_000;
const now = new Date();
const at = (hours: number) => new Date(now.getTime() + hours * HOUR);

/** Somebody new has written. */
async function asked(name: string) {
  const [question] = await customersWrite(world, [name]);
  if (!question) throw new Error('nobody wrote');
  return question;
}

const writesAgain = (name: string) =>
  customerWrites(world, { channelType: 'WhatsApp', customer: { name }, body: 'Any news?' });

async function snooze(conversationId: string, until: Date | null, when = now): Promise<Conversation> {
  const { changeConversation } = await import('@/lib/server/commands/change-conversation');
  const act = { type: 'snooze', until: until?.toISOString() ?? null } as const;
  return changeConversation(world.priya, conversationId, { act }, when);
}

/** The worker comes by at this time, for the job of this time. */
async function wake(conversationId: string, when: Date, until = when): Promise<void> {
  const { wakeConversation } = await import('@/lib/server/commands/wake-conversation');
  const { workspaceId } = world.account;
  await wakeConversation({ workspaceId, conversationId, until: until.toISOString() }, when);
}

async function rowFor(viewer: Viewer, id: string): Promise<ConversationRow> {
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  return getConversation(viewer, id);
}

async function conversationOf(id: string): Promise<Conversation> {
  return (await rowFor(world.priya, id)).conversation;
}

/** Somebody reads to the end. */
async function look(viewer: Viewer, id: string): Promise<void> {
  const { moveReadMark } = await import('@/lib/server/commands/move-read-mark');
  const { readVersion } = await rowFor(viewer, id);
  await moveReadMark(viewer, id, { readCount: 1, readVersion }, now);
}

describe('A conversation that is snoozed until a time', () => {
  test('owes nothing until then, and everything from then on', async () => {
    const { conversationId } = await asked('Tom');
    const aside = { status: 'snoozed', snoozedUntil: at(3).toISOString(), needsReplyCount: 0 };
    expect(await snooze(conversationId, at(3))).toMatchObject(aside);
    await wake(conversationId, at(2.99), at(3));
    expect(await conversationOf(conversationId)).toMatchObject(aside);
    await wake(conversationId, at(3));
    const back = { status: 'open', snoozedUntil: null, needsReplyCount: 1 };
    expect(await conversationOf(conversationId)).toMatchObject(back);
    const [line] = await world.rows(
      'SELECT kind, agent_id AS "agentId" FROM activity WHERE conversation_id = $1::uuid ORDER BY at DESC LIMIT 1',
      [conversationId],
    );
    expect(line).toEqual({ kind: 'woke', agentId: null });
  });

  test('is unread again for its holder, and for nobody else', async () => {
    const { conversationId } = await asked('Una');
    const { assignConversation } = await import('@/lib/server/commands/assign-conversation');
    const hold = { assigneeId: world.jonas.agentId, expectedAssigneeId: null };
    await assignConversation(world.maya, conversationId, hold, now);
    for (const viewer of [world.priya, world.jonas]) await look(viewer, conversationId);
    await snooze(conversationId, at(3));
    await wake(conversationId, at(3));
    expect(await rowFor(world.jonas, conversationId)).toMatchObject({ isMarkedUnread: true });
    expect(await rowFor(world.priya, conversationId)).toMatchObject({ isMarkedUnread: false });
    await look(world.jonas, conversationId);
    expect(await rowFor(world.jonas, conversationId)).toMatchObject({ isMarkedUnread: false });
  });

  test('where nobody has it, is unread again for whoever put it aside', async () => {
    const { conversationId } = await asked('Ulf');
    for (const viewer of [world.priya, world.jonas]) await look(viewer, conversationId);
    await snooze(conversationId, at(3));
    await wake(conversationId, at(3));
    expect(await rowFor(world.priya, conversationId)).toMatchObject({ isMarkedUnread: true });
    expect(await rowFor(world.jonas, conversationId)).toMatchObject({ isMarkedUnread: false });
  });

  test('comes back by itself, within seconds', async () => {
    const { conversationId } = await asked('Selma');
    await snooze(conversationId, new Date(Date.now() + 300), new Date());
    await waitUntil(async () => {
      await world.runJobs();
      return (await conversationOf(conversationId)).status === 'open';
    });
  });

  test('comes back within the minute when its own job is lost', async () => {
    const { conversationId } = await asked('Lasse');
    const moment = new Date(Date.now() + 100);
    await snooze(conversationId, moment, new Date());
    await world.rows(`DELETE FROM graphile_worker._private_jobs WHERE payload->>'conversationId' = $1`, [
      conversationId,
    ]);
    const { wakeConversations } = await import('@/lib/server/commands/wake-conversations');
    await waitUntil(async () => {
      await wakeConversations(new Date());
      await world.runJobs();
      return (await conversationOf(conversationId)).status === 'open';
    });
  });

  test('does not come back at the first time when it was snoozed anew until later', async () => {
    const { conversationId } = await asked('Olga');
    await snooze(conversationId, at(3));
    await snooze(conversationId, at(20));
    await wake(conversationId, at(3));
    expect(await conversationOf(conversationId)).toMatchObject({ status: 'snoozed' });
    await wake(conversationId, at(20));
    expect(await conversationOf(conversationId)).toMatchObject({ status: 'open' });
  });

  test('comes back at once when the customer writes, and its time changes nothing any more', async () => {
    const { conversationId } = await asked('Rosa');
    await snooze(conversationId, at(3));
    await writesAgain('Rosa');
    const back = await conversationOf(conversationId);
    expect(back).toMatchObject({ status: 'open', snoozedUntil: null, needsReplyCount: 2 });
    await wake(conversationId, at(3));
    expect(await conversationOf(conversationId)).toEqual(back);
  });

  test('stays away for whatever the business itself does', async () => {
    const question = await asked('Bea');
    const { conversationId } = question;
    await snooze(conversationId, at(3));
    const { sendReply } = await import('@/lib/server/commands/send-reply');
    await sendReply(world.priya, replyTo(question, { body: 'We ask the workshop.' }), new Date());
    await world.runJobs();
    await sweep(world);
    expect(await conversationOf(conversationId)).toMatchObject({ status: 'snoozed' });
  });

  test('cannot be sent into the past', async () => {
    const { conversationId } = await asked('Pia');
    await expect(snooze(conversationId, now)).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('is back where it was when that is taken back', async () => {
    const { conversationId } = await asked('Ute');
    const { version: _, ...before } = await conversationOf(conversationId);
    const aside = await snooze(conversationId, at(3));
    const { changeConversation } = await import('@/lib/server/commands/change-conversation');
    const act = inverseOf({ type: 'snooze', until: null }, before);
    const change = { act, expected: leftBy(act, aside) };
    expect(await changeConversation(world.priya, conversationId, change, now)).toMatchObject(before);
  });
});

describe('A conversation that is snoozed until they reply', () => {
  test('comes back by no time, and with the customer’s next message', async () => {
    const { conversationId } = await asked('Nils');
    expect(await snooze(conversationId, null)).toMatchObject({ status: 'snoozed', snoozedUntil: null });
    await wake(conversationId, at(10_000));
    expect(await conversationOf(conversationId)).toMatchObject({ status: 'snoozed' });
    await writesAgain('Nils');
    expect(await conversationOf(conversationId)).toMatchObject({ status: 'open', needsReplyCount: 2 });
  });
});
