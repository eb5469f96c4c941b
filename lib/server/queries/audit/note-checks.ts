import 'server-only';
import type { Check } from './check';

/** What is for colleagues alone shares nothing with what customers get, not even an id. */
const APART = `
  SELECT note.id::text AS key, kept.field, 'an id of no message' AS expected, kept.found::text AS found
  FROM note
  CROSS JOIN LATERAL (VALUES ('id', note.id), ('client_id', note.client_id)) AS kept(field, found)
  WHERE note.workspace_id = $1::uuid AND EXISTS (
    SELECT FROM message WHERE message.workspace_id = $1::uuid
      AND (message.id = kept.found OR message.client_id = kept.found))`;

const REMOVED = `
  SELECT id::text AS key, 'body' AS field, 'nothing' AS expected, left(body, 80) AS found
  FROM note WHERE workspace_id = $1::uuid AND removed_at IS NOT NULL AND body <> ''`;

/** Somebody is asked only by a note that names them, or their team, in its own conversation. */
const MENTIONS = `
  SELECT mention.note_id || ' of agent ' || mention.agent_id AS key, rule.field, rule.expected, rule.found
  FROM mention
  JOIN note ON note.workspace_id = $1::uuid AND note.id = mention.note_id
  CROSS JOIN LATERAL (SELECT
    mention.agent_id <> note.agent_id AND (
      note.mentions @> jsonb_build_array(jsonb_build_object('kind', 'agent', 'id', mention.agent_id))
      OR note.mentions @> '[{"kind": "team"}]') AS yes) AS is_named
  CROSS JOIN LATERAL (VALUES
    ('conversation_id', note.conversation_id::text, mention.conversation_id::text),
    ('agent_id', CASE WHEN is_named.yes THEN mention.agent_id::text ELSE 'somebody whom the note names' END,
      mention.agent_id::text)
  ) AS rule(field, expected, found)
  WHERE mention.workspace_id = $1::uuid AND rule.expected <> rule.found`;

/** What must be true of notes and of whom they name. */
export const noteChecks: Check[] = [
  { table: 'note', sql: APART },
  { table: 'note', sql: REMOVED },
  { table: 'mention', sql: MENTIONS },
];
