import type { Message } from '@/lib/contract/message';
import { atThePlatform, customersWrite, messageWithId, replyTo } from './conversation';
import type { World } from './world';

const MINUTE = 60_000;
const SENDS = { method: 'POST', path: '/contents$' };

/** Three replies that have not gone out: one was tried and waits, two were never tried. */
export interface UnsentReplies {
  /** The platform takes them from now on, and the worker does what it has to do. */
  goOut(): Promise<void>;
  /** Forgets that the platform had asked to wait. */
  forgetLimit(): Promise<void>;
  /** Everything the worker does for them within the next minutes. */
  minutesPass(): Promise<void>;
  /** How many of each the platform has. */
  copies(): Promise<number[]>;
  states(): Promise<(string | undefined)[]>;
  /** Throws the last one away here. */
  removeLast(): Promise<void>;
}

/** Writes three replies while the platform asks to wait. */
export async function writeUnsentReplies(world: World): Promise<UnsentReplies> {
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  await world.sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
  const questions = await customersWrite(world, ['Ada Sent', 'Bo Sent', 'Cy Unsent']);
  const rule = { match: SENDS, effect: 'status', status: 429, retryAfter: 600 };
  await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
  const ids: string[] = [];
  for (const question of questions) {
    const draft = replyTo(question, { body: `Reply ${ids.length} of three` });
    ids.push((await sendReply(world.priya, draft, new Date())).id);
    if (ids.length === 1) await world.runJobs();
  }
  return following(world, questions, ids);
}

function following(world: World, questions: Message[], ids: string[]): UnsentReplies {
  const { workspaceId } = world.account;
  const forgetLimit = async () => {
    await world.rows('DELETE FROM call_budget');
    await world.rows('UPDATE message SET wait_until = now() WHERE wait_until > now() RETURNING id');
  };
  return {
    forgetLimit,
    goOut: async () => {
      await world.sandbox.control('/faults', { method: 'DELETE' });
      await forgetLimit();
      await world.runAllJobs();
    },
    minutesPass: async () => {
      const { reconcileReply } = await import('@/lib/server/commands/reconcile-reply');
      for (const minute of [2, 4]) {
        const now = new Date(Date.now() + minute * MINUTE);
        for (const messageId of ids) await reconcileReply({ workspaceId, messageId }, now);
        await world.runJobs();
      }
    },
    copies: () =>
      Promise.all(
        questions.map(async ({ contentId }) => (await atThePlatform(world, contentId ?? '')).length),
      ),
    states: () => Promise.all(ids.map(async (id) => (await messageWithId(world, id)).delivery?.state)),
    removeLast: async () => {
      await world.rows('DELETE FROM message WHERE id = $1 RETURNING id', [ids.at(-1)]);
    },
  };
}
