import 'server-only';
import type { Check } from './check';

/** Rows of the feed whose contents are looked at: more than any reader resumes over. Its numbers are all looked at. */
const RECENT = 10_000;

const GAPS = `
  SELECT 'seq ' || seq AS key, 'seq' AS field, (before + 1)::text AS expected, seq::text AS found
  FROM (SELECT seq, lag(seq) OVER (ORDER BY seq) AS before FROM feed WHERE workspace_id = $1::uuid) AS numbered
  WHERE seq <> before + 1`;

/** The counter stands where the feed ends. A feed that was cleared away altogether says nothing of it. */
const COUNTER = `
  SELECT 'the counter' AS key, 'seq' AS field, written.last::text AS expected,
    coalesce(counter.seq::text, 'none') AS found
  FROM (SELECT max(seq) AS last FROM feed WHERE workspace_id = $1::uuid) AS written
  LEFT JOIN feed_counter AS counter ON counter.workspace_id = $1::uuid
  WHERE written.last IS NOT NULL AND counter.seq IS DISTINCT FROM written.last`;

/** Whom a row is told to must follow from what it tells: the stream looks at nothing else (feed/open-stream.ts). */
const AUDIENCE = `
  SELECT 'seq ' || told.seq AS key, rule.field, rule.expected, coalesce(rule.found, 'none') AS found
  FROM (SELECT * FROM feed WHERE workspace_id = $1::uuid ORDER BY seq DESC LIMIT ${RECENT}) AS told
  LEFT JOIN conversation AS done ON done.workspace_id = $1::uuid
    AND done.id = (coalesce(told.payload->'activity', told.payload->'note',
      CASE WHEN told.type IN ('mention.added', 'draft.changed') THEN told.payload END)->>'conversationId')::uuid
  CROSS JOIN LATERAL (VALUES
    ('type', told.payload->>'type', told.type),
    ('channel_id', coalesce(told.payload->'conversation'->>'channelId', done.channel_id::text,
      told.channel_id::text, 'none'), coalesce(told.channel_id::text, 'none')),
    ('agent_id', CASE
      WHEN told.type IN ('read-mark.moved', 'mention.added', 'bulk.progressed') THEN coalesce(told.agent_id::text, 'one agent')
      WHEN told.type = 'settings.changed' THEN coalesce(told.agent_id::text, 'none')
      ELSE 'none' END, coalesce(told.agent_id::text, 'none'))
  ) AS rule(field, expected, found)
  WHERE rule.expected IS DISTINCT FROM rule.found`;

const CHANNELS = `
  SELECT 'seq ' || told.seq AS key, 'channel_id' AS field, 'a channel of this workspace' AS expected,
    told.channel_id::text AS found
  FROM (SELECT seq, channel_id FROM feed WHERE workspace_id = $1::uuid ORDER BY seq DESC LIMIT ${RECENT}) AS told
  WHERE told.channel_id IS NOT NULL AND told.channel_id NOT IN (
    SELECT id FROM channel WHERE workspace_id = $1::uuid)`;

/** A version that was told and that the row does not have: the row was put back, and no browser would take the next. */
const VERSIONS = `
  SELECT told.kind || ' ' || told.id AS key, 'version' AS field, 'at least ' || told.version AS expected,
    coalesce(conversation.version, message.version)::text AS found
  FROM (
    SELECT part.kind, part.value->>'id' AS id, max((part.value->>'version')::int) AS version
    FROM (SELECT * FROM feed WHERE workspace_id = $1::uuid ORDER BY seq DESC LIMIT ${RECENT}) AS recent
    CROSS JOIN LATERAL (VALUES
      ('conversation', recent.payload->'conversation'), ('message', recent.payload->'message')
    ) AS part(kind, value)
    WHERE part.value IS NOT NULL
    GROUP BY part.kind, part.value->>'id') AS told
  LEFT JOIN conversation ON told.kind = 'conversation' AND conversation.workspace_id = $1::uuid
    AND conversation.id = told.id::uuid
  LEFT JOIN message ON told.kind = 'message' AND message.workspace_id = $1::uuid AND message.id = told.id::uuid
  WHERE coalesce(conversation.version, message.version) < told.version`;

/** What must be true of the feed. */
export const feedChecks: Check[] = [
  { table: 'feed', sql: GAPS },
  { table: 'feed_counter', sql: COUNTER },
  { table: 'feed', sql: AUDIENCE },
  { table: 'feed', sql: CHANNELS },
  { table: 'feed', sql: VERSIONS },
];
