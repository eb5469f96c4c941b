import type { Sandbox } from './sandbox';
import { objectId } from './state/ids';
import type { Content } from './state/records';

/** Private talk stays in one thread while the pauses are shorter than this. */
const INCLUSION_MS = 7 * 24 * 3_600_000;

/** The customer of a private content: who wrote it, or whom it was written to. */
export function peerOf(content: Content): string | null {
  return content.isIncoming ? content.authorIdentityId : content.inReplyToAuthorIdentityId;
}

/** The thread that a private message at time `at` belongs to: the last one of these two, or a new one. */
export function privateThread(
  sandbox: Sandbox,
  talk: { readonly channelId: string; readonly peerId: string },
  at: number,
): { readonly threadId: string; readonly isNew: boolean } {
  let last: Content | undefined;
  for (const content of sandbox.store.contents.all()) {
    const isOfTalk =
      !content.isPublic && content.channelId === talk.channelId && peerOf(content) === talk.peerId;
    if (isOfTalk && content.createdAt <= at && (!last || content.createdAt >= last.createdAt)) last = content;
  }
  if (last && at - last.createdAt <= INCLUSION_MS) return { threadId: last.threadId, isNew: false };
  return { threadId: objectId(at), isNew: true };
}
