import type { Sandbox } from './sandbox';
import { objectId } from './state/ids';
import { talkKey } from './state/talks';

/** Private talk stays in one thread while the pauses are shorter than this. */
const INCLUSION_MS = 7 * 24 * 3_600_000;

/** The thread that a private message at time `at` belongs to: the last one of these two, or a new one. */
export function privateThread(
  sandbox: Sandbox,
  talk: { readonly channelId: string; readonly peerId: string },
  at: number,
): { readonly threadId: string; readonly isNew: boolean } {
  const [last] = sandbox.store.contentsOfTalk
    .of(talkKey(talk.channelId, talk.peerId))
    .filter(({ createdAt }) => createdAt <= at)
    .sort((a, b) => b.createdAt - a.createdAt);
  if (last && at - last.createdAt <= INCLUSION_MS) return { threadId: last.threadId, isNew: false };
  return { threadId: objectId(at), isNew: true };
}
