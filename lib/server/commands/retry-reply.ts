import 'server-only';
import type { Message } from '@/lib/contract/message';
import { mayRetry } from '@/lib/domain/message';
import type { Viewer } from '@/lib/domain/permission';
import { mayReply, mayReplyWith, type ReplyDecision, type ReplyQuestion } from '@/lib/domain/reply-policy';
import { mayStart } from '@/lib/domain/start-policy';
import { mayReplyByTemplate } from '@/lib/domain/template-policy';
import { inTransaction, type Transaction } from '../db';
import { AppError, notFound } from '../errors';
import type { OwnReply } from '../queries/get-own-reply';
import { getReplyContext } from '../queries/get-reply-context';
import { getStartContext } from '../queries/get-start-context';
import { findMessages } from '../queries/list-messages';
import { listUploadsOf } from '../queries/upload-sql';
import { enqueue } from '../queue';
import { lockOwnReply } from '../writes/lock-own-reply';
import { moveDelivery } from '../writes/move-delivery';
import { forgetHandedUp } from '../writes/uploads';

/**
 * Sends a reply again that did not go out, because a person decided so. It keeps its client id.
 *
 * @throws AppError `not-found`; `state-refused` where nothing failed; `reply-refused` where the channel's rules no
 * longer allow it, `start-refused` for what begins a conversation
 */
export async function retryReply(viewer: Viewer, messageId: string, now: Date): Promise<Message> {
  return inTransaction(async (tx) => {
    const reply = await lockOwnReply(tx, viewer, messageId);
    if (!mayRetry(reply.delivery)) throw new AppError('state-refused', `This reply is ${reply.delivery}.`);
    await (reply.isStart ? requireStart : requireReply)(tx, viewer, reply, now);
    await forgetHandedUp(tx, reply);
    await moveDelivery(tx, reply, { to: 'queued' });
    const { workspaceId, conversationId } = reply;
    enqueue(tx, 'deliver-reply', { workspaceId, conversationId });
    const [message] = await findMessages(tx, workspaceId, [messageId]);
    if (!message) throw notFound('message');
    return message;
  });
}

async function requireReply(tx: Transaction, viewer: Viewer, reply: OwnReply, now: Date): Promise<void> {
  const context = await getReplyContext(tx, viewer, reply);
  const decision = await decideAgain(tx, reply, { ...context.question, now: now.toISOString() });
  if (decision.isAllowed) return;
  throw new AppError('reply-refused', `Not sent: ${decision.refusal}.`, { refusal: decision.refusal });
}

async function requireStart(tx: Transaction, viewer: Viewer, reply: OwnReply, now: Date): Promise<void> {
  const { question } = await getStartContext(tx, viewer, reply.channelId);
  const decision = mayStart({ ...question, now: now.toISOString() });
  if (decision.isAllowed) return;
  throw new AppError('start-refused', `Not sent: ${decision.refusal}.`, { refusal: decision.refusal });
}

/** Whether it may go now; what it is was found right when it was written. */
async function decideAgain(
  tx: Transaction,
  reply: OwnReply,
  question: ReplyQuestion,
): Promise<ReplyDecision> {
  if (reply.template) return mayReplyByTemplate(question);
  if (reply.structured) return mayReply(question);
  return mayReplyWith(question, reply.body, await listUploadsOf(tx, reply.workspaceId, reply.id));
}
