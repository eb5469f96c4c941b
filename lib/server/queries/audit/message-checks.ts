import 'server-only';
import type { Check } from './check';

/**
 * The rule of writes/settle-conversations.ts, over all messages at once: a customer's message needs a reply while it
 * asks for one, came after the conversation was last settled, and nothing that the channel has answers it. In private
 * an answer is anything of ours sent later; in public only what hangs under the message.
 */
const NEEDS_REPLY = `
  WITH answer AS (
    SELECT account_id, conversation_id, parent_content_id, sent_at FROM message
    WHERE workspace_id = $1::uuid AND direction = 'outbound' AND NOT is_remotely_deleted
      AND (delivery = 'confirmed' OR delivery IS NULL AND sync_status IS DISTINCT FROM 'ExportAborted')
  ), latest AS (
    SELECT conversation_id, max(sent_at) AS at FROM answer GROUP BY conversation_id
  ), answered AS (
    SELECT DISTINCT account_id, parent_content_id FROM answer WHERE parent_content_id IS NOT NULL
  ), judged AS (
    SELECT message.id, message.needs_reply AS found,
      message.direction = 'inbound' AND message.asks_for_reply AND answered.parent_content_id IS NULL
        AND message.created_at > coalesce(conversation.settled_at, '-infinity')
        AND message.sent_at >= coalesce(latest.at, '-infinity') AS expected
    FROM message
    JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.id = message.conversation_id
    LEFT JOIN latest ON latest.conversation_id = conversation.id AND conversation.audience = 'private'
    LEFT JOIN answered ON answered.account_id = message.account_id
      AND answered.parent_content_id = message.content_id
    WHERE message.workspace_id = $1::uuid
  )
  SELECT id::text AS key, 'needs_reply' AS field, expected::text, found::text
  FROM judged WHERE expected <> found`;

/** The rule of `asksForReply` in lib/domain/message.ts. */
const ASKS_FOR_REPLY = `
  SELECT id::text AS key, 'asks_for_reply' AS field, judged.expected::text, asks_for_reply::text AS found
  FROM message
  CROSS JOIN LATERAL (SELECT
    direction = 'inbound' AND NOT is_remotely_deleted AND content_status IS DISTINCT FROM 'Ignored' AS expected
  ) AS judged
  WHERE workspace_id = $1::uuid AND certainty <> 'ours' AND judged.expected <> asks_for_reply`;

/** A unique index keeps these apart; that it has done so is looked at, because an index can be lost or corrupt. */
const ONE_OF_EACH = `
  SELECT 'client id ' || client_id AS key, 'client_id' AS field, '1 message' AS expected, count(*) || ' messages' AS found
  FROM message WHERE workspace_id = $1::uuid AND client_id IS NOT NULL
  GROUP BY client_id HAVING count(*) > 1
  UNION ALL
  SELECT 'content ' || content_id, 'content_id', '1 message', count(*) || ' messages'
  FROM message WHERE workspace_id = $1::uuid AND content_id IS NOT NULL
  GROUP BY account_id, content_id HAVING count(*) > 1`;

/** A message stands in a conversation of its own channel, account and audience, and so do its author and parent. */
const PLACES = `
  SELECT message.id::text AS key, place.field, place.expected, place.found
  FROM message
  JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.id = message.conversation_id
  JOIN channel ON channel.workspace_id = $1::uuid AND channel.id = message.channel_id
  LEFT JOIN person ON person.workspace_id = $1::uuid AND person.id = message.person_id
  LEFT JOIN message AS parent ON parent.workspace_id = $1::uuid AND parent.account_id = message.account_id
    AND parent.content_id = message.parent_content_id
  CROSS JOIN LATERAL (VALUES
    ('channel_id', conversation.channel_id::text, message.channel_id::text),
    ('audience', conversation.audience::text, message.audience::text),
    ('account_id', channel.account_id::text, message.account_id::text),
    ('person_id', coalesce(person.account_id, message.account_id)::text, message.account_id::text),
    ('parent_content_id', coalesce(parent.channel_id, message.channel_id)::text, message.channel_id::text)
  ) AS place(field, expected, found)
  WHERE message.workspace_id = $1::uuid AND place.expected <> place.found`;

/** What hangs under a content of another account hangs under nothing that anybody can open. */
const PARENTS = `
  SELECT message.id::text AS key, 'parent_content_id' AS field, 'a content of its own account' AS expected,
    message.parent_content_id AS found
  FROM message
  WHERE message.workspace_id = $1::uuid AND message.parent_content_id IS NOT NULL
    AND message.parent_content_id IN (
      SELECT parent.content_id FROM message AS parent WHERE parent.workspace_id = $1::uuid)
    AND NOT EXISTS (
      SELECT FROM message AS parent
      WHERE parent.workspace_id = $1::uuid AND parent.account_id = message.account_id
        AND parent.content_id = message.parent_content_id)`;

/** Public content of one thread is one conversation. */
const THREADS = `
  SELECT 'thread ' || thread_id AS key, 'conversation_id' AS field, '1 conversation' AS expected,
    count(DISTINCT conversation_id) || ' conversations' AS found
  FROM message
  WHERE workspace_id = $1::uuid AND audience = 'public' AND thread_id IS NOT NULL
  GROUP BY channel_id, thread_id HAVING count(DISTINCT conversation_id) > 1`;

/** What was made from a template is a template of ours, and says which. */
const TEMPLATES = `
  SELECT id::text AS key, 'template' AS field, 'none, or the name, language and values of a message of ours' AS expected,
    template::text AS found
  FROM message
  WHERE workspace_id = $1::uuid AND template IS NOT NULL AND NOT coalesce(
    client_id IS NOT NULL AND direction = 'outbound' AND jsonb_typeof(template->'values') = 'object'
      AND template->>'name' <> '' AND template->>'language' <> '', false)`;

/** What must be true of messages, wherever they come from. */
export const messageChecks: Check[] = [
  { table: 'message', sql: NEEDS_REPLY },
  { table: 'message', sql: ASKS_FOR_REPLY },
  { table: 'message', sql: ONE_OF_EACH },
  { table: 'message', sql: PLACES },
  { table: 'message', sql: PARENTS },
  { table: 'message', sql: THREADS },
  { table: 'message', sql: TEMPLATES },
];
