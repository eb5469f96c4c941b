import 'server-only';
import { inTransaction, type Transaction } from '../db';
import { OUTBOX_COLUMNS, type OutboxMessage } from '../queries/find-outbox-message';
import { enqueue, unlockDeadWorkers } from '../queue';
import { moveDelivery } from '../writes/move-delivery';

/** Milliseconds without a sign of life after which a worker counts as dead. */
const DEAD_AFTER = 30_000;

/**
 * At start and each minute: replies whose holder died in mid-attempt become `unknown` (nobody knows whether the
 * platform got them), jobs of dead workers are unlocked, and conversations with unfinished replies are looked at
 * again, whatever happened to their jobs.
 */
export async function recoverDeliveries(now: Date): Promise<void> {
  await inTransaction((tx) => unlockDeadWorkers(tx, new Date(now.getTime() - DEAD_AFTER)));
  for (const reply of await expiredLeases(now)) await inTransaction((tx) => giveToReconciliation(tx, reply));
  await inTransaction(lookAgain);
}

async function expiredLeases(now: Date): Promise<OutboxMessage[]> {
  return inTransaction((tx) =>
    tx.rows<OutboxMessage>(
      `SELECT ${OUTBOX_COLUMNS}
       FROM message WHERE delivery = 'sending' AND lease_until < $1::timestamptz`,
      [now.toISOString()],
    ),
  );
}

async function giveToReconciliation(tx: Transaction, reply: OutboxMessage): Promise<void> {
  const isMoved = await moveDelivery(tx, reply, {
    to: 'unknown',
    failureDetail: 'the sender stopped in mid-attempt',
  });
  if (isMoved) enqueue(tx, 'reconcile-reply', { workspaceId: reply.workspaceId, messageId: reply.id });
}

async function lookAgain(tx: Transaction): Promise<void> {
  const unfinished = await tx.rows<{
    workspaceId: string;
    conversationId: string;
    id: string;
    delivery: string;
  }>(
    `SELECT DISTINCT ON (workspace_id, conversation_id) workspace_id AS "workspaceId",
       conversation_id AS "conversationId", id, delivery::text
     FROM message WHERE delivery IN ('queued', 'waiting', 'unknown')
     ORDER BY workspace_id, conversation_id, created_at, id LIMIT 1000`,
  );
  for (const { workspaceId, conversationId, id, delivery } of unfinished) {
    if (delivery === 'unknown') enqueue(tx, 'reconcile-reply', { workspaceId, messageId: id });
    else enqueue(tx, 'deliver-reply', { workspaceId, conversationId });
  }
}
