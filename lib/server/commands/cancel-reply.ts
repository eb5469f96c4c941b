import 'server-only';
import { mayCancel } from '@/lib/domain/message';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { enqueue } from '../queue';
import { lockOwnReply } from '../writes/lock-own-reply';
import { dropUnbegun } from '../writes/place-started';
import { removeMessage } from '../writes/remove-message';

/**
 * Takes back a reply that nobody outside has been told of: it is queued, or waits for another time. An attempt that
 * has begun wins. The next reply of the conversation has its turn.
 *
 * @throws AppError `not-found`; `state-refused` with `details.state` for one that is on its way, or was
 */
export async function cancelReply(viewer: Viewer, messageId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const reply = await lockOwnReply(tx, viewer, messageId);
    if (!mayCancel(reply.delivery)) {
      throw new AppError('state-refused', `This reply is ${reply.delivery}.`, { state: reply.delivery });
    }
    await removeMessage(tx, reply);
    if (reply.isStart) await dropUnbegun(tx, reply.workspaceId, reply.conversationId);
    enqueue(tx, 'deliver-reply', { workspaceId: reply.workspaceId, conversationId: reply.conversationId });
  });
}
