import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import type { ReplyQuestion, ReplyTarget } from '@/lib/domain/reply-policy';
import type { Database } from '../db';
import { notFound } from '../errors';
import { NEWEST_FIRST } from './message-sql';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

/** What the reply policy asks, and what the new message takes over from the one it answers. */
export interface ReplyContext {
  accountId: string;
  channelId: string;
  question: Omit<ReplyQuestion, 'now'>;
  target: { contentId: string | null; threadId: string | null; kind: string } | null;
}

interface ContextRecord {
  account_id: string;
  channel_id: string;
  channel_type: string;
  audience: 'public' | 'private';
  can_reply: boolean;
  can_start: boolean;
  last_inbound_at: Date | null;
  target_direction: ReplyTarget['direction'] | null;
  target_kind: ReplyTarget['kind'] | null;
  target_depth: number;
  target_is_remotely_deleted: boolean;
  target_content_id: string | null;
  target_thread_id: string | null;
}

/**
 * Everything that decides whether this person may answer this message, found through what they may see.
 *
 * @param parentMessageId what is answered; null means the customer's last message
 * @throws AppError `not-found`
 */
export async function getReplyContext(
  db: Database,
  viewer: Viewer,
  conversationId: string,
  parentMessageId: string | null,
): Promise<ReplyContext> {
  const [record] = await db.rows<ContextRecord>(FIND, [
    ...viewerParams(viewer),
    conversationId,
    parentMessageId,
  ]);
  if (!record) throw notFound('conversation');
  const isFound = record.target_direction !== null;
  if (parentMessageId !== null && !isFound) throw notFound('message');
  return toContext(record);
}

/** Depth: 0 for a head, 1 for what hangs under one, 2 for everything deeper: no channel asks for more. */
const FIND = `
  WITH readable AS (${READABLE_CHANNELS})
  SELECT channel.account_id, channel.id AS channel_id, channel.type AS channel_type, conversation.audience::text,
    readable.can_reply, readable.can_start, conversation.last_inbound_at,
    target.direction::text AS target_direction, target.kind AS target_kind,
    CASE WHEN target.parent_content_id IS NULL THEN 0
      WHEN parent.id IS NOT NULL AND parent.parent_content_id IS NULL THEN 1 ELSE 2 END AS target_depth,
    coalesce(target.is_remotely_deleted, false) AS target_is_remotely_deleted,
    target.content_id AS target_content_id, target.thread_id AS target_thread_id
  FROM conversation
  JOIN channel ON channel.workspace_id = conversation.workspace_id AND channel.id = conversation.channel_id
  JOIN readable ON readable.id = channel.id
  LEFT JOIN LATERAL (
    SELECT message.* FROM message
    WHERE message.workspace_id = $1::uuid AND message.conversation_id = conversation.id
      AND CASE WHEN $5::uuid IS NULL THEN message.direction = 'inbound' AND conversation.audience = 'private'
        ELSE message.id = $5::uuid END
    ORDER BY ${NEWEST_FIRST} LIMIT 1) AS target ON true
  LEFT JOIN message AS parent ON parent.workspace_id = $1::uuid AND parent.account_id = target.account_id
    AND parent.content_id = target.parent_content_id
  WHERE conversation.workspace_id = $1::uuid AND conversation.id = $4::uuid`;

function toContext(record: ContextRecord): ReplyContext {
  const target = toTarget(record);
  return {
    accountId: record.account_id,
    channelId: record.channel_id,
    question: {
      channelType: record.channel_type,
      rights: { canRead: true, canReply: record.can_reply, canStart: record.can_start },
      audience: record.audience,
      target,
      lastInboundAt: record.last_inbound_at?.toISOString() ?? null,
    },
    target: target && {
      contentId: record.target_content_id,
      threadId: record.target_thread_id,
      kind: target.kind,
    },
  };
}

function toTarget(record: ContextRecord): ReplyTarget | null {
  if (record.target_direction === null || record.target_kind === null) return null;
  return {
    direction: record.target_direction,
    kind: record.target_kind,
    depth: record.target_depth,
    isRemotelyDeleted: record.target_is_remotely_deleted,
    isOnPlatform: record.target_content_id !== null,
  };
}
