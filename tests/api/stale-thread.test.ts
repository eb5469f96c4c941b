import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message, ReplyDraft } from '@/lib/contract/message';
import type { Viewer } from '@/lib/domain/permission';
import {
  atThePlatform,
  customersWrite,
  customerWrites,
  messageOf,
  replyTo,
  sweep,
} from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let send: typeof import('@/lib/server/commands/send-reply')['sendReply'];

beforeAll(async () => {
  world = await createWorld();
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { answerMode: 'never', exportDelayMs: [0, 0] },
  });
  await sweep(world);
});
afterAll(() => world.close());

let customers = 0;

/** A customer of their own asks, so that nothing else is in their conversation. */
async function ask(): Promise<Message> {
  customers += 1;
  return says(`Customer ${customers}`, 'Is it ready?');
}

async function says(name: string, body: string): Promise<Message> {
  const written = await customerWrites(world, { channelType: 'WhatsApp', customer: { name }, body });
  return messageOf(world, written.id);
}

const again = (question: Message) => says(question.author?.name ?? '', 'Hello?');

/** Answers as a person does: what they saw decides. */
function answer(viewer: Viewer, question: Message, draft: Partial<ReplyDraft> = {}): Promise<Message> {
  return send(viewer, replyTo(question, { body: 'Yes.', sendAnyway: false, ...draft }), new Date());
}

const seeing = (id: string) => ({ begunAfterMessageId: id, lastSeenMessageId: id });

const stoppedBy = (...messages: Message[]) => ({
  code: 'stale-thread',
  details: { newerMessageIds: messages.map(({ id }) => id) },
});

describe('A reply in a private talk', () => {
  test('is stopped by every answer that its author did not see, in the order in which they came', async () => {
    const question = await ask();
    const first = await answer(world.jonas, question);
    const second = await answer(world.maya, question, seeing(first.id));
    await expect(answer(world.priya, question)).rejects.toMatchObject(stoppedBy(first, second));
  });

  test('is stopped by an answer that came into view after it was begun', async () => {
    const question = await ask();
    const theirs = await answer(world.jonas, question);
    const looking = { begunAfterMessageId: question.id, lastSeenMessageId: theirs.id };
    await expect(answer(world.priya, question, looking)).rejects.toMatchObject(stoppedBy(theirs));
  });

  test('is stopped by its author’s own reply from another window, and not by one of the same', async () => {
    const question = await ask();
    const own = await answer(world.priya, question);
    await expect(answer(world.priya, question)).rejects.toMatchObject(stoppedBy(own));
    await answer(world.priya, question, { sentSince: [own.clientId ?? ''] });
  });

  test('is stopped by what the customer wrote, unless that was in view', async () => {
    const question = await ask();
    const more = await again(question);
    await expect(answer(world.priya, question)).rejects.toMatchObject(stoppedBy(more));
    await answer(world.priya, question, { begunAfterMessageId: question.id, lastSeenMessageId: more.id });
  });

  test('goes once its author has seen what stopped it, and is stopped again by what came after that', async () => {
    const question = await ask();
    const first = await answer(world.jonas, question);
    await expect(answer(world.priya, question)).rejects.toMatchObject(stoppedBy(first));
    const meanwhile = await answer(world.maya, question, seeing(first.id));
    await expect(answer(world.priya, question, seeing(first.id))).rejects.toMatchObject(stoppedBy(meanwhile));
    await answer(world.priya, question, seeing(meanwhile.id));
  });

  test('is stopped when what its author saw is gone, of another conversation or nowhere', async () => {
    const question = await ask();
    const elsewhere = await ask();
    const failed = await answer(world.jonas, question);
    await world.rows(`UPDATE message SET delivery = 'failed' WHERE id = $1`, [failed.id]);
    const { discardReply } = await import('@/lib/server/commands/discard-reply');
    await discardReply(world.jonas, failed.id, new Date());
    for (const id of [failed.id, elsewhere.id, randomUUID()]) {
      await expect(answer(world.priya, question, seeing(id))).rejects.toMatchObject(stoppedBy());
      await expect(answer(world.priya, question, { begunAfterMessageId: id })).rejects.toMatchObject(
        stoppedBy(),
      );
    }
  });

  test('is stopped when its author saw nothing of a thread that is not empty', async () => {
    const question = await ask();
    await expect(answer(world.priya, question, { lastSeenMessageId: null })).rejects.toMatchObject(
      stoppedBy(question),
    );
  });

  test('is the only one that goes when two are sent at once', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `Hurried ${index}`);
    for (const question of await customersWrite(world, names)) {
      const both = await Promise.allSettled([answer(world.priya, question), answer(world.jonas, question)]);
      const [sent] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const stopped = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(stopped).toMatchObject([sent ? stoppedBy(sent) : 'none was sent']);
    }
  });

  test('and nobody looks: both reach the customer, which is what the guard is for', async () => {
    const question = await ask();
    await answer(world.jonas, question);
    await send(world.priya, replyTo(question, { body: 'Yes, indeed.', sendAnyway: true }), new Date());
    const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
    const { workspaceId } = world.account;
    for (let turn = 0; turn < 2; turn += 1) {
      await deliverReply({ workspaceId, conversationId: question.conversationId }, new Date());
    }
    expect(await atThePlatform(world, question.contentId ?? '')).toHaveLength(2);
  });
});

describe('A public reply', () => {
  test('is stopped by an answer to the same comment alone', async () => {
    const post = await comment({ kind: 'post', body: 'Look at this' });
    const [asked, other] = [
      await comment({ body: 'How much?', inReplyToContentId: post.contentId ?? '' }),
      await comment({ body: 'Which colour?', inReplyToContentId: post.contentId ?? '' }),
    ];
    const seen = { lastSeenMessageId: other.id };
    await answer(world.jonas, other, seen);
    const theirs = await answer(world.jonas, asked, { ...seen, sentSince: [] });
    await expect(answer(world.priya, asked, seen)).rejects.toMatchObject(stoppedBy(theirs));
    await answer(world.priya, post, seen);
  });

  async function comment(writes: { body: string; kind?: string; inReplyToContentId?: string }) {
    const customer = { name: 'Noor Visser' };
    const { id } = await customerWrites(world, { channelType: 'Facebook', customer, ...writes });
    return messageOf(world, id);
  }
});
