import 'server-only';
import { NEWEST_FIRST } from '../message-sql';
import { grantsSql, mayReadSql } from '../readable-channels-sql';
import { windowStateSql } from '../window-sql';
import type { Check } from './check';

/** What a conversation remembers of its messages, counted again. */
const SUMMARY = `
  SELECT conversation.id::text AS key, kept.field, kept.expected, kept.found
  FROM conversation
  CROSS JOIN LATERAL (
    SELECT count(*) AS messages,
      count(*) FILTER (WHERE direction = 'inbound') AS inbound,
      count(*) FILTER (WHERE needs_reply) AS needs_reply,
      count(*) FILTER (WHERE delivery IN ('failed', 'not_confirmed')) AS failed,
      max(sent_at) FILTER (WHERE direction = 'inbound') AS last_inbound_at,
      (array_agg(language ORDER BY ${NEWEST_FIRST}) FILTER (WHERE direction = 'inbound'))[1] AS language,
      (array_agg(rating ORDER BY sent_at, id) FILTER (WHERE kind = 'review'))[1] AS rating
    FROM message
    WHERE message.workspace_id = $1::uuid AND message.conversation_id = conversation.id) AS counted
  LEFT JOIN LATERAL (
    SELECT message.id, message.sent_at FROM message
    WHERE message.workspace_id = $1::uuid AND message.conversation_id = conversation.id
    ORDER BY ${NEWEST_FIRST} LIMIT 1) AS last ON true
  CROSS JOIN LATERAL (VALUES
    ('message_count', counted.messages::text, conversation.message_count::text),
    ('inbound_count', counted.inbound::text, conversation.inbound_count::text),
    ('needs_reply_count', CASE conversation.status WHEN 'snoozed' THEN '0' ELSE counted.needs_reply::text END,
      conversation.needs_reply_count::text),
    ('failed_count', counted.failed::text, conversation.failed_count::text),
    ('last_message_id', last.id::text, conversation.last_message_id::text),
    ('last_message_at', coalesce(last.sent_at, conversation.last_message_at)::text,
      conversation.last_message_at::text),
    ('last_inbound_at', counted.last_inbound_at::text, conversation.last_inbound_at::text),
    ('language', counted.language, conversation.language),
    ('rating', counted.rating::text, conversation.rating::text)
  ) AS kept(field, expected, found)
  WHERE conversation.workspace_id = $1::uuid AND kept.expected IS DISTINCT FROM kept.found`;

/** Nobody has read what was not written: unread is never below zero. */
const BASELINE = `
  SELECT id::text AS key, 'read_baseline' AS field, '0 to ' || inbound_count AS expected, read_baseline::text AS found
  FROM conversation
  WHERE workspace_id = $1::uuid AND (read_baseline < 0 OR read_baseline > inbound_count)`;

const READ_MARKS = `
  SELECT mark.conversation_id || ' of agent ' || mark.agent_id AS key, 'read_count' AS field,
    '0 to ' || conversation.inbound_count AS expected, mark.read_count::text AS found
  FROM read_mark AS mark
  JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.id = mark.conversation_id
  WHERE mark.workspace_id = $1::uuid AND (mark.read_count < 0 OR mark.read_count > conversation.inbound_count)`;

/** Work goes back to the queue when its holder goes, or may not read it any more: at once, or by a job that is waiting. */
const HOLDERS = `
  SELECT conversation.id::text AS key, 'assignee_id' AS field, 'somebody who is active and may read it' AS expected,
    conversation.assignee_id::text AS found
  FROM conversation
  JOIN membership ON membership.workspace_id = $1::uuid AND membership.agent_id = conversation.assignee_id
  JOIN channel ON channel.workspace_id = $1::uuid AND channel.id = conversation.channel_id
  ${grantsSql('membership.agent_id')}
  WHERE conversation.workspace_id = $1::uuid
    AND (membership.deactivated_at IS NOT NULL OR NOT ${mayReadSql('membership.role')})
    AND NOT EXISTS (
      SELECT FROM graphile_worker._private_jobs AS job
      JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
      WHERE task.identifier = 'return-stranded-work' AND job.payload->>'workspaceId' = $1::uuid::text
        AND (job.attempts < job.max_attempts OR job.locked_at IS NOT NULL))`;

/** Only whether there is a window: where it stands is moved once a minute. */
const WINDOWS = `
  SELECT id::text AS key, 'window_state' AS field, ${windowStateSql('last_inbound_at', 'now()')}::text AS expected,
    window_state::text AS found
  FROM conversation
  WHERE workspace_id = $1::uuid
    AND (window_state = 'none') <> (${windowStateSql('last_inbound_at', 'now()')} = 'none')`;

/** A mark by hand holds while the conversation is open, until it is settled or something of ours goes out. */
const MARKED = `
  SELECT conversation.id::text AS key, 'is_marked_needs_reply' AS field, judged.expected::text,
    conversation.is_marked_needs_reply::text AS found
  FROM conversation
  LEFT JOIN LATERAL (
    SELECT max(CASE WHEN client_id IS NULL THEN sent_at ELSE created_at END) AS at FROM message
    WHERE message.workspace_id = $1::uuid AND message.conversation_id = conversation.id
      AND direction = 'outbound' AND NOT is_remotely_deleted
      AND (delivery = 'confirmed' OR delivery IS NULL AND sync_status IS DISTINCT FROM 'ExportAborted')
  ) AS answer ON true
  CROSS JOIN LATERAL (SELECT coalesce(
    conversation.status = 'open' AND conversation.needs_reply_marked_at > coalesce(conversation.settled_at, '-infinity')
      AND conversation.needs_reply_marked_at >= coalesce(answer.at, '-infinity'), false) AS expected) AS judged
  WHERE conversation.workspace_id = $1::uuid AND judged.expected <> conversation.is_marked_needs_reply`;

/** What is snoozed was snoozed by somebody, and what has a time has a job that wakes it. */
const SNOOZED = `
  SELECT conversation.id::text AS key, rule.field, rule.expected, coalesce(rule.found, 'none') AS found
  FROM conversation
  CROSS JOIN LATERAL (VALUES
    ('snoozed_by_id', (conversation.status = 'snoozed') = (conversation.snoozed_by_id IS NOT NULL),
      CASE conversation.status WHEN 'snoozed' THEN 'who snoozed it' ELSE 'none' END, conversation.snoozed_by_id::text),
    ('snoozed_until', conversation.snoozed_until IS NULL OR EXISTS (
        SELECT FROM graphile_worker._private_jobs AS job
        JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id AND task.identifier = 'wake-conversation'
        WHERE job.payload->>'conversationId' = conversation.id::text
          AND (job.payload->>'until')::timestamptz = conversation.snoozed_until
          AND (job.attempts < job.max_attempts OR job.locked_at IS NOT NULL)),
      'a job that wakes it', 'no job')
  ) AS rule(field, holds, expected, found)
  WHERE conversation.workspace_id = $1::uuid AND NOT rule.holds`;

/** What must be true of conversations and of how far they were read. */
export const conversationChecks: Check[] = [
  { table: 'conversation', sql: SUMMARY },
  { table: 'conversation', sql: BASELINE },
  { table: 'conversation', sql: HOLDERS },
  { table: 'conversation', sql: WINDOWS },
  { table: 'conversation', sql: MARKED },
  { table: 'conversation', sql: SNOOZED },
  { table: 'read_mark', sql: READ_MARKS },
];
