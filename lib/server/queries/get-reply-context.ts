import 'server-only';
import type { Audience } from '@/lib/domain/message';
import type { Viewer } from '@/lib/domain/permission';
import { type ReplyQuestion, type ReplyTarget, saysCustomerLeft } from '@/lib/domain/reply-policy';
import { forbiddenTo, isAccountOut } from '@/lib/domain/speaker';
import type { Database } from '../db';
import { notFound } from '../errors';
import {
  FORBIDDEN_COLUMNS,
  FORBIDDEN_JOINS,
  type ForbiddenRecord,
  toForbidden,
  toOwnSpeaker,
} from './forbidden-sql';
import { NEWEST_FIRST, privateReplyIn } from './message-sql';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/** A reply that somebody wants to send. */
export interface WantedReply {
  conversationId: string;
  /** What it answers; null means the customer's last message. */
  parentMessageId: string | null;
  audience: Audience;
  /** It is here already, and is not to be taken for an earlier one. */
  id?: string;
}

/** What the reply policy asks, and what the new message takes over from the one it answers. */
export interface ReplyContext {
  accountId: string;
  channelId: string;
  question: Omit<ReplyQuestion, 'now'>;
  target: { contentId: string | null; threadId: string | null; kind: string } | null;
}

interface ContextRecord extends ForbiddenRecord {
  account_id: string;
  account_state: string;
  channel_id: string;
  channel_type: string;
  takes_plain_replies: boolean;
  is_retired: boolean;
  can_reply: boolean;
  can_start: boolean;
  last_inbound_at: Date | null;
  target: (ReplyTarget & { contentId: string | null; threadId: string | null }) | null;
  refused: { code: string | null; detail: string | null }[];
}

/**
 * Everything that decides whether this person may answer this message, found through what they may see.
 *
 * @throws AppError `not-found`
 */
export async function getReplyContext(
  db: Database,
  viewer: Viewer,
  wanted: WantedReply,
): Promise<ReplyContext> {
  const { conversationId, parentMessageId, id } = wanted;
  const params = [...viewerParams(viewer), conversationId, parentMessageId, id ?? null];
  const [record] = await db.rows<ContextRecord>(FIND, params);
  if (!record) throw notFound('conversation');
  if (parentMessageId !== null && !record.target) throw notFound('message');
  return toContext(record, wanted.audience);
}

/** Depth: 0 for a head, 1 for what hangs under one, 2 for everything deeper: no channel asks for more. */
const TARGET = `jsonb_build_object(
  'direction', target.direction, 'kind', target.kind, 'audience', target.audience,
  'depth', CASE WHEN target.parent_content_id IS NULL THEN 0
    WHEN parent.id IS NOT NULL AND parent.parent_content_id IS NULL THEN 1 ELSE 2 END,
  'isRemotelyDeleted', target.is_remotely_deleted,
  'isOnChannel', target.content_id IS NOT NULL AND coalesce(target.sync_status, '') NOT LIKE 'Export%',
  'sentAt', target.sent_at, 'hasPrivateReply', ${privateReplyIn('target', '$6')} IS NOT NULL,
  'contentId', target.content_id, 'threadId', target.thread_id)`;

/** By our own clock, as an attempt is; but history that arrives late is no news of the customer. */
const HAS_WRITTEN_SINCE = `EXISTS (
  SELECT FROM message AS word
  WHERE word.workspace_id = $1::uuid AND word.conversation_id = talk.id AND word.direction = 'inbound'
    AND word.created_at > tried.attempted_at AND word.sent_at >= date_trunc('second', tried.attempted_at))`;

/** A private reply to a comment has its target in another conversation of the same channel than its own. */
const FIND = `
  WITH readable AS (${READABLE_CHANNELS})
  SELECT channel.account_id, account.state::text AS account_state, channel.id AS channel_id, channel.type AS channel_type,
    channel.takes_plain_replies, channel.is_retired, readable.can_reply, readable.can_start, ${FORBIDDEN_COLUMNS},
    conversation.last_inbound_at,
    CASE WHEN target.id IS NOT NULL THEN ${TARGET} END AS target,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', failure_code, 'detail', failure_detail)), '[]')
      FROM message AS tried
      WHERE tried.workspace_id = $1::uuid AND tried.conversation_id = talk.id AND tried.delivery = 'failed'
        AND NOT ${HAS_WRITTEN_SINCE}) AS refused
  FROM conversation
  JOIN channel ON channel.workspace_id = conversation.workspace_id AND channel.id = conversation.channel_id
  JOIN readable ON readable.id = channel.id
  JOIN account ON account.workspace_id = channel.workspace_id AND account.id = channel.account_id
  ${FORBIDDEN_JOINS}
  LEFT JOIN LATERAL (
    SELECT message.* FROM message
    WHERE message.workspace_id = $1::uuid AND CASE WHEN $5::uuid IS NULL
      THEN message.conversation_id = conversation.id AND conversation.audience = 'private'
        AND message.direction = 'inbound' AND NOT message.is_remotely_deleted
      ELSE message.id = $5::uuid AND message.channel_id = channel.id
        AND (message.conversation_id = conversation.id OR conversation.audience = 'private'
          AND message.audience = 'public' AND message.person_id = conversation.person_id) END
    ORDER BY ${NEWEST_FIRST} LIMIT 1) AS target ON true
  LEFT JOIN message AS parent ON parent.workspace_id = $1::uuid AND parent.account_id = target.account_id
    AND parent.content_id = target.parent_content_id
  LEFT JOIN conversation AS talk ON talk.workspace_id = $1::uuid AND talk.channel_id = channel.id
    AND talk.audience = 'private' AND talk.person_id = CASE conversation.audience
      WHEN 'private' THEN conversation.person_id ELSE target.person_id END
  WHERE conversation.workspace_id = $1::uuid AND conversation.id = $4::uuid`;

function toContext(record: ContextRecord, audience: Audience): ReplyContext {
  const { target } = record;
  return {
    accountId: record.account_id,
    channelId: record.channel_id,
    question: {
      channelType: record.channel_type,
      takesPlainReplies: record.takes_plain_replies,
      isRetired: record.is_retired,
      rights: { canRead: true, canReply: record.can_reply, canStart: record.can_start },
      isAccountOut: isAccountOut(record.account_state, toOwnSpeaker(record)),
      forbidden: forbiddenTo(toOwnSpeaker(record), toForbidden(record)),
      audience,
      target: target && { ...target, sentAt: new Date(target.sentAt).toISOString() },
      lastInboundAt: record.last_inbound_at?.toISOString() ?? null,
      hasCustomerLeft: record.refused.some(({ code, detail }) => saysCustomerLeft(code, detail)),
    },
    target,
  };
}
