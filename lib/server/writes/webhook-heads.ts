import 'server-only';
import type { Transaction } from '../db';
import type { Jobs } from '../queue';

/**
 * Takes the lock under which the heads of a webhook's conversations change. Who plans and who settles would otherwise not see
 * each other, and a conversation could be left without a head: its deliveries would wait for ever.
 */
export async function lockWebhook(
  tx: Transaction,
  { workspaceId, webhookId }: Jobs['send-webhooks'],
): Promise<void> {
  await tx.rows(
    `SELECT id FROM outgoing_webhook WHERE workspace_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE`,
    [workspaceId, webhookId],
  );
}

/** Makes the oldest that waits in each of these conversations its head, and no other. Ask under the lock. */
export async function settleHeads(
  tx: Transaction,
  { workspaceId, webhookId }: Jobs['send-webhooks'],
  orderKeys: readonly string[],
): Promise<void> {
  const place = [workspaceId, webhookId, [...new Set(orderKeys)]];
  await tx.rows(FORGET, place);
  await tx.rows(CHOOSE, place);
}

const FORGET = `
  UPDATE webhook_delivery SET is_head = false
  WHERE workspace_id = $1::uuid AND webhook_id = $2::uuid AND state = 'pending' AND is_head
    AND order_key = ANY($3::uuid[]) RETURNING 1`;

const CHOOSE = `
  UPDATE webhook_delivery AS delivery SET is_head = true
  FROM unnest($3::uuid[]) AS wanted(order_key) CROSS JOIN LATERAL (
    SELECT id FROM webhook_delivery AS waiting
    WHERE waiting.workspace_id = $1::uuid AND waiting.webhook_id = $2::uuid
      AND waiting.order_key = wanted.order_key AND waiting.state = 'pending'
    ORDER BY waiting.seq, waiting.id LIMIT 1
  ) AS oldest
  WHERE delivery.workspace_id = $1::uuid AND delivery.id = oldest.id RETURNING 1`;
