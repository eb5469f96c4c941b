import 'server-only';
import { mayRetry } from '@/lib/domain/message';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { lockOwnReply } from '../writes/lock-own-reply';
import { noteActivity } from '../writes/note-activity';
import { dropUnbegun } from '../writes/place-started';
import { removeMessage } from '../writes/remove-message';

/**
 * Throws away a reply that did not go out.
 *
 * @throws AppError `not-found`; `state-refused` for one that went out or is under way
 */
export async function discardReply(viewer: Viewer, messageId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const reply = await lockOwnReply(tx, viewer, messageId);
    if (!mayRetry(reply.delivery)) throw new AppError('state-refused', `This reply is ${reply.delivery}.`);
    await removeMessage(tx, reply);
    const { conversationId } = reply;
    if (reply.isStart && (await dropUnbegun(tx, reply.workspaceId, conversationId))) return;
    const what = { kind: 'reply-discarded' } as const;
    await noteActivity(tx, viewer, { conversationId, what, at: now });
  });
}
