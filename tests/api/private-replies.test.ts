import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '@/lib/contract/message';
import type { Audience } from '@/lib/domain/message';
import {
  customerWrites,
  messageOf,
  messageWithId,
  replyTo,
  type SandboxContent,
  sweep,
} from '../support/conversation';
import { chanceOf } from '../support/seeded';
import { createWorld, type World } from '../support/world';

let world: World;
let send: typeof import('@/lib/server/commands/send-reply')['sendReply'];
let deliver: typeof import('@/lib/server/commands/deliver-reply')['deliverReply'];

beforeAll(async () => {
  world = await createWorld();
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  deliver = (await import('@/lib/server/commands/deliver-reply')).deliverReply;
  await world.sandbox.control('/settings', { method: 'PUT', body: { exportDelayMs: [0, 0] } });
});
afterAll(() => world.close());

/** Somebody comments on Facebook. */
async function comment(name: string): Promise<Message> {
  const asked = await customerWrites(world, {
    channelType: 'Facebook',
    customer: { name },
    body: `I am ${name}`,
  });
  return messageOf(world, asked.id);
}

const answer = (to: Message, audience: Audience, body: string) =>
  send(world.priya, replyTo(to, { body, audience }), new Date());

const deliverTo = ({ conversationId }: Message) =>
  deliver({ workspaceId: world.account.workspaceId, conversationId }, new Date());

const refuseOnce = () =>
  world.sandbox.control('/faults', {
    method: 'PUT',
    body: {
      rules: [
        {
          match: { method: 'POST', path: '/contents$' },
          ...{ effect: 'status', status: 403, code: 'EDI-024', times: 1 },
        },
      ],
    },
  });

async function expectNoDrift() {
  const { findDrifts } = await import('@/lib/server/queries/find-drifts');
  expect((await findDrifts(world.account.workspaceId)).drifts).toEqual([]);
}

describe('A private reply to a comment', () => {
  test('is written into the talk with whoever commented, and the comment tells of it and needs no other', async () => {
    const asked = await comment('Hugo');
    const sent = await answer(asked, 'private', 'Your order number?');
    expect(sent).toMatchObject({ audience: 'private', kind: 'message', parentContentId: asked.contentId });
    expect(sent.conversationId).not.toBe(asked.conversationId);
    const now = await messageWithId(world, asked.id);
    expect(now).toMatchObject({ privateReplyIn: sent.conversationId, version: asked.version + 1 });
    await deliverTo(sent);
    await sweep(world);
    expect(await messageWithId(world, asked.id)).toMatchObject({ needsReply: false });
    expect(await messageWithId(world, sent.id)).toMatchObject({ delivery: { state: 'confirmed' } });
    await expectNoDrift();
  });

  test('goes once: of two at the same moment the second is refused, and its client id is one message', async () => {
    const asked = await comment('Twice');
    const first = replyTo(asked, { body: 'One', audience: 'private' });
    const second = { ...first, clientId: randomUUID(), body: 'Two' };
    const tries = await Promise.allSettled(
      [first, second].map((reply) => send(world.priya, reply, new Date())),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { details: { refusal: 'private-reply-used' } },
    });
    const winner = tries[0]?.status === 'fulfilled' ? first : second;
    const again = await send(world.priya, winner, new Date());
    expect(tries).toContainEqual({ status: 'fulfilled', value: again });
  });

  test('is no longer told of once it failed, and again once it is retried', async () => {
    const asked = await comment('Refused');
    const sent = await answer(asked, 'private', 'Hello');
    await refuseOnce();
    await deliverTo(sent);
    expect(await messageWithId(world, sent.id)).toMatchObject({ delivery: { state: 'failed' } });
    const failed = await messageWithId(world, asked.id);
    expect(failed.privateReplyIn).toBeNull();
    expect(failed.version).toBeGreaterThan(asked.version + 1);
    const { retryReply } = await import('@/lib/server/commands/retry-reply');
    await retryReply(world.priya, sent.id, new Date());
    expect(await messageWithId(world, asked.id)).toMatchObject({ privateReplyIn: sent.conversationId });
    await deliverTo(sent);
    expect(await messageWithId(world, sent.id)).toMatchObject({ delivery: { state: 'handed_over' } });
  });

  test('can be taken back, and then another may go', async () => {
    const asked = await comment('Changed my mind');
    const sent = await answer(asked, 'private', 'Wrong words');
    const { cancelReply } = await import('@/lib/server/commands/cancel-reply');
    await cancelReply(world.priya, sent.id);
    expect(await messageWithId(world, asked.id)).toMatchObject({ privateReplyIn: null });
    await answer(asked, 'private', 'Right words');
    await expectNoDrift();
  });
});

describe('On the wire', () => {
  test('what was written for one person reaches nobody else, and what was written for all is public', async () => {
    const chance = chanceOf(5);
    const comments = await Promise.all(Array.from({ length: 5 }, (_, n) => comment(`Reader ${n}`)));
    const written = comments.flatMap((to) => [
      { to, audience: 'private' as const, body: `private, for ${to.body}` },
      ...Array.from({ length: 1 + chance.below(2) }, (_, n) => ({
        ...{ to, audience: 'public' as const, body: `public ${n}, under ${to.body}` },
      })),
    ]);
    const shuffled = chance.shuffled(written);
    const sent = await Promise.all(shuffled.map(({ to, audience, body }) => answer(to, audience, body)));
    for (const message of sent) await deliverTo(message);
    const { records } = await world.sandbox.control<{ records: (SandboxContent & { public: boolean })[] }>(
      '/contents?createdFrom=Api',
    );
    for (const { to, audience, body } of written) {
      const [received, ...more] = records.filter((content) => content.body === body);
      expect(more).toEqual([]);
      expect(received).toMatchObject({ public: audience === 'public', inReplyToContentId: to.contentId });
      expect(received?.threadId === to.threadId).toBe(audience === 'public');
    }
    await sweep(world);
    await expectNoDrift();
  });

  test('control: an answer sent with the other audience is noticed', async () => {
    const asked = await comment('Control');
    const sent = await answer(asked, 'private', 'for one person');
    await world.rows(`UPDATE message SET audience = 'public' WHERE id = $1::uuid`, [sent.id]);
    const { findDrifts } = await import('@/lib/server/queries/find-drifts');
    const { drifts } = await findDrifts(world.account.workspaceId);
    expect(drifts).toContainEqual(expect.objectContaining({ key: sent.id, field: 'audience' }));
    await deliverTo(sent);
    const { records } = await world.sandbox.control<{ records: object[] }>(
      `/contents?inReplyToContentId=${asked.contentId}&createdFrom=Api`,
    );
    expect(records).toMatchObject([{ public: true }]);
  });
});
