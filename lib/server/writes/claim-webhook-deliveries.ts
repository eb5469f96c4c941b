import 'server-only';
import type { Transaction } from '../db';
import type { Jobs } from '../queue';
import { unseal } from '../secrets';

/** Milliseconds that an attempt and writing down what came of it may take; more than the longest post. */
const LEASE = 60_000;
/** Deliveries of different conversations that are under way to one receiver. */
const AT_ONCE = 8;

/** A delivery that is ours to attempt now. */
export interface ClaimedDelivery {
  workspaceId: string;
  webhookId: string;
  id: string;
  orderKey: string;
  url: string;
  secrets: string[];
  body: string;
  /** Before this attempt. */
  attempts: number;
  refusals: number;
  createdAt: Date;
  /** Of the webhook, in a row, before this attempt. */
  failures: number;
}

interface ClaimedRecord extends Omit<ClaimedDelivery, 'secrets' | 'workspaceId' | 'webhookId'> {
  secretSealed: string;
  formerSecretSealed: string | null;
}

/**
 * Takes deliveries that are due under a lease: of each conversation only its head, so that none overtakes another. Of a receiver that failed last only one is tried.
 *
 * @returns none while the webhook rests or its receiver is left alone, or its workspace is suspended
 */
export async function claimWebhookDeliveries(
  tx: Transaction,
  { workspaceId, webhookId }: Jobs['send-webhooks'],
  now: Date,
): Promise<ClaimedDelivery[]> {
  const leaseUntil = new Date(now.getTime() + LEASE).toISOString();
  const records = await tx.rows<ClaimedRecord>(CLAIM, [
    workspaceId,
    webhookId,
    now.toISOString(),
    leaseUntil,
  ]);
  return records.map(({ secretSealed, formerSecretSealed, ...record }) => {
    const present = unseal(secretSealed, webhookSecretPlace(workspaceId, 'secret_sealed'));
    const former =
      formerSecretSealed &&
      unseal(formerSecretSealed, webhookSecretPlace(workspaceId, 'former_secret_sealed'));
    return { ...record, workspaceId, webhookId, secrets: former ? [present, former] : [present] };
  });
}

/** Where secrets of webhooks are sealed. */
export function webhookSecretPlace(workspaceId: string, column: 'secret_sealed' | 'former_secret_sealed') {
  return { table: 'outgoing_webhook', column, workspaceId };
}

const CLAIM = `
  WITH webhook AS (
    SELECT webhook.* FROM outgoing_webhook AS webhook
    JOIN workspace ON workspace.id = webhook.workspace_id AND workspace.suspended_at IS NULL
    WHERE webhook.workspace_id = $1::uuid AND webhook.id = $2::uuid AND webhook.rest IS NULL
      AND (webhook.wait_until IS NULL OR webhook.wait_until <= $3::timestamptz)
  ), head AS (
    SELECT delivery.id FROM webhook_delivery AS delivery
    WHERE delivery.workspace_id = $1::uuid AND delivery.webhook_id = (SELECT id FROM webhook)
      AND delivery.state = 'pending' AND delivery.is_head AND delivery.due_at <= $3::timestamptz
      AND (delivery.lease_until IS NULL OR delivery.lease_until <= $3::timestamptz)
    ORDER BY delivery.due_at
    LIMIT (SELECT CASE WHEN failures > 0 THEN 1 ELSE ${AT_ONCE} END FROM webhook)
    FOR UPDATE SKIP LOCKED
  )
  UPDATE webhook_delivery AS delivery SET lease_until = $4::timestamptz
  FROM head, webhook
  WHERE delivery.workspace_id = $1::uuid AND delivery.id = head.id
  RETURNING delivery.id, delivery.order_key AS "orderKey", webhook.url, webhook.secret_sealed AS "secretSealed",
    CASE WHEN webhook.former_until > $3::timestamptz THEN webhook.former_secret_sealed END AS "formerSecretSealed",
    delivery.body, delivery.attempts, delivery.refusals, delivery.created_at AS "createdAt", webhook.failures`;
