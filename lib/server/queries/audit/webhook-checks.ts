import 'server-only';
import type { Check } from './check';

const ONE_OF_EACH = `
  SELECT dedupe_key AS key, 'dedupe_key' AS field, '1 delivery' AS expected, count(*) || ' deliveries' AS found
  FROM webhook_event WHERE workspace_id = $1::uuid
  GROUP BY account_id, dedupe_key HAVING count(*) > 1`;

/** Acknowledged means that its import is asked for, until it has happened. */
const JOBS = `
  SELECT event.id::text AS key, 'fate' AS field, 'a job that imports it, while it is accepted' AS expected,
    'no job' AS found
  FROM webhook_event AS event
  WHERE event.workspace_id = $1::uuid AND event.fate = 'accepted' AND event.id::text NOT IN (
    SELECT job.payload->>'eventId' FROM graphile_worker._private_jobs AS job
    JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id AND task.identifier = 'import-event'
    WHERE job.payload->>'workspaceId' = $1::uuid::text AND job.payload->>'eventId' IS NOT NULL
      AND (job.attempts < job.max_attempts OR job.locked_at IS NOT NULL))`;

/** Every event has a fate, and every fate its reason or its content. */
const FATES = `
  SELECT id::text AS key, rule.field, rule.expected, coalesce(rule.found, 'none') AS found
  FROM webhook_event
  CROSS JOIN LATERAL (VALUES
    ('content_id', fate <> 'imported' OR content_id IS NOT NULL, 'the content it told of', content_id),
    ('fate_reason', fate NOT IN ('rejected', 'unknown_type', 'quarantined') OR fate_reason IS NOT NULL,
      'why it was ' || fate, fate_reason),
    ('is_confirmed', fate = 'imported' OR NOT is_confirmed, 'false, as it was ' || fate, is_confirmed::text),
    ('raw', length(raw) > 0 OR fate = 'rejected', 'the bytes that came', length(raw) || ' bytes')
  ) AS rule(field, holds, expected, found)
  WHERE workspace_id = $1::uuid AND NOT rule.holds`;

/** What must be true of the deliveries of the platform. */
export const webhookChecks: Check[] = [
  { table: 'webhook_event', sql: ONE_OF_EACH },
  { table: 'webhook_event', sql: JOBS },
  { table: 'webhook_event', sql: FATES },
];
