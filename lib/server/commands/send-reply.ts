import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Message, ReplyDraft } from '@/lib/contract/message';
import type { DraftPlace } from '@/lib/domain/draft';
import type { MessageKind } from '@/lib/domain/message';
import type { Viewer } from '@/lib/domain/permission';
import { mayReplyWith } from '@/lib/domain/reply-policy';
import { newsFor, type ThreadEntry } from '@/lib/domain/thread-news';
import { inTransaction, type Transaction } from '../db';
import { AppError } from '../errors';
import { getConversation } from '../queries/get-conversation';
import { getReplyContext, type ReplyContext } from '../queries/get-reply-context';
import { findMessages } from '../queries/list-messages';
import { findThreadEntries, listThreadEntriesAfter } from '../queries/list-thread-entries';
import { enqueue } from '../queue';
import { dropDraft } from '../writes/drop-draft';
import { finishMentions } from '../writes/finish-mentions';
import { beforeChange } from '../writes/lock-conversations';
import { settleConversations } from '../writes/settle-conversations';

interface Reply extends ReplyDraft {
  conversationId: string;
  /** Whoever sends it looks at no thread: a script. What a person sends always says what they saw. */
  sendAnyway?: boolean;
}

/**
 * Writes a reply down: message, job and feed in one transaction. Nobody outside is told yet (architecture.md §8).
 * The same client id again answers with the same message, whatever became of it.
 *
 * @throws AppError `not-found`; `reply-refused` with `details.refusal`; `stale-thread` with `details.newerMessageIds`
 */
export async function sendReply(viewer: Viewer, reply: Reply, now: Date): Promise<Message> {
  return inTransaction(async (tx) => {
    const { conversation } = await getConversation(viewer, reply.conversationId, tx);
    const before = await beforeChange(tx, viewer.workspaceId, [reply.conversationId]);
    const earlier = await findByClientId(tx, viewer, reply);
    if (earlier) return earlier;
    if (reply.audience !== conversation.audience) {
      throw new AppError('bad-request', `This conversation is ${conversation.audience}.`, {
        field: 'audience',
      });
    }
    const context = await getReplyContext(tx, viewer, reply);
    requireAllowed(context, reply, now);
    await requireFreshThread(tx, viewer, { reply, context });
    const id = await insertMessage(tx, viewer, { reply, context, now });
    await finishMentions(tx, viewer, [reply.conversationId], now);
    await dropDraft(tx, { ...viewer, conversation }, placeOf(reply), reply.draftRevision);
    const counts = new Map([[reply.conversationId, { messages: 1, inbound: 0 }]]);
    await settleConversations(tx, viewer.workspaceId, { before, changed: [id], counts });
    const { workspaceId } = viewer;
    enqueue(tx, 'deliver-reply', { workspaceId, conversationId: reply.conversationId });
    return theMessage(tx, workspaceId, id);
  });
}

async function findByClientId(tx: Transaction, viewer: Viewer, reply: Reply): Promise<Message | null> {
  const [known] = await tx.rows<{ id: string; conversation_id: string }>(
    'SELECT id, conversation_id FROM message WHERE workspace_id = $1::uuid AND client_id = $2::uuid',
    [viewer.workspaceId, reply.clientId],
  );
  if (!known) return null;
  if (known.conversation_id !== reply.conversationId) {
    throw new AppError('bad-request', 'This client id belongs to another message.', { field: 'clientId' });
  }
  return theMessage(tx, viewer.workspaceId, known.id);
}

async function theMessage(tx: Transaction, workspaceId: string, id: string): Promise<Message> {
  const [message] = await findMessages(tx, workspaceId, [id]);
  if (!message) throw new Error(`message ${id} vanished within its transaction`);
  return message;
}

function placeOf({ audience, parentMessageId }: Reply): DraftPlace {
  return { mode: audience, answers: parentMessageId };
}

function requireAllowed(context: ReplyContext, reply: Reply, now: Date): void {
  const decision = mayReplyWith({ ...context.question, now: now.toISOString() }, reply.body);
  if (decision.isAllowed) return;
  throw new AppError('reply-refused', `Not sent: ${decision.refusal}.`, { refusal: decision.refusal });
}

interface Sending {
  reply: Reply;
  context: ReplyContext;
}

/** Under the conversation's lock, so that of two replies sent at once the second one sees the first. */
async function requireFreshThread(
  tx: Transaction,
  viewer: Viewer,
  { reply, context }: Sending,
): Promise<void> {
  if (reply.sendAnyway) return;
  const { conversationId, audience, lastSeenMessageId, begunAfterMessageId = lastSeenMessageId } = reply;
  const place = { workspaceId: viewer.workspaceId, conversationId };
  const named = [begunAfterMessageId, lastSeenMessageId].filter((id) => id !== null);
  const found = await findThreadEntries(tx, place, named);
  const entryOf = (id: string | null) => found.find((entry) => entry.id === id) ?? null;
  // What was seen is gone, or was never here: nobody can tell what is news.
  if (named.some((id) => entryOf(id) === null)) throw staleThread([]);
  const begunAfter = entryOf(begunAfterMessageId);
  const writing = {
    audience,
    parentContentId: context.target?.contentId ?? null,
    begunAfter,
    lastSeen: entryOf(lastSeenMessageId),
    sentSince: reply.sentSince ?? [],
  };
  const news = newsFor(writing, await listThreadEntriesAfter(tx, place, begunAfter));
  if (news.length > 0) throw staleThread(news);
}

function staleThread(news: ThreadEntry[]): AppError {
  const newerMessageIds = news.map(({ id }) => id);
  return new AppError('stale-thread', 'The thread has moved on.', { newerMessageIds });
}

async function insertMessage(
  tx: Transaction,
  viewer: Viewer,
  { reply, context, now }: Sending & { now: Date },
): Promise<string> {
  const id = randomUUID();
  await tx.rows(INSERT, [
    viewer.workspaceId,
    context.accountId,
    id,
    context.channelId,
    reply.conversationId,
    reply.clientId,
    reply.audience,
    kindOfReply(context),
    context.target?.threadId ?? null,
    context.target?.contentId ?? null,
    viewer.agentId,
    reply.body,
    now.toISOString(),
  ]);
  return id;
}

/**
 * created_at is the order of delivery within the conversation, so it must differ even for two sends of one
 * millisecond. The conversation's lock is held: nobody else adds one meanwhile.
 */
const INSERT = `
  INSERT INTO message (workspace_id, account_id, id, channel_id, conversation_id, client_id, certainty, direction,
    audience, kind, content_type, thread_id, parent_content_id, agent_id, body, delivery, sent_at, modified_at,
    created_at)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, 'ours', 'outbound', $7::audience, $8, '',
    $9, $10, $11::uuid, $12, 'queued', $13::timestamptz, $13::timestamptz,
    greatest(clock_timestamp(), (
      SELECT max(created_at) + interval '1 millisecond' FROM message
      WHERE workspace_id = $1::uuid AND conversation_id = $5::uuid AND direction = 'outbound')))
  RETURNING id`;

function kindOfReply({ target, question }: ReplyContext): MessageKind {
  if (question.audience === 'private') return 'message';
  return target?.kind === 'review' ? 'review_reply' : 'comment';
}
