import 'server-only';
import type { Message } from '@/lib/contract/message';
import type { TemplateUse } from '@/lib/contract/template';
import type { AttachmentFacts } from '@/lib/domain/content-facts';
import type { DeliveryState, MessageKind, MessageLogin, WaitReason } from '@/lib/domain/message';
import { type PersonRecord, personColumns, toPerson } from './person-sql';
import { FACTS_OF_UPLOADS } from './upload-sql';

/** A message as it is read, in one row, with its author. */
export interface MessageRecord extends PersonRecord {
  id: string;
  version: number;
  conversation_id: string;
  channel_id: string;
  content_id: string | null;
  client_id: string | null;
  certainty: Message['certainty'];
  direction: Message['direction'];
  audience: Message['audience'];
  kind: MessageKind;
  content_type: string;
  thread_id: string | null;
  parent_content_id: string | null;
  agent_id: string | null;
  program: string | null;
  body: string;
  subject: string | null;
  language: string | null;
  rating: number | null;
  attachments: AttachmentFacts[];
  structured: Record<string, unknown> | null;
  template: TemplateUse | null;
  permalink: string | null;
  is_elsewhere: boolean;
  is_remotely_deleted: boolean;
  needs_reply: boolean;
  private_reply_in: string | null;
  sent_at: Date;
  delivery: DeliveryState | null;
  failure_code: string | null;
  failure_detail: string | null;
  wait_until: Date | null;
  wait_reason: WaitReason | null;
  attempt_count: number;
  login: MessageLogin | null;
}

/**
 * Where the private reply to a row of `message` stands, as SQL: one that went out, may have, or is on its way.
 *
 * @param of the row's name
 * @param except the id of a reply that does not count, or NULL
 */
export function privateReplyIn(of: string, except = 'NULL'): string {
  return `(
    SELECT reply.conversation_id FROM message AS reply
    WHERE ${of}.audience = 'public' AND reply.audience = 'private' AND reply.direction = 'outbound'
      AND reply.workspace_id = ${of}.workspace_id AND reply.account_id = ${of}.account_id
      AND reply.parent_content_id = ${of}.content_id AND reply.id IS DISTINCT FROM ${except}::uuid
      AND coalesce(reply.delivery <> 'failed', reply.sync_status IS DISTINCT FROM 'ExportAborted')
    LIMIT 1)`;
}

export const MESSAGE_COLUMNS = `
  message.id, message.version, message.conversation_id, message.channel_id, message.content_id,
  message.client_id, message.certainty::text, message.direction::text, message.audience::text, message.kind,
  message.content_type, message.thread_id, message.parent_content_id, 
  ${personColumns('author')}, message.agent_id, message.program, message.body,
  message.subject, message.language, message.rating, message.structured,
  CASE WHEN message.delivery = 'failed' THEN coalesce(${FACTS_OF_UPLOADS}, message.attachments)
    ELSE message.attachments END AS attachments,
  message.template, message.permalink, message.is_elsewhere, message.is_remotely_deleted, message.needs_reply,
  ${privateReplyIn('message')} AS private_reply_in, message.sent_at,
  message.delivery::text, message.failure_code, message.failure_detail, message.wait_until,
  message.wait_reason, message.attempt_count, message.login`;

/** The platform's id, by its bytes as the browser compares it; what has none yet comes last. */
const PLATFORM_ORDER = `coalesce(message.content_id, '~') COLLATE "C"`;

/** The order of a conversation, as `byTimeThenId` in lib/domain/message.ts has it. */
export const OLDEST_FIRST = `message.sent_at, ${PLATFORM_ORDER}, message.id`;
export const NEWEST_FIRST = `message.sent_at DESC, ${PLATFORM_ORDER} DESC, message.id DESC`;

/** Whether a message comes before a place; the parameters are its time, its content id and its id. */
export function isBefore(at: string, contentId: string, id: string): string {
  return `(${OLDEST_FIRST}) < (${at}::timestamptz, coalesce(${contentId}::text, '~'), ${id}::uuid)`;
}

export const MESSAGE_JOINS = `
  LEFT JOIN person AS author
    ON author.workspace_id = message.workspace_id AND author.id = message.person_id`;

/** The record as it crosses the wire. The platform's attachment addresses stay behind. */
export function toMessage(record: MessageRecord): Message {
  return {
    id: record.id,
    version: record.version,
    conversationId: record.conversation_id,
    channelId: record.channel_id,
    contentId: record.content_id,
    clientId: record.client_id,
    certainty: record.certainty,
    direction: record.direction,
    audience: record.audience,
    kind: record.kind,
    contentType: record.content_type,
    threadId: record.thread_id,
    parentContentId: record.parent_content_id,
    author: toPerson(record),
    agentId: record.agent_id,
    program: record.program,
    body: record.body,
    subject: record.subject,
    language: record.language,
    rating: record.rating,
    attachments: record.attachments.map(toAttachment),
    structured: record.structured,
    template: record.template,
    permalink: record.permalink,
    isElsewhere: record.is_elsewhere,
    isRemotelyDeleted: record.is_remotely_deleted,
    needsReply: record.needs_reply,
    privateReplyIn: record.private_reply_in,
    sentAt: record.sent_at.toISOString(),
    delivery: toDelivery(record),
  };
}

function toAttachment(facts: AttachmentFacts, index: number): Message['attachments'][number] {
  const { url: _, uploadId = null, ...shown } = facts;
  return { index, ...shown, uploadId };
}

function toDelivery(record: MessageRecord): Message['delivery'] {
  if (record.delivery === null) return null;
  return {
    state: record.delivery,
    failureCode: record.failure_code,
    failureDetail: record.failure_detail,
    waitUntil: record.wait_until?.toISOString() ?? null,
    waitReason: record.wait_reason,
    attemptCount: record.attempt_count,
    login: record.login,
  };
}
