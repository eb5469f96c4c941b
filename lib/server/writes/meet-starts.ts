import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { customerOf, groupingKeyOf } from '@/lib/domain/conversation';
import { SAID_BY_PERSON } from '@/lib/domain/message';
import type { Transaction } from '../db';
import { ADDRESS_OF_PERSON } from '../queries/person-sql';
import type { AccountKey } from '../queue';
import { STARTED_HERE } from './open-start';
import { placeStarted } from './place-started';
import { removeMessage } from './remove-message';

interface Match {
  contentId: string;
  id: string;
  conversationId: string;
  /** It has that content id already. */
  isNamed: boolean;
  isPlaced: boolean;
  strangerId: string | null;
  strangerConversationId: string | null;
}

/**
 * Brings what has begun here together with what the platform tells of it, before that is placed: the message gets its
 * content id where its answer never came, and its conversation the key by which the platform's contents find it. Then
 * they land in it, and not in a second one.
 *
 * Whom a private message was for is told by the number or address that it went to, never by its text: two of the same
 * text must not change places. Until the platform has told who its addressee is, such a content waits for its next telling
 * as long as it may be one of ours.
 *
 * @returns the contents to import now
 */
export async function meetStarts(
  tx: Transaction,
  account: AccountKey,
  contents: ContentFacts[],
): Promise<ContentFacts[]> {
  const begun = contents.filter(beginsSomething);
  if (begun.length === 0) return contents;
  const params = [account.workspaceId, account.accountId, JSON.stringify(begun.map(toListed))];
  const matches = await tx.rows<Match>(FIND, params);
  for (const match of matches) {
    const content = begun.find(({ contentId }) => contentId === match.contentId);
    if (content) await meet(tx, account, match, content);
  }
  const early = new Set((await tx.rows<{ contentId: string }>(FIND_EARLY, params)).map((it) => it.contentId));
  return contents.filter(({ contentId }) => !early.has(contentId));
}

/** Could this be what began a conversation here? */
export function beginsSomething(content: ContentFacts): boolean {
  return content.direction === 'outbound' && !content.isElsewhere && content.parentContentId === null;
}

function toListed(content: ContentFacts) {
  const { contentId, channelExternalId, audience, kind, body, sentAt, syncStatus } = content;
  return {
    contentId,
    channelExternalId,
    audience,
    isTemplate: kind === 'template',
    body: body.trim(),
    sentAt,
    isGivenUp: syncStatus === 'ExportAborted',
    customer: audience === 'private' ? customerOf(content) : null,
  };
}

const LISTED = `
  SELECT * FROM jsonb_to_recordset($3::jsonb) AS listed("contentId" text, "channelExternalId" text, audience text,
    "isTemplate" boolean, body text, "sentAt" timestamptz, "isGivenUp" boolean, customer text)`;

/** An attempt that may have arrived without our knowing of it, as in save-messages.ts. */
const MAY_HAVE_ARRIVED = `(message.delivery IN ('sending', 'unknown', 'not_confirmed')
  OR message.delivery IN ('queued', 'waiting') AND message.attempt_count > 0
  OR message.failure_code = '${SAID_BY_PERSON}')`;

const IS_FOR_CUSTOMER = `EXISTS (
  SELECT FROM person WHERE person.workspace_id = $1::uuid AND person.account_id = $2::uuid
    AND person.external_id = listed.customer AND lower(message.start->'to'->>0) IN ${ADDRESS_OF_PERSON})`;

/** A content is met by one message at most, the one that was written first, and a message by one content. */
const FIND = `
  WITH listed AS (${LISTED}), matches AS (
    SELECT DISTINCT ON (listed."contentId") listed."contentId", message.id,
      message.conversation_id AS "conversationId", message.content_id IS NOT DISTINCT FROM listed."contentId" AS "isNamed",
      NOT starts_with(conversation.grouping_key, '${STARTED_HERE}') AS "isPlaced",
      stranger.id AS "strangerId", stranger.conversation_id AS "strangerConversationId"
    FROM listed
    JOIN channel ON channel.workspace_id = $1::uuid AND channel.account_id = $2::uuid
      AND channel.external_id = listed."channelExternalId"
    JOIN message ON message.workspace_id = $1::uuid AND message.account_id = $2::uuid
      AND message.channel_id = channel.id AND message.start IS NOT NULL
      AND message.audience::text = listed.audience
    JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.id = message.conversation_id
    LEFT JOIN message AS stranger ON stranger.workspace_id = $1::uuid AND stranger.account_id = $2::uuid
      AND stranger.content_id = listed."contentId" AND stranger.id <> message.id
    WHERE message.content_id = listed."contentId"
      OR stranger.client_id IS NULL
        AND (message.content_id IS NULL OR message.sync_status = 'ExportAborted' AND NOT listed."isGivenUp")
        AND ${MAY_HAVE_ARRIVED}
        AND (btrim(message.body) = listed.body OR listed."isTemplate" AND message.template IS NOT NULL)
        AND message.attempted_at <= listed."sentAt" + interval '10 seconds'
        AND (listed.audience = 'public' OR conversation.grouping_key = listed.customer OR ${IS_FOR_CUSTOMER})
    ORDER BY listed."contentId", message.content_id IS NOT DISTINCT FROM listed."contentId" DESC, message.created_at
  )
  SELECT DISTINCT ON (id) * FROM matches ORDER BY id, "isNamed" DESC, "contentId"`;

/** Contents whose addressee nobody knows yet, while something that began here on their channel is looked for. */
const FIND_EARLY = `
  SELECT listed."contentId" FROM (${LISTED}) AS listed
  WHERE listed.audience = 'private' AND listed.customer IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM message WHERE message.workspace_id = $1::uuid AND message.account_id = $2::uuid
        AND message.content_id = listed."contentId")
    AND NOT EXISTS (
      SELECT FROM person WHERE person.workspace_id = $1::uuid AND person.account_id = $2::uuid
        AND person.external_id = listed.customer AND person.fetched_at IS NOT NULL)
    AND EXISTS (
      SELECT FROM message
      JOIN channel ON channel.workspace_id = $1::uuid AND channel.id = message.channel_id
        AND channel.external_id = listed."channelExternalId"
      WHERE message.workspace_id = $1::uuid AND message.account_id = $2::uuid AND message.start IS NOT NULL
        AND message.audience = 'private' AND message.content_id IS NULL AND message.delivery IN ('sending', 'unknown')
        AND message.attempted_at <= listed."sentAt" + interval '10 seconds')`;

async function meet(tx: Transaction, account: AccountKey, match: Match, content: ContentFacts) {
  const { workspaceId } = account;
  const { id, strangerId, strangerConversationId: conversationId } = match;
  if (strangerId && conversationId) await removeMessage(tx, { workspaceId, conversationId, id: strangerId });
  if (!match.isNamed) await tx.rows(NAME, [workspaceId, id, content.contentId]);
  const key = groupingKeyOf(content);
  if (match.isPlaced || key === null) return;
  const customer = content.audience === 'private' ? key : null;
  await placeStarted(tx, account, { conversationId: match.conversationId, key, customer });
}

/** As in save-messages.ts: there is evidence that it arrived. */
const NAME = `
  UPDATE message SET content_id = $3, lease_until = NULL, fence = fence + 1,
    delivery = CASE delivery WHEN 'confirmed' THEN delivery ELSE 'handed_over' END,
    absent_since = NULL, wait_until = NULL, wait_reason = NULL, failure_code = NULL, failure_detail = NULL
  WHERE workspace_id = $1::uuid AND id = $2::uuid
  RETURNING id`;
