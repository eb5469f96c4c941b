import 'server-only';
import { database, inTransaction, type Transaction } from '../db';
import { enqueue, type Jobs } from '../queue';
import { lockWebhook, settleHeads } from '../writes/webhook-heads';

/** Given up in one transaction; more are given up a minute later. */
const MOST = 10_000;

/**
 * Each minute, whatever hints were lost and whoever died: feeds that were not turned into deliveries yet are, what is due is
 * sent, and what nobody took for three days is given up, so that its conversation goes on.
 */
export async function tendWebhooks(now: Date): Promise<void> {
  await giveUpOld(now);
  await inTransaction(async (tx) => {
    for (const workspace of await behind(tx)) enqueue(tx, 'plan-webhooks', workspace);
    for (const webhook of await due(tx, now)) enqueue(tx, 'send-webhooks', webhook);
  });
}

async function giveUpOld(now: Date): Promise<void> {
  const webhooks = await database.rows<Jobs['send-webhooks']>(
    `SELECT DISTINCT workspace_id AS "workspaceId", webhook_id AS "webhookId"
     FROM webhook_delivery WHERE state = 'pending' AND expires_at < $1::timestamptz`,
    [now.toISOString()],
  );
  for (const webhook of webhooks) await inTransaction((tx) => giveUpOldOf(tx, webhook, now));
}

async function giveUpOldOf(tx: Transaction, webhook: Jobs['send-webhooks'], now: Date): Promise<void> {
  await lockWebhook(tx, webhook);
  const given = await tx.rows<{ orderKey: string }>(GIVE_UP, [
    webhook.workspaceId,
    webhook.webhookId,
    now.toISOString(),
  ]);
  await settleHeads(
    tx,
    webhook,
    given.map(({ orderKey }) => orderKey),
  );
}

/** What is being tried is left until it was. */
const GIVE_UP = `
  WITH old AS (
    SELECT id FROM webhook_delivery
    WHERE workspace_id = $1::uuid AND webhook_id = $2::uuid AND state = 'pending'
      AND expires_at < $3::timestamptz AND (lease_until IS NULL OR lease_until < $3::timestamptz)
    ORDER BY id LIMIT ${MOST} FOR UPDATE
  )
  UPDATE webhook_delivery AS delivery SET state = 'abandoned', settled_at = $3::timestamptz
  FROM old WHERE delivery.workspace_id = $1::uuid AND delivery.id = old.id
  RETURNING delivery.order_key AS "orderKey"`;

function behind(tx: Transaction): Promise<Jobs['plan-webhooks'][]> {
  return tx.rows(
    `SELECT DISTINCT webhook.workspace_id AS "workspaceId"
     FROM outgoing_webhook AS webhook
     JOIN feed_counter AS counter ON counter.workspace_id = webhook.workspace_id
     WHERE webhook.position < counter.seq`,
  );
}

function due(tx: Transaction, now: Date): Promise<Jobs['send-webhooks'][]> {
  return tx.rows(
    `SELECT webhook.workspace_id AS "workspaceId", webhook.id AS "webhookId"
     FROM outgoing_webhook AS webhook
     JOIN workspace ON workspace.id = webhook.workspace_id AND workspace.suspended_at IS NULL
     WHERE webhook.rest IS NULL AND (webhook.wait_until IS NULL OR webhook.wait_until <= $1::timestamptz)
       AND EXISTS (
         SELECT FROM webhook_delivery AS delivery
         WHERE delivery.workspace_id = webhook.workspace_id AND delivery.webhook_id = webhook.id
           AND delivery.state = 'pending' AND delivery.is_head AND delivery.due_at <= $1::timestamptz)`,
    [now.toISOString()],
  );
}
