import 'server-only';
import type { Conversation } from '@/lib/contract/conversation';
import type { Act, Touched } from '@/lib/domain/act';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { getConversation } from '../queries/get-conversation';
import { changeConversations } from '../writes/change-conversations';
import { requireStill } from '../writes/changed-since';

/** What somebody does to one conversation. */
interface Change {
  act: Act;
  /** Refused when it stands otherwise: what is to be taken back is no longer the last word. */
  expected?: Partial<Touched> | undefined;
}

/**
 * Does one act to a conversation: closes it, says that it needs no reply, gives it a priority, takes such an act back.
 *
 * @throws AppError `not-found`; `state-refused` with `details.reason` `changed-since`
 */
export async function changeConversation(
  viewer: Viewer,
  conversationId: string,
  { act, expected }: Change,
  now: Date,
): Promise<Conversation> {
  return inTransaction(async (tx) => {
    await getConversation(viewer, conversationId, tx);
    const [before] = await changeConversations(tx, { ...viewer, now }, [conversationId], act);
    // Looked at when it is done: now the row is locked, and what is thrown undoes it.
    if (before) requireStill(before, expected ?? {});
    return (await getConversation(viewer, conversationId, tx)).conversation;
  });
}
