import 'server-only';
import type { Conversation } from '@/lib/contract/conversation';
import { authorName } from '@/lib/domain/person';
import { snippetOf } from '@/lib/domain/text';
import { type PersonRecord, personColumns, toPerson } from './person-sql';

/** A conversation as it is read, in one row: with its channel's type, its person and its last message. */
export interface ConversationRecord extends PersonRecord {
  id: string;
  version: number;
  channel_id: string;
  channel_type: string;
  audience: Conversation['audience'];
  title: string | null;
  status: Conversation['status'];
  assignee_id: string | null;
  team_id: string | null;
  priority: Conversation['priority'];
  snoozed_until: Date | null;
  settled_at: Date | null;
  tag_ids: string[];
  mentioned_agent_ids: string[];
  message_count: number;
  inbound_count: number;
  read_baseline: number;
  needs_reply_count: number;
  is_marked_needs_reply: boolean;
  failed_count: number;
  rating: number | null;
  language: string | null;
  window_state: Conversation['windowState'];
  last_message_at: Date;
  last_inbound_at: Date | null;
  last_message_id: string | null;
  last_direction: 'inbound' | 'outbound' | null;
  last_kind: string | null;
  last_body: string | null;
  last_agent_id: string | null;
  last_rating: number | null;
  last_attachment_count: number | null;
  last_is_remotely_deleted: boolean | null;
  last_screen_name: string | null;
  last_display_name: string | null;
  unsent_id: string | null;
  unsent_code: string | null;
  unsent_at: Date | null;
  unsent_agent_id: string | null;
}

/** Longest piece of a body that a list row needs from the database. */
const BODY_HEAD = 400;

export const CONVERSATION_COLUMNS = `
  conversation.id, conversation.version, conversation.channel_id, channel.type AS channel_type,
  conversation.audience::text, conversation.title, conversation.status::text, conversation.assignee_id,
  conversation.team_id, conversation.priority::text, conversation.snoozed_until,
  conversation.settled_at,
  ARRAY(
    SELECT tag_id::text FROM conversation_tag
    WHERE conversation_tag.workspace_id = conversation.workspace_id
      AND conversation_tag.conversation_id = conversation.id
    ORDER BY tag_id) AS tag_ids,
  ARRAY(
    SELECT DISTINCT mention.agent_id::text FROM mention
    WHERE mention.workspace_id = conversation.workspace_id AND mention.conversation_id = conversation.id
      AND mention.done_at IS NULL
    ORDER BY mention.agent_id::text) AS mentioned_agent_ids,
  conversation.message_count, conversation.inbound_count, conversation.read_baseline,
  conversation.needs_reply_count, conversation.is_marked_needs_reply, conversation.failed_count,
  conversation.rating, conversation.language, conversation.window_state::text,
  conversation.last_message_at, conversation.last_inbound_at,
  ${personColumns('person')},
  last.id AS last_message_id, last.direction::text AS last_direction, last.kind AS last_kind,
  left(last.body, ${BODY_HEAD}) AS last_body, last.agent_id AS last_agent_id, last.rating AS last_rating,
  jsonb_array_length(last.attachments) AS last_attachment_count,
  last.is_remotely_deleted AS last_is_remotely_deleted,
  writer.screen_name AS last_screen_name, writer.display_name AS last_display_name,
  unsent.id AS unsent_id, unsent.failure_code AS unsent_code, unsent.at AS unsent_at,
  unsent.agent_id AS unsent_agent_id`;

export const CONVERSATION_JOINS = `
  JOIN channel ON channel.workspace_id = conversation.workspace_id AND channel.id = conversation.channel_id
  LEFT JOIN person ON person.workspace_id = conversation.workspace_id AND person.id = conversation.person_id
  LEFT JOIN message AS last
    ON last.workspace_id = conversation.workspace_id AND last.id = conversation.last_message_id
  LEFT JOIN person AS writer ON writer.workspace_id = last.workspace_id AND writer.id = last.person_id
  LEFT JOIN LATERAL (
    SELECT failed.id, failed.failure_code, failed.agent_id, coalesce(failed.attempted_at, failed.created_at) AS at
    FROM message AS failed
    WHERE conversation.failed_count > 0 AND failed.workspace_id = conversation.workspace_id
      AND failed.conversation_id = conversation.id AND failed.delivery IN ('failed', 'not_confirmed')
    ORDER BY at, failed.id LIMIT 1) AS unsent ON true`;

/** The record as it crosses the wire. */
export function toConversation(record: ConversationRecord): Conversation {
  return {
    id: record.id,
    version: record.version,
    channelId: record.channel_id,
    channelType: record.channel_type,
    audience: record.audience,
    title: record.title,
    person: toPerson(record),
    status: record.status,
    assigneeId: record.assignee_id,
    teamId: record.team_id,
    priority: record.priority,
    snoozedUntil: record.snoozed_until?.toISOString() ?? null,
    settledAt: record.settled_at?.toISOString() ?? null,
    tagIds: record.tag_ids,
    mentionedAgentIds: record.mentioned_agent_ids,
    messageCount: record.message_count,
    inboundCount: record.inbound_count,
    readBaseline: record.read_baseline,
    needsReplyCount: record.needs_reply_count,
    isMarkedNeedsReply: record.is_marked_needs_reply,
    failedCount: record.failed_count,
    unsentReply: toUnsentReply(record),
    rating: record.rating,
    language: record.language,
    windowState: record.window_state,
    lastMessageAt: record.last_message_at.toISOString(),
    lastInboundAt: record.last_inbound_at?.toISOString() ?? null,
    lastMessage: toLastMessage(record),
  };
}

function toUnsentReply(record: ConversationRecord): Conversation['unsentReply'] {
  if (record.unsent_id === null || record.unsent_at === null) return null;
  return {
    messageId: record.unsent_id,
    code: record.unsent_code,
    at: record.unsent_at.toISOString(),
    agentId: record.unsent_agent_id,
  };
}

function toLastMessage(record: ConversationRecord): Conversation['lastMessage'] {
  if (record.last_message_id === null || record.last_direction === null) return null;
  return {
    id: record.last_message_id,
    direction: record.last_direction,
    kind: record.last_kind ?? 'message',
    snippet: snippetOf(record.last_body ?? ''),
    authorName: authorName({ screenName: record.last_screen_name, displayName: record.last_display_name }),
    agentId: record.last_agent_id,
    rating: record.last_rating,
    attachmentCount: record.last_attachment_count ?? 0,
    isRemotelyDeleted: record.last_is_remotely_deleted ?? false,
  };
}
