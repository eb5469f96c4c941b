import 'server-only';
import { KEEP_TRYING } from '@/lib/domain/outgoing-webhook';
import { inTransaction, type Transaction } from '../db';
import { enqueue, type Jobs } from '../queue';

/** Given up in one transaction; more are given up a minute later. */
const MOST = 10_000;

/**
 * Each minute, whatever hints were lost and whoever died: feeds that were not turned into deliveries yet are, what is due is
 * sent, and what nobody took for three days is given up, so that its conversation goes on.
 */
export async function tendWebhooks(now: Date): Promise<void> {
  await inTransaction((tx) => giveUpOld(tx, now));
  await inTransaction(async (tx) => {
    for (const workspace of await behind(tx)) enqueue(tx, 'plan-webhooks', workspace);
    for (const webhook of await due(tx, now)) enqueue(tx, 'send-webhooks', webhook);
  });
}

async function giveUpOld(tx: Transaction, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_TRYING).toISOString();
  await tx.rows(
    `WITH old AS (
       SELECT workspace_id, id FROM webhook_delivery
       WHERE state = 'pending' AND coalesce(replayed_at, created_at) < $1::timestamptz
         AND (lease_until IS NULL OR lease_until < $2::timestamptz)
       ORDER BY workspace_id, id LIMIT ${MOST} FOR UPDATE SKIP LOCKED
     )
     UPDATE webhook_delivery AS delivery SET state = 'abandoned', settled_at = $2::timestamptz
     FROM old WHERE delivery.workspace_id = old.workspace_id AND delivery.id = old.id RETURNING 1`,
    [before, now.toISOString()],
  );
}

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
           AND delivery.state = 'pending' AND delivery.due_at <= $1::timestamptz)`,
    [now.toISOString()],
  );
}
