import 'server-only';
import type { FeedEvent } from '@/lib/contract/event';
import { titleOf, viewFactsOf } from '@/lib/domain/conversation';
import type { ViewFacts } from '@/lib/domain/view';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import { findConversations } from '../queries/get-conversation';
import { findMessages } from '../queries/list-messages';

/** What a change did to one conversation's counts. */
export interface CountChange {
  messages: number;
  inbound: number;
}

/** Conversations as they were; taken before anything in them changes. */
export type Before = Map<string, ViewFacts>;

/** What a change brings to `settleConversations`. */
export interface Change {
  before: Before;
  /** Ids of messages that were made or changed. */
  changed: string[];
  /** By conversation; every touched conversation has an entry. */
  counts: Map<string, CountChange>;
}

/** A change of a conversation that made, changed and removed no message. */
export function unchangedMessages(conversationId: string, before: Before): Change {
  return { before, changed: [], counts: new Map([[conversationId, { messages: 0, inbound: 0 }]]) };
}

/** Locks the conversations a change is about to touch, in the order everybody locks them, and remembers them. */
export async function beforeChange(tx: Transaction, workspaceId: string, ids: string[]): Promise<Before> {
  await tx.rows(
    `SELECT id FROM conversation WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
    [workspaceId, ids],
  );
  const found = await findConversations(tx, workspaceId, ids);
  return new Map(found.map((conversation) => [conversation.id, viewFactsOf(conversation)]));
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
  ]);
  await nameThreads(tx, workspaceId, ids);
  const messageIds = [...new Set([...change.changed, ...flipped.map(({ id }) => id)])];
  await tellFeed(tx, workspaceId, { ids, messageIds, before: change.before });
}

/**
 * Seen are only messages that are marked already and those that changed: the rest cannot differ. In private an
 * answer is anything of ours sent later; in public only what hangs under the message itself. A reply counts when the
 * channel has it, not when it was typed.
 */
const NEEDS_REPLY = `
  WITH fresh AS (
    SELECT message.id, message.asks_for_reply
      AND (conversation.settled_at IS NULL OR message.sent_at > conversation.settled_at)
      AND NOT EXISTS (
        SELECT FROM message AS answer
        WHERE answer.workspace_id = message.workspace_id AND answer.conversation_id = message.conversation_id
          AND answer.direction = 'outbound' AND NOT answer.is_remotely_deleted
          AND (answer.delivery = 'confirmed'
            OR answer.delivery IS NULL AND answer.sync_status IS DISTINCT FROM 'ExportAborted')
          AND CASE conversation.audience
            WHEN 'private' THEN answer.sent_at >= message.sent_at
            ELSE answer.parent_content_id = message.content_id END
      ) AS needs_reply
    FROM message JOIN conversation
      ON conversation.workspace_id = message.workspace_id AND conversation.id = message.conversation_id
    WHERE message.workspace_id = $1::uuid AND message.conversation_id = ANY($2::uuid[])
      AND (message.needs_reply OR message.id = ANY($3::uuid[]))
  )
  UPDATE message SET needs_reply = fresh.needs_reply, version = message.version + 1
  FROM fresh
  WHERE message.workspace_id = $1::uuid AND message.id = fresh.id AND message.needs_reply <> fresh.needs_reply
  RETURNING message.id`;

const SUMMARISE = `
  UPDATE conversation SET
    version = conversation.version + 1,
    message_count = conversation.message_count + touched.messages,
    inbound_count = conversation.inbound_count + touched.inbound,
    needs_reply_count = (
      SELECT count(*) FROM message WHERE message.workspace_id = $1::uuid
        AND message.conversation_id = conversation.id AND message.needs_reply),
    failed_count = (
      SELECT count(*) FROM message WHERE message.workspace_id = $1::uuid
        AND message.conversation_id = conversation.id AND message.delivery IN ('failed', 'not_confirmed')),
    last_message_id = last.id,
    last_message_at = coalesce(last.sent_at, conversation.last_message_at),
    last_inbound_at = inbound.sent_at,
    status = CASE WHEN touched.inbound > 0 AND inbound.sent_at > conversation.status_changed_at
      THEN 'open' ELSE conversation.status END,
    person_id = CASE conversation.audience
      WHEN 'public' THEN coalesce(inbound.person_id, conversation.person_id) ELSE conversation.person_id END
  FROM jsonb_to_recordset($2::jsonb) AS touched(id text, messages int, inbound int)
  LEFT JOIN LATERAL (
    SELECT message.id, message.sent_at FROM message
    WHERE message.workspace_id = $1::uuid AND message.conversation_id = touched.id::uuid
    ORDER BY message.sent_at DESC, message.id DESC LIMIT 1) AS last ON true
  LEFT JOIN LATERAL (
    SELECT message.person_id, message.sent_at FROM message
    WHERE message.workspace_id = $1::uuid AND message.conversation_id = touched.id::uuid
      AND message.direction = 'inbound'
    ORDER BY message.sent_at DESC, message.id DESC LIMIT 1) AS inbound ON true
  WHERE conversation.workspace_id = $1::uuid AND conversation.id = touched.id::uuid
  RETURNING conversation.id`;

/** A public conversation under a post of ours is called by the post; one that a customer began, by the customer. */
async function nameThreads(tx: Transaction, workspaceId: string, ids: string[]): Promise<void> {
  const heads = await tx.rows<{ id: string; subject: string | null; body: string }>(HEADS, [
    workspaceId,
    ids,
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
  SELECT DISTINCT ON (conversation.id) conversation.id, message.subject, message.body
  FROM conversation JOIN message
    ON message.workspace_id = conversation.workspace_id AND message.conversation_id = conversation.id
  WHERE conversation.workspace_id = $1::uuid AND conversation.id = ANY($2::uuid[])
    AND conversation.audience = 'public' AND conversation.title IS NULL
    AND message.direction = 'outbound' AND message.parent_content_id IS NULL
  ORDER BY conversation.id, message.sent_at, message.id`;

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
