import 'server-only';
import type { Check } from './check';

/** A change that is not finished has a job that goes on with it, and one is taken back by exactly one other. */
const CHANGES = `
  SELECT change.id::text AS key, rule.field, rule.expected, coalesce(rule.found, 'none') AS found
  FROM bulk_change AS change
  CROSS JOIN LATERAL (VALUES
    ('finished_at', change.finished_at IS NOT NULL OR EXISTS (
        SELECT FROM graphile_worker._private_jobs AS job
        JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id AND task.identifier = 'bulk-change'
        WHERE job.payload->>'bulkChangeId' = change.id::text
          AND (job.attempts < job.max_attempts OR job.locked_at IS NOT NULL)),
      'a job that goes on', 'no job'),
    ('undone_at', (SELECT count(*) FROM bulk_change AS undo WHERE undo.workspace_id = $1::uuid
        AND undo.act->>'type' = 'undo' AND undo.act->>'of' = change.id::text)
        = CASE WHEN change.undone_at IS NULL THEN 0 ELSE 1 END,
      'the time of the change that took it back', change.undone_at::text)
  ) AS rule(field, holds, expected, found)
  WHERE change.workspace_id = $1::uuid AND NOT rule.holds`;

/** Each of a finished change has its result, and what is done can be taken back. */
const ITEMS = `
  SELECT item.conversation_id || ' of ' || change.id AS key, rule.field, rule.expected,
    coalesce(rule.found, 'none') AS found
  FROM bulk_change_item AS item
  JOIN bulk_change AS change ON change.workspace_id = $1::uuid AND change.id = item.bulk_change_id
  JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.id = item.conversation_id
  CROSS JOIN LATERAL (VALUES
    ('outcome', item.outcome IS NOT NULL OR change.finished_at IS NULL, 'a result', item.outcome::text),
    ('code', (item.code IS NOT NULL) = (item.outcome IS NOT DISTINCT FROM 'refused'),
      'a reason where it was refused', item.code),
    ('before', (item.before IS NOT NULL) = (item.outcome IS NOT DISTINCT FROM 'done'),
      'what it was where it was changed', item.before::text),
    ('left_as', (item.left_as IS NOT NULL) = (item.outcome IS NOT DISTINCT FROM 'done'),
      'what it was afterwards where it was changed', item.left_as::text)
  ) AS rule(field, holds, expected, found)
  WHERE item.workspace_id = $1::uuid AND NOT rule.holds`;

/** What must be true of acts on many conversations at once. */
export const bulkChecks: Check[] = [
  { table: 'bulk_change', sql: CHANGES },
  { table: 'bulk_change_item', sql: ITEMS },
];
