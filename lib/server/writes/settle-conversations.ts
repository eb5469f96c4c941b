import 'server-only';
import type { FeedEvent } from '@/lib/contract/event';
import { titleOf } from '@/lib/domain/conversation';
import { type ViewFacts, viewFactsOf } from '@/lib/domain/view';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import { findConversations } from '../queries/get-conversation';
import { findMessages } from '../queries/list-messages';
import { NEWEST_FIRST } from '../queries/message-sql';
import { windowStateSql } from '../queries/window-sql';
import type { Before } from './lock-conversations';
import { noteActivities } from './note-activity';

/** What a change did to one conversation's counts. */
export interface CountChange {
  messages: number;
  inbound: number;
}

/** What a change brings to `settleConversations`. */
export interface Change {
  before: Before;
  /** Ids of messages that were made or changed. */
  changed: string[];
  /** By conversation; every touched conversation has an entry. */
  counts: Map<string, CountChange>;
}

/**
 * A change of conversations that made, changed and removed no message.
 *
 * @param ids those that it changed; left out: all that are remembered
 */
export function unchangedMessages(before: Before, ids: Iterable<string> = before.keys()): Change {
  const counts = new Map([...ids].map((id) => [id, { messages: 0, inbound: 0 }]));
  return { before, changed: [], counts };
}

/**
 * Brings conversations up to date with their messages and tells the feed: which messages ask for an answer and have
 * none, the counts, the last message, the title, and whether a customer's new message opens it again. The last step
 * of everything that changes a conversation.
 *
 * @param change its `before` from `beforeChange`: a conversation that is missing there is new
 */
export async function settleConversations(
  tx: Transaction,
  workspaceId: string,
  change: Change,
): Promise<void> {
  const ids = [...change.counts.keys()];
  const flipped = await tx.rows<{ id: string }>(NEEDS_REPLY, [workspaceId, ids, change.changed]);
  await tx.rows(SUMMARISE, [
    workspaceId,
    JSON.stringify(ids.map((id) => ({ id, ...change.counts.get(id) }))),
    change.changed,
  ]);
  await nameThreads(tx, workspaceId, change.changed);
  const messageIds = [...new Set([...change.changed, ...flipped.map(({ id }) => id)])];
  await tellFeed(tx, workspaceId, { ids, messageIds, before: change.before });
  await noteOpened(tx, workspaceId, change);
}

/** What the channel has of ours. */
const ANSWERS = `
  SELECT * FROM message
  WHERE workspace_id = $1::uuid AND direction = 'outbound' AND NOT is_remotely_deleted
    AND (delivery = 'confirmed' OR delivery IS NULL AND sync_status IS DISTINCT FROM 'ExportAborted')`;

/**
 * In private an answer is anything of ours sent later; in public only what hangs under the message itself. Times have
 * whole seconds: within one of them only what hangs under the message is known to answer it. A reply counts when the
 * channel has it, not when it was typed, and no longer when it was deleted or given up. Closing settles what had
 * arrived here, by our own clock: what comes later nobody has seen, whenever it was written.
 *
 * Looked at is only what can differ: marked messages, changed ones, and those whose answer may have gone.
 */
const NEEDS_REPLY = `
  WITH answer AS NOT MATERIALIZED (${ANSWERS}), touched AS MATERIALIZED (
    SELECT conversation.id, conversation.audience, coalesce(conversation.settled_at, '-infinity') AS settled_at,
      coalesce((
        SELECT answer.sent_at FROM answer
        WHERE conversation.audience = 'private' AND answer.conversation_id = conversation.id
        ORDER BY answer.sent_at DESC LIMIT 1), '-infinity') AS answered_at
    FROM conversation WHERE conversation.workspace_id = $1::uuid AND conversation.id = ANY($2::uuid[])
  ), fresh AS (
    SELECT message.id, message.asks_for_reply
      AND message.created_at > touched.settled_at AND message.sent_at >= touched.answered_at
      AND NOT EXISTS (
        SELECT FROM answer
        WHERE answer.account_id = message.account_id AND answer.parent_content_id = message.content_id
      ) AS needs_reply
    FROM touched JOIN message
      ON message.workspace_id = $1::uuid AND message.conversation_id = touched.id
    WHERE message.direction = 'inbound' AND (message.needs_reply OR message.id = ANY($3::uuid[])
      OR touched.audience = 'private' AND message.sent_at >= touched.answered_at
      OR message.content_id IN (
        SELECT changed.parent_content_id FROM message AS changed
        WHERE changed.workspace_id = $1::uuid AND changed.id = ANY($3::uuid[])))
  )
  UPDATE message SET needs_reply = fresh.needs_reply, version = message.version + 1
  FROM fresh
  WHERE message.workspace_id = $1::uuid AND message.id = fresh.id AND message.needs_reply <> fresh.needs_reply
  RETURNING message.id`;

/** A mark by hand has our own clock; so has what was written here. What was written elsewhere has only the platform's. */
const ANSWERED_AT = `CASE WHEN answer.client_id IS NULL THEN answer.sent_at ELSE answer.created_at END`;

/**
 * A customer's new message opens what was closed and wakes what was snoozed. What is snoozed owes nothing meanwhile,
 * although its messages keep their marks. A mark by hand is void once something of ours went out after it, or what is
 * here was settled.
 */
const SUMMARISE = `
  UPDATE conversation SET
    version = conversation.version + 1,
    message_count = conversation.message_count + touched.messages,
    inbound_count = conversation.inbound_count + touched.inbound,
    needs_reply_count = CASE WHEN touched.inbound = 0 AND conversation.status = 'snoozed' THEN 0 ELSE (
      SELECT count(*) FROM message WHERE message.workspace_id = $1::uuid
        AND message.conversation_id = conversation.id AND message.needs_reply) END,
    is_marked_needs_reply = CASE
      WHEN conversation.needs_reply_marked_at IS NULL THEN false
      ELSE (touched.inbound > 0 OR conversation.status = 'open')
        AND conversation.needs_reply_marked_at > coalesce(conversation.settled_at, '-infinity')
        AND NOT EXISTS (
          SELECT FROM (${ANSWERS}) AS answer WHERE answer.conversation_id = conversation.id
            AND ${ANSWERED_AT} > conversation.needs_reply_marked_at) END,
    failed_count = (
      SELECT count(*) FROM message WHERE message.workspace_id = $1::uuid
        AND message.conversation_id = conversation.id AND message.delivery IN ('failed', 'not_confirmed')),
    last_message_id = last.id,
    last_message_at = coalesce(last.sent_at, conversation.last_message_at),
    last_inbound_at = inbound.sent_at,
    language = inbound.language,
    rating = coalesce((
      SELECT head.rating FROM message AS head
      WHERE head.workspace_id = $1::uuid AND head.id = ANY($3::uuid[])
        AND head.conversation_id = conversation.id AND head.kind = 'review'
      ORDER BY head.sent_at, head.id LIMIT 1), conversation.rating),
    window_state = CASE WHEN inbound.sent_at IS NOT DISTINCT FROM conversation.last_inbound_at
      THEN conversation.window_state ELSE ${windowStateSql('inbound.sent_at', 'now()')} END,
    status = CASE WHEN touched.inbound > 0 THEN 'open' ELSE conversation.status END,
    snoozed_until = CASE WHEN touched.inbound = 0 THEN conversation.snoozed_until END,
    snoozed_by_id = CASE WHEN touched.inbound = 0 THEN conversation.snoozed_by_id END,
    person_id = CASE conversation.audience
      WHEN 'public' THEN coalesce(inbound.person_id, conversation.person_id) ELSE conversation.person_id END
  FROM jsonb_to_recordset($2::jsonb) AS touched(id text, messages int, inbound int)
  LEFT JOIN LATERAL (
    SELECT message.id, message.sent_at FROM message
    WHERE message.workspace_id = $1::uuid AND message.conversation_id = touched.id::uuid
    ORDER BY ${NEWEST_FIRST} LIMIT 1) AS last ON true
  LEFT JOIN LATERAL (
    SELECT message.person_id, message.sent_at, message.language FROM message
    WHERE message.workspace_id = $1::uuid AND message.conversation_id = touched.id::uuid
      AND message.direction = 'inbound'
    ORDER BY ${NEWEST_FIRST} LIMIT 1) AS inbound ON true
  WHERE conversation.workspace_id = $1::uuid AND conversation.id = touched.id::uuid
  RETURNING conversation.id`;

/** A public conversation under a post of ours is called by the post; one that a customer began, by the customer. */
async function nameThreads(tx: Transaction, workspaceId: string, changed: string[]): Promise<void> {
  const heads = await tx.rows<{ id: string; subject: string | null; body: string }>(HEADS, [
    workspaceId,
    changed,
  ]);
  const titles = heads.map((head) => ({ id: head.id, title: titleOf(head) }));
  if (titles.length === 0) return;
  await tx.rows(
    `UPDATE conversation SET title = named.title FROM jsonb_to_recordset($2::jsonb) AS named(id text, title text)
     WHERE conversation.workspace_id = $1::uuid AND conversation.id = named.id::uuid
     RETURNING conversation.id`,
    [workspaceId, JSON.stringify(titles)],
  );
}

const HEADS = `
  SELECT DISTINCT ON (head.conversation_id) head.conversation_id AS id, head.subject, head.body
  FROM message AS head
  WHERE head.workspace_id = $1::uuid AND head.audience = 'public' AND head.direction = 'outbound'
    AND head.parent_content_id IS NULL AND head.conversation_id IN (
      SELECT changed.conversation_id FROM message AS changed
      WHERE changed.workspace_id = $1::uuid AND changed.id = ANY($2::uuid[])
        AND changed.direction = 'outbound' AND changed.parent_content_id IS NULL)
  ORDER BY head.conversation_id, head.sent_at, head.content_id`;

interface Told {
  ids: string[];
  messageIds: string[];
  before: Before;
}

/** Every message that changed, and every conversation of which no message did. */
async function tellFeed(tx: Transaction, workspaceId: string, told: Told): Promise<void> {
  const conversations = await findConversations(tx, workspaceId, told.ids);
  const untold = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const earlier: Map<string, ViewFacts | null> = new Map(told.before);
  for (const message of await findMessages(tx, workspaceId, told.messageIds)) {
    const conversation = conversations.find(({ id }) => id === message.conversationId);
    if (!conversation) continue;
    const before = earlier.get(conversation.id) ?? null;
    tell(tx, workspaceId, conversation.channelId, { type: 'message.saved', message, conversation, before });
    // Counts move by before and after: of several messages at once only the first moves the conversation.
    earlier.set(conversation.id, viewFactsOf(conversation));
    untold.delete(conversation.id);
  }
  for (const conversation of untold.values()) {
    const before = earlier.get(conversation.id) ?? viewFactsOf(conversation);
    tell(tx, workspaceId, conversation.channelId, { type: 'conversation.changed', conversation, before });
  }
}

function tell(tx: Transaction, workspaceId: string, channelId: string, event: FeedEvent): void {
  appendToFeed(tx, workspaceId, event, { channelId });
}

/** A customer's message opens what was closed and wakes what was snoozed, whatever the platform's clock says: after it. */
async function noteOpened(tx: Transaction, workspaceId: string, { before, counts }: Change): Promise<void> {
  const rested = [...before].filter(
    ([id, { status }]) => status !== 'open' && (counts.get(id)?.inbound ?? 0) > 0,
  );
  if (rested.length === 0) return;
  const opened = await tx.rows<{ id: string; at: Date }>(
    `SELECT id, greatest(last_inbound_at, status_changed_at + interval '1 millisecond') AS at
     FROM conversation WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])`,
    [workspaceId, rested.map(([id]) => id)],
  );
  const done = opened.map(({ id, at }) => {
    const kind = before.get(id)?.status === 'snoozed' ? 'woke' : 'reopened';
    return { conversationId: id, at, what: { kind } as const };
  });
  await noteActivities(tx, { workspaceId, agentId: null }, done);
}
