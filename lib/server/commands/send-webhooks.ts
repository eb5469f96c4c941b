import 'server-only';
import { inTransaction, type Transaction } from '../db';
import { postEvent } from '../outgoing/post-event';
import { enqueue, type Jobs } from '../queue';
import { type ClaimedDelivery, claimWebhookDeliveries } from '../writes/claim-webhook-deliveries';
import { recordWebhookAttempt } from '../writes/record-webhook-attempt';

/**
 * Sends what is due to one receiver, a few conversations at once and each in its order, and comes again as long as there was
 * something. What became of an attempt is written down after it: a process that dies in between leaves its lease behind, and
 * the delivery is made once more. So each arrives once or more, with the same id.
 */
export async function sendWebhooks(job: Jobs['send-webhooks'], now: Date): Promise<void> {
  const claimed = await inTransaction((tx) => claimWebhookDeliveries(tx, job, now));
  if (claimed.length === 0) return;
  await Promise.all(claimed.map((delivery) => attempt(delivery, now)));
  await inTransaction((tx) => comeAgain(tx, job));
}

async function attempt(delivery: ClaimedDelivery, now: Date): Promise<void> {
  const begun = performance.now();
  const posted = await postEvent(delivery, now);
  const took = Math.round(performance.now() - begun);
  const at = new Date(now.getTime() + took);
  await inTransaction(async (tx) => {
    const again = await recordWebhookAttempt(tx, delivery, { at, took, ...posted });
    const { workspaceId, webhookId, id } = delivery;
    if (again)
      enqueue(tx, 'send-webhooks', { workspaceId, webhookId }, { key: `send-webhooks:${id}`, runAt: again });
  });
}

async function comeAgain(tx: Transaction, job: Jobs['send-webhooks']): Promise<void> {
  const [webhook] = await tx.rows<{ waitUntil: Date | null }>(
    `SELECT wait_until AS "waitUntil" FROM outgoing_webhook
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND rest IS NULL`,
    [job.workspaceId, job.webhookId],
  );
  if (webhook) enqueue(tx, 'send-webhooks', job, webhook.waitUntil ? { runAt: webhook.waitUntil } : {});
}
