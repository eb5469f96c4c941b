import 'server-only';
import {
  type AttemptOutcome,
  outcomeOf,
  pauseAfter,
  waitAfterRefusal,
  wasUnwell,
} from '@/lib/domain/outgoing-webhook';
import type { Transaction } from '../db';
import type { ClaimedDelivery } from './claim-webhook-deliveries';
import { lockWebhook, settleHeads } from './webhook-heads';

/** What came of posting a delivery. */
export interface Attempt {
  at: Date;
  /** Milliseconds. */
  took: number;
  status: number | null;
  detail: string;
  /** Milliseconds for which the receiver asks to be left alone. */
  retryAfterMs: number | null;
}

/**
 * Writes an attempt down: in the log, at the delivery, and at the webhook, whose receiver is left alone for longer the more
 * often it fails. The lease ends here.
 *
 * @returns when this delivery should be tried again by itself; null when it is over or waits with its receiver
 */
export async function recordWebhookAttempt(
  tx: Transaction,
  delivery: ClaimedDelivery,
  attempt: Attempt,
  chance = Math.random(),
): Promise<Date | null> {
  const outcome = outcomeOf(attempt.status);
  await lockWebhook(tx, delivery);
  await log(tx, delivery, attempt, outcome);
  const again = outcome === 'refused' ? whenAgain(delivery, attempt, chance) : null;
  await moveDelivery(tx, delivery, { outcome, again, at: attempt.at });
  if (outcome === 'delivered') await noteTaken(tx, delivery, attempt.at);
  else await noteFailed(tx, delivery, { outcome, attempt, chance });
  return again;
}

async function log(
  tx: Transaction,
  delivery: ClaimedDelivery,
  attempt: Attempt,
  outcome: AttemptOutcome,
): Promise<void> {
  const { at, took: tookMs, status, detail } = attempt;
  const { workspaceId, id: deliveryId } = delivery;
  await tx.rows(
    `INSERT INTO webhook_attempt (workspace_id, delivery_id, number, at, took_ms, outcome, status, detail)
     SELECT $1::uuid, $2::uuid, coalesce(max(number), 0) + 1, $3::timestamptz, $4::int, $5::text, $6::int, $7::text
     FROM webhook_attempt WHERE workspace_id = $1::uuid AND delivery_id = $2::uuid RETURNING number`,
    [workspaceId, deliveryId, at.toISOString(), tookMs, outcome, status, detail],
  );
}

function whenAgain(
  { refusals }: ClaimedDelivery,
  { at, retryAfterMs }: Attempt,
  chance: number,
): Date | null {
  const wait = waitAfterRefusal(refusals + 1, chance);
  return wait === null ? null : new Date(at.getTime() + Math.max(wait, retryAfterMs ?? 0));
}

interface Move {
  outcome: AttemptOutcome;
  again: Date | null;
  at: Date;
}

/** Of a receiver that is away nothing is the delivery's own fault: it stays due and waits with its receiver. */
async function moveDelivery(
  tx: Transaction,
  delivery: ClaimedDelivery,
  { outcome, again, at }: Move,
): Promise<void> {
  const isOver = outcome === 'delivered' || (outcome === 'refused' && again === null);
  const state = outcome === 'delivered' ? 'delivered' : isOver ? 'abandoned' : 'pending';
  await tx.rows(
    `UPDATE webhook_delivery SET state = $3::text::webhook_delivery_state, lease_until = NULL, attempts = attempts + 1,
       refusals = refusals + $4::int, due_at = coalesce($5::timestamptz, due_at), settled_at = $6::timestamptz
     WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    [
      delivery.workspaceId,
      delivery.id,
      state,
      outcome === 'refused' ? 1 : 0,
      again?.toISOString() ?? null,
      isOver ? at.toISOString() : null,
    ],
  );
  if (isOver) await settleHeads(tx, delivery, [delivery.orderKey]);
}

/** Written to a minute where nothing had failed: the row is everybody's. */
async function noteTaken(
  tx: Transaction,
  { workspaceId, webhookId, failures }: ClaimedDelivery,
  at: Date,
): Promise<void> {
  const place = [workspaceId, webhookId, at.toISOString()];
  await tx.rows(
    `UPDATE outgoing_webhook SET failures = 0, failing_since = NULL, wait_until = NULL, delivered_at = $3::timestamptz
     WHERE workspace_id = $1::uuid AND id = $2::uuid
       AND (failures > 0 OR delivered_at IS NULL OR delivered_at < $3::timestamptz - interval '1 minute') RETURNING id`,
    place,
  );
  if (!wasUnwell(failures)) return;
  await tx.rows(
    `UPDATE webhook_delivery SET due_at = $3::timestamptz
     WHERE workspace_id = $1::uuid AND webhook_id = $2::uuid AND state = 'pending' AND due_at > $3::timestamptz
     RETURNING id`,
    place,
  );
}

interface Failure {
  outcome: Exclude<AttemptOutcome, 'delivered'>;
  attempt: Attempt;
  chance: number;
}

/** Several that failed together are one failure: the pause is not to grow by how much was under way. */
async function noteFailed(
  tx: Transaction,
  delivery: ClaimedDelivery,
  { outcome, attempt, chance }: Failure,
): Promise<void> {
  const { at, retryAfterMs } = attempt;
  const pause = outcome === 'gone' ? 0 : pauseAfter(outcome, delivery.failures + 1, chance);
  const asked = outcome === 'away' ? (retryAfterMs ?? 0) : 0;
  const wait = Math.max(pause, asked);
  await tx.rows(
    `UPDATE outgoing_webhook SET failures = GREATEST(failures, $6::int), failing_since = coalesce(failing_since, $3::timestamptz),
       wait_until = GREATEST(wait_until, $4::timestamptz), rest = CASE WHEN $5::bool THEN 'gone' ELSE rest END
     WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    [
      delivery.workspaceId,
      delivery.webhookId,
      at.toISOString(),
      wait > 0 ? new Date(at.getTime() + wait).toISOString() : null,
      outcome === 'gone',
      delivery.failures + 1,
    ],
  );
}
