import 'server-only';
import { SAID_BY_PERSON } from '@/lib/domain/message';
import type { Check } from './check';

/** The one reply that is confirmed without a content: a person saw it arrive, and the platform has not told. */
const BY_PERSON = `coalesce(delivery = 'confirmed' AND failure_code = '${SAID_BY_PERSON}', false)`;

/** Each state of a delivery has its evidence, and nothing that belongs to another state (lib/domain/message.ts). */
const EVIDENCE = `
  SELECT message.id::text AS key, rule.field, rule.expected, coalesce(rule.found, 'none') AS found
  FROM message
  CROSS JOIN LATERAL (VALUES
    ('delivery', direction = 'outbound' OR delivery IS NULL, 'none on what a customer wrote', delivery::text),
    ('delivery', certainty <> 'ours' OR delivery IS NOT NULL, 'a state of what is only here', delivery::text),
    ('client_id', (client_id IS NULL) = (delivery IS NULL), 'one exactly where there is a delivery', client_id::text),
    ('content_id', delivery NOT IN ('handed_over', 'confirmed') OR content_id IS NOT NULL OR ${BY_PERSON},
      'what the platform called it, as it is ' || delivery, content_id),
    ('lease_until', delivery IS NOT DISTINCT FROM 'sending' OR lease_until IS NULL,
      'none while nobody sends it', lease_until::text),
    ('lease_until', delivery IS DISTINCT FROM 'sending' OR lease_until IS NOT NULL,
      'the lease of whoever sends it', lease_until::text),
    ('wait_until', (delivery IS NOT DISTINCT FROM 'waiting') = (wait_until IS NOT NULL),
      'a time exactly while it waits', wait_until::text),
    ('failure_code', delivery IS DISTINCT FROM 'failed' OR failure_code IS NOT NULL,
      'why it failed', failure_code),
    ('failure_code', delivery IS NOT DISTINCT FROM 'failed' OR failure_code IS NULL OR ${BY_PERSON},
      'none where it did not fail', failure_code),
    ('failure_detail', delivery IS DISTINCT FROM 'confirmed' OR failure_detail IS NULL,
      'none where it was confirmed', failure_detail),
    ('absent_since', delivery IS NOT DISTINCT FROM 'unknown' OR absent_since IS NULL,
      'none while nobody looks for it', absent_since::text),
    ('attempt_count', delivery NOT IN ('sending', 'handed_over', 'unknown', 'not_confirmed') OR attempt_count > 0,
      'an attempt, as it is ' || delivery, attempt_count::text),
    ('attempted_at', (attempt_count > 0) = (attempted_at IS NOT NULL),
      'the time of the last attempt', attempted_at::text)
  ) AS rule(field, holds, expected, found)
  WHERE message.workspace_id = $1::uuid AND NOT rule.holds
    AND (delivery IS NOT NULL OR client_id IS NOT NULL OR certainty = 'ours')`;

/** Whoever fences off late results must have numbered the attempt. */
const FENCES = `
  SELECT id::text AS key, 'fence' AS field, 'at least ' || attempt_count AS expected, fence::text AS found
  FROM message
  WHERE workspace_id = $1::uuid AND delivery IS NOT NULL AND fence < attempt_count`;

/** A channel that the platform lets us only read has its evidence, and that is of this channel. */
const FORBIDDEN = `
  SELECT channel.id::text AS key, rule.field, rule.expected, coalesce(rule.found, 'none') AS found
  FROM channel
  LEFT JOIN message AS refused ON refused.workspace_id = $1::uuid AND refused.id = channel.forbidden_message_id
  CROSS JOIN LATERAL (VALUES
    ('forbidden_code', (forbidden_at IS NULL) = (forbidden_code IS NULL), 'one exactly where there is a time',
      forbidden_code),
    ('forbidden_message_id', (forbidden_at IS NULL) = (forbidden_message_id IS NULL)
        AND coalesce(refused.channel_id, channel.id) = channel.id,
      'a reply on this channel exactly where there is a time', forbidden_message_id::text)
  ) AS rule(field, holds, expected, found)
  WHERE channel.workspace_id = $1::uuid AND NOT rule.holds`;

/** What must be true of replies of ours. */
export const deliveryChecks: Check[] = [
  { table: 'message', sql: EVIDENCE },
  { table: 'message', sql: FENCES },
  { table: 'channel', sql: FORBIDDEN },
];
