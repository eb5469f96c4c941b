import 'server-only';
import { createHash } from 'node:crypto';
import { v7 as risingId } from 'uuid';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { causeOfGivingUp } from '@/lib/domain/failure';
import { asksForReply, type DeliveryState, deliveryAfterSync, SAID_BY_PERSON } from '@/lib/domain/message';
import type { Transaction } from '../db';
import type { AccountKey } from '../queue';
import type { PlacedContent } from './place-contents';

/** A message that a save made or changed. */
export interface SavedMessage {
  id: string;
  contentId: string;
  conversationId: string;
  isNew: boolean;
  isInbound: boolean;
}

interface SavedRecord {
  id: string;
  content_id: string;
  conversation_id: string;
  is_new: boolean;
  is_inbound: boolean;
  delivery: DeliveryState | null;
  sync_status: string | null;
  sync_error: string | null;
}

/**
 * Writes contents to their conversations: idempotent and in any order (architecture.md §7.5). Confirmed beats
 * provisional, newer beats older, the same changes nothing.
 *
 * @param placed one content at most for each content id
 * @returns what changed
 */
export async function saveMessages(
  tx: Transaction,
  account: AccountKey,
  placed: PlacedContent[],
): Promise<SavedMessage[]> {
  await adoptOwnReplies(tx, account, placed);
  const saved = await tx.rows<SavedRecord>(UPSERT, [
    account.workspaceId,
    account.accountId,
    // Times are told to the second. Within one the platform's ids rise, and so must ours, which decide then.
    JSON.stringify(placed.toSorted(byContentId).map(toRow)),
  ]);
  await moveDeliveries(tx, account, saved);
  return saved.map((record) => ({
    id: record.id,
    contentId: record.content_id,
    conversationId: record.conversation_id,
    isNew: record.is_new,
    isInbound: record.is_inbound,
  }));
}

/**
 * A reply of ours may be listed before its own answer reaches us, or when that answer never came. It is the same
 * message: recognised by what it answers, its text and its time, it gets its content id here. The text of a template is
 * the network's, and need not be the one that is kept here: it is recognised by being one.
 */
async function adoptOwnReplies(tx: Transaction, account: AccountKey, placed: PlacedContent[]): Promise<void> {
  const candidates = placed
    .map(({ content }) => content)
    .filter((content) => content.direction === 'outbound' && !content.isElsewhere)
    .map(({ contentId, parentContentId, kind, body, sentAt, syncStatus }) => ({
      contentId,
      parentContentId,
      isTemplate: kind === 'template',
      body: body.trim(),
      sentAt,
      isGivenUp: syncStatus === 'ExportAborted',
    }));
  if (candidates.length === 0) return;
  await tx.rows(ADOPT, [account.workspaceId, account.accountId, JSON.stringify(candidates)]);
}

/**
 * Clocks may differ by a little: a content may seem a few seconds older than the attempt that made it. What began a
 * conversation was met before (meet-starts.ts).
 *
 * A reply that is sent again may still point to an attempt that the platform gave up. One that a person says has
 * arrived stays confirmed. One that was believed lost may show itself just before it would be sent again.
 */
const ADOPT = `
  WITH listed AS (
    SELECT * FROM jsonb_to_recordset($3::jsonb)
      AS listed("contentId" text, "parentContentId" text, "isTemplate" boolean, body text, "sentAt" timestamptz,
        "isGivenUp" boolean)
    WHERE NOT EXISTS (
      SELECT FROM message WHERE message.workspace_id = $1::uuid AND message.account_id = $2::uuid
        AND message.content_id = listed."contentId")
  ), matches AS (
    SELECT DISTINCT ON (listed."contentId") listed."contentId", message.id
    FROM listed JOIN message ON message.workspace_id = $1::uuid AND message.account_id = $2::uuid
      AND message.start IS NULL AND (message.content_id IS NULL OR message.sync_status = 'ExportAborted' AND NOT listed."isGivenUp")
      AND (message.delivery IN ('sending', 'unknown', 'not_confirmed') OR message.delivery IN ('queued', 'waiting')
        AND message.attempt_count > 0 OR message.failure_code = '${SAID_BY_PERSON}')
      AND message.parent_content_id IS NOT DISTINCT FROM listed."parentContentId"
      AND (btrim(message.body) = listed.body OR listed."isTemplate" AND message.template IS NOT NULL)
      AND message.attempted_at <= listed."sentAt" + interval '10 seconds'
    ORDER BY listed."contentId", message.created_at
  )
  UPDATE message SET content_id = matches."contentId", lease_until = NULL, fence = message.fence + 1,
    delivery = CASE message.delivery WHEN 'confirmed' THEN message.delivery ELSE 'handed_over' END,
    absent_since = NULL, wait_until = NULL, wait_reason = NULL, failure_code = NULL, failure_detail = NULL
  FROM (SELECT DISTINCT ON (id) id, "contentId" FROM matches ORDER BY id, "contentId") AS matches
  WHERE message.workspace_id = $1::uuid AND message.id = matches.id
  RETURNING message.id`;

function byContentId(a: PlacedContent, b: PlacedContent): number {
  return a.content.contentId < b.content.contentId ? -1 : 1;
}

function toRow({ content, channelId, conversationId, personId }: PlacedContent) {
  return {
    ...content,
    id: risingId(),
    channelId,
    conversationId,
    personId,
    asksForReply: asksForReply(content),
    wasGivenUp:
      content.direction === 'outbound' && !content.isElsewhere && content.syncStatus === 'ExportAborted',
    fingerprint: fingerprintOf(content),
  };
}

/** Links expire, certainty is ours, and what we do not know we do not show: none makes a content another one. */
function fingerprintOf({ certainty: _, oddities: __, attachments, ...content }: ContentFacts): string {
  const lasting = attachments.map(({ url: ___, ...attachment }) => attachment);
  return createHash('sha256')
    .update(JSON.stringify({ ...content, attachments: lasting }))
    .digest('base64url');
}

/**
 * On a conflict the place stays, and so does what is ours: who wrote it here and its client id. The platform's time
 * replaces ours.
 *
 * An attempt that the platform gave up is not a message of its own: nobody ever saw it. It is one only as long as a
 * reply of ours points to it, which ends when that is sent again or thrown away.
 */
const UPSERT = `
  INSERT INTO message (
    workspace_id, account_id, id, channel_id, conversation_id, content_id, certainty, direction, audience, kind,
    content_type, thread_id, parent_content_id, person_id, creator_id, body, subject, language, rating, attachments,
    structured, permalink, foreign_id, intervention_id, is_elsewhere, is_remotely_deleted, content_status,
    sync_status, sync_error, asks_for_reply, sent_at, modified_at, fingerprint, created_at)
  SELECT $1::uuid, $2::uuid, id::uuid, "channelId"::uuid, "conversationId"::uuid, "contentId",
    certainty::certainty, direction::direction, audience::audience, kind, "contentType", "threadId",
    "parentContentId", "personId"::uuid, "creatorId", body, subject, language, rating, attachments, structured,
    permalink, "foreignId", "interventionId", "isElsewhere", "isRemotelyDeleted", "contentStatus", "syncStatus",
    "syncError", "asksForReply", "sentAt", "modifiedAt", fingerprint, clock_timestamp()
  FROM jsonb_to_recordset($3::jsonb) AS new(
    id text, "channelId" text, "conversationId" text, "contentId" text, certainty text, direction text,
    audience text, kind text, "contentType" text, "threadId" text, "parentContentId" text, "personId" text,
    "creatorId" text, body text, subject text, language text, rating int, attachments jsonb, structured jsonb,
    permalink text, "foreignId" text, "interventionId" text, "isElsewhere" boolean, "isRemotelyDeleted" boolean,
    "contentStatus" text, "syncStatus" text, "syncError" text, "asksForReply" boolean, "sentAt" timestamptz,
    "modifiedAt" timestamptz, fingerprint text, "wasGivenUp" boolean)
  WHERE NOT "wasGivenUp" OR EXISTS (
    SELECT FROM message AS known
    WHERE known.workspace_id = $1::uuid AND known.account_id = $2::uuid AND known.content_id = new."contentId")
  ON CONFLICT (workspace_id, account_id, content_id) DO UPDATE SET
    certainty = EXCLUDED.certainty, kind = EXCLUDED.kind, content_type = EXCLUDED.content_type,
    thread_id = EXCLUDED.thread_id, parent_content_id = EXCLUDED.parent_content_id,
    person_id = coalesce(EXCLUDED.person_id, message.person_id), creator_id = EXCLUDED.creator_id,
    body = EXCLUDED.body, subject = EXCLUDED.subject, language = EXCLUDED.language, rating = EXCLUDED.rating,
    attachments = EXCLUDED.attachments, structured = EXCLUDED.structured, permalink = EXCLUDED.permalink,
    foreign_id = EXCLUDED.foreign_id, intervention_id = EXCLUDED.intervention_id,
    is_remotely_deleted = EXCLUDED.is_remotely_deleted, content_status = EXCLUDED.content_status,
    sync_status = EXCLUDED.sync_status, sync_error = EXCLUDED.sync_error,
    asks_for_reply = EXCLUDED.asks_for_reply, sent_at = EXCLUDED.sent_at, modified_at = EXCLUDED.modified_at,
    fingerprint = EXCLUDED.fingerprint, version = message.version + 1
  WHERE message.certainty <> 'confirmed' AND EXCLUDED.certainty = 'confirmed'
    OR message.certainty = EXCLUDED.certainty AND EXCLUDED.modified_at >= message.modified_at
      AND EXCLUDED.fingerprint IS DISTINCT FROM message.fingerprint
  RETURNING id, content_id, conversation_id, xmax = 0 AS is_new, direction = 'inbound' AS is_inbound, delivery::text,
    sync_status, sync_error`;

/** A content that differs from what is here, though the platform dates both alike. */
interface Tie {
  contentId: string;
  /** When that second is over, and the platform can say which of the two holds. */
  runAt: Date;
}

/** Finds those that are about to replace another version of the same second. */
export async function findTies(
  tx: Transaction,
  account: AccountKey,
  placed: PlacedContent[],
): Promise<Tie[]> {
  const confirmed = placed.filter(({ content }) => content.certainty === 'confirmed').map(toRow);
  if (confirmed.length === 0) return [];
  return tx.rows<Tie>(
    `SELECT message.content_id AS "contentId", clock_timestamp() + interval '1 second' AS "runAt"
     FROM jsonb_to_recordset($3::jsonb) AS new("contentId" text, "modifiedAt" timestamptz, fingerprint text)
     JOIN message ON message.workspace_id = $1::uuid AND message.account_id = $2::uuid
       AND message.content_id = new."contentId"
     WHERE message.certainty = 'confirmed' AND message.modified_at = new."modifiedAt"
       AND message.fingerprint <> new.fingerprint`,
    [account.workspaceId, account.accountId, JSON.stringify(confirmed)],
  );
}

/** Replies of ours move by what the platform says of their publication. */
async function moveDeliveries(tx: Transaction, account: AccountKey, saved: SavedRecord[]): Promise<void> {
  const moved = saved.flatMap(({ id, delivery, sync_status, sync_error }) => {
    if (delivery === null) return [];
    const after = deliveryAfterSync(delivery, sync_status);
    return after === delivery ? [] : [{ id, after, cause: causeOfGivingUp(sync_error) }];
  });
  if (moved.length === 0) return;
  await tx.rows(
    `UPDATE message SET delivery = moved.after::delivery_state,
       failure_code = CASE WHEN moved.after = 'failed' THEN moved.cause END,
       failure_detail = CASE WHEN moved.after = 'failed' THEN message.sync_error END
     FROM jsonb_to_recordset($2::jsonb) AS moved(id text, after text, cause text)
     WHERE message.workspace_id = $1::uuid AND message.id = moved.id::uuid
     RETURNING message.id`,
    [account.workspaceId, JSON.stringify(moved)],
  );
}
