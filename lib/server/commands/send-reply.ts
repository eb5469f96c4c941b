import 'server-only';
import { addSeconds } from 'date-fns';
import { v7 as risingId } from 'uuid';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message, ReplyDraft } from '@/lib/contract/message';
import type { DraftPlace } from '@/lib/domain/draft';
import type { MessageKind } from '@/lib/domain/message';
import type { Viewer } from '@/lib/domain/permission';
import type { ReplyDecision } from '@/lib/domain/reply-policy';
import { structuredContentOf } from '@/lib/domain/structured-reply';
import { newsFor, type ThreadEntry } from '@/lib/domain/thread-news';
import { inTransaction, type Transaction } from '../db';
import { AppError } from '../errors';
import { decideReply } from '../queries/decide-reply';
import { getConversation } from '../queries/get-conversation';
import { getReplyContext, type ReplyContext } from '../queries/get-reply-context';
import { getWorkspaceSettings } from '../queries/get-workspace-settings';
import { findMessages } from '../queries/list-messages';
import { findThreadEntries, listThreadEntriesAfter } from '../queries/list-thread-entries';
import { factsOfUpload, type UploadRecord } from '../queries/upload-sql';
import { enqueue } from '../queue';
import { touchComment } from '../writes/answered-comment';
import { dropDraft } from '../writes/drop-draft';
import { finishMentions } from '../writes/finish-mentions';
import { type Before, beforeChange, forgetNew } from '../writes/lock-conversations';
import { openTalk } from '../writes/open-talk';
import { type Change, settleConversations, unchangedMessages } from '../writes/settle-conversations';
import { lockUploads, takeUploads } from '../writes/uploads';

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
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    const { conversation } = await getConversation(viewer, reply.conversationId, tx);
    const place = await placeOf(tx, viewer, { reply, conversation });
    const before = await beforeChange(tx, workspaceId, [conversation.id, place.conversationId]);
    const earlier = await findByClientId(tx, viewer, { reply, place });
    if (earlier) return earlier;
    const context = await getReplyContext(tx, viewer, reply);
    const files = await lockUploads(tx, viewer, {
      uploadIds: reply.uploadIds ?? [],
      conversationId: conversation.id,
    });
    requireAllowed(await decideReply(tx, viewer, { reply, files, context, now }));
    await requireFreshThread(tx, viewer, { reply, context, thread: conversation });
    const { id, waitUntil } = await insertMessage(tx, viewer, { reply, context, place, files, now });
    await takeUploads(tx, workspaceId, { messageId: id, files });
    if (place.answered) await touchComment(tx, workspaceId, place.answered);
    await finishMentions(tx, viewer, [conversation.id], now);
    if (!reply.template)
      await dropDraft(tx, { ...viewer, conversation }, draftPlaceOf(reply), reply.draftRevision);
    await forgetNew(tx, workspaceId, before);
    await settleConversations(tx, workspaceId, changeOf(before, id, place));
    const job = { workspaceId, conversationId: place.conversationId };
    enqueue(tx, 'deliver-reply', job, waitUntil ? { runAt: waitUntil } : {});
    return theMessage(tx, workspaceId, id);
  });
}

/** Where a reply is written down. */
interface Place {
  conversationId: string;
  /** The public message that it answers privately, from the talk with whoever wrote that. */
  answered: string | null;
}

async function placeOf(
  tx: Transaction,
  { workspaceId }: Viewer,
  { reply, conversation }: { reply: Reply; conversation: Conversation },
): Promise<Place> {
  const { conversationId, parentMessageId } = reply;
  const isPrivateReply = conversation.audience === 'public' && reply.audience === 'private';
  if (!isPrivateReply) return { conversationId, answered: null };
  const talkId = await openTalk(tx, { workspaceId, conversationId }, parentMessageId);
  return { conversationId: talkId, answered: parentMessageId };
}

/** Under the post nothing is added, but what is told of the comment. */
function changeOf(before: Before, id: string, { conversationId, answered }: Place): Change {
  const changed = answered ? [id, answered] : [id];
  const ids = new Set([...before.keys(), conversationId]);
  const change = { ...unchangedMessages(before, ids), changed };
  change.counts.set(conversationId, { messages: 1, inbound: 0 });
  return change;
}

async function findByClientId(
  tx: Transaction,
  viewer: Viewer,
  { reply, place }: { reply: Reply; place: Place },
): Promise<Message | null> {
  const [known] = await tx.rows<{ id: string; conversation_id: string }>(
    'SELECT id, conversation_id FROM message WHERE workspace_id = $1::uuid AND client_id = $2::uuid',
    [viewer.workspaceId, reply.clientId],
  );
  if (!known) return null;
  if (known.conversation_id !== place.conversationId) {
    throw new AppError('bad-request', 'This client id belongs to another message.', { field: 'clientId' });
  }
  return theMessage(tx, viewer.workspaceId, known.id);
}

async function theMessage(tx: Transaction, workspaceId: string, id: string): Promise<Message> {
  const [message] = await findMessages(tx, workspaceId, [id]);
  if (!message) throw new Error(`message ${id} vanished within its transaction`);
  return message;
}

function draftPlaceOf({ audience, parentMessageId }: Reply): DraftPlace {
  return { mode: audience, answers: parentMessageId };
}

function requireAllowed(decision: ReplyDecision): void {
  if (decision.isAllowed) return;
  throw new AppError('reply-refused', `Not sent: ${decision.refusal}.`, { refusal: decision.refusal });
}

interface Sending {
  reply: Reply;
  context: ReplyContext;
}

/** The conversation that its author has in view. */
interface Looking extends Sending {
  thread: Conversation;
}

/** Under the conversation's lock, so that of two replies sent at once the second one sees the first. */
async function requireFreshThread(
  tx: Transaction,
  viewer: Viewer,
  { reply, context, thread }: Looking,
): Promise<void> {
  if (reply.sendAnyway) return;
  const { conversationId, lastSeenMessageId, begunAfterMessageId = lastSeenMessageId } = reply;
  const place = { workspaceId: viewer.workspaceId, conversationId };
  const named = [begunAfterMessageId, lastSeenMessageId].filter((id) => id !== null);
  const found = await findThreadEntries(tx, place, named);
  const entryOf = (id: string | null) => found.find((entry) => entry.id === id) ?? null;
  // What was seen is gone, or was never here: nobody can tell what is news.
  if (named.some((id) => entryOf(id) === null)) throw staleThread([]);
  const begunAfter = entryOf(begunAfterMessageId);
  const writing = {
    audience: thread.audience,
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

interface Written {
  id: string;
  /** Until then its author may take it back; null: it goes out at once. */
  waitUntil: Date | null;
}

async function insertMessage(
  tx: Transaction,
  viewer: Viewer,
  { reply, context, place, files, now }: Sending & { place: Place; files: UploadRecord[]; now: Date },
): Promise<Written> {
  const isInPublic = reply.audience === 'public' || place.answered !== null;
  const { undoPublicSeconds, undoPrivateSeconds } = await getWorkspaceSettings(viewer, tx);
  const seconds = isInPublic ? undoPublicSeconds : undoPrivateSeconds;
  const waitUntil = seconds > 0 ? addSeconds(now, seconds) : null;
  const id = risingId();
  await tx.rows(INSERT, [
    viewer.workspaceId,
    context.accountId,
    id,
    context.channelId,
    place.conversationId,
    reply.clientId,
    reply.audience,
    reply.template ? 'template' : kindOfReply(context),
    place.answered ? null : (context.target?.threadId ?? null),
    context.target?.contentId ?? null,
    viewer.agentId,
    reply.body,
    now.toISOString(),
    waitUntil?.toISOString() ?? null,
    JSON.stringify(reply.template ?? null),
    JSON.stringify(files.map(factsOfUpload)),
    JSON.stringify(reply.structured ? structuredContentOf(reply.structured, reply.clientId) : null),
    viewer.program ?? null,
  ]);
  return { id, waitUntil };
}

/**
 * created_at is the order of delivery within the conversation, so it must differ even for two sends of one
 * millisecond. The conversation's lock is held: nobody else adds one meanwhile.
 */
const INSERT = `
  INSERT INTO message (workspace_id, account_id, id, channel_id, conversation_id, client_id, certainty, direction,
    audience, kind, content_type, thread_id, parent_content_id, agent_id, body, template, attachments, structured,
    program, delivery, wait_until, wait_reason, sent_at, modified_at, created_at)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, 'ours', 'outbound', $7::audience, $8, '',
    $9, $10, $11::uuid, $12, nullif($15::jsonb, 'null'), $16::jsonb,
    nullif($17::jsonb, 'null'), $18,
    CASE WHEN $14::timestamptz IS NULL THEN 'queued' ELSE 'waiting' END::delivery_state, $14::timestamptz,
    CASE WHEN $14::timestamptz IS NOT NULL THEN 'undo' END, $13::timestamptz, $13::timestamptz,
    greatest(clock_timestamp(), (
      SELECT max(created_at) + interval '1 millisecond' FROM message
      WHERE workspace_id = $1::uuid AND conversation_id = $5::uuid AND direction = 'outbound')))
  RETURNING id`;

function kindOfReply({ target, question }: ReplyContext): MessageKind {
  if (question.audience === 'private') return 'message';
  return target?.kind === 'review' ? 'review_reply' : 'comment';
}
