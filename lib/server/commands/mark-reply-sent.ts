import 'server-only';
import type { Message } from '@/lib/contract/message';
import { mayMarkSent, SAID_BY_PERSON } from '@/lib/domain/message';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError, notFound } from '../errors';
import { findMessages } from '../queries/list-messages';
import { lockOwnReply } from '../writes/lock-own-reply';
import { moveDelivery } from '../writes/move-delivery';
import { noteActivity } from '../writes/note-activity';

/**
 * A person has seen on the network that a reply did arrive of which the platform says nothing. It counts as sent, and
 * says on whose word. If the platform tells of it after all, it is recognised.
 *
 * @throws AppError `not-found`; `state-refused` where there is nothing to decide
 */
export async function markReplySent(viewer: Viewer, messageId: string, now: Date): Promise<Message> {
  return inTransaction(async (tx) => {
    const reply = await lockOwnReply(tx, viewer, messageId);
    if (!mayMarkSent(reply.delivery)) throw new AppError('state-refused', `This reply is ${reply.delivery}.`);
    await moveDelivery(tx, reply, { to: 'confirmed', failureCode: SAID_BY_PERSON });
    const { conversationId } = reply;
    const what = { kind: 'reply-marked-sent' } as const;
    await noteActivity(tx, viewer, { conversationId, what, at: now });
    const [message] = await findMessages(tx, reply.workspaceId, [messageId]);
    if (!message) throw notFound('message');
    return message;
  });
}
