import 'server-only';
import type { DeliveryState } from '@/lib/domain/message';
import { inTransaction, type Transaction } from '../db';
import { enqueue, unlockDeadWorkers } from '../queue';
import { expireLeases } from '../writes/expire-leases';

/** Conversations at once. */
const MOST = 1_000;

/**
 * At start and each minute: replies whose holder died in mid-attempt become `unknown` (nobody knows whether the
 * platform got them), jobs of dead workers are unlocked, and conversations with unfinished replies are looked at
 * again, whatever happened to their jobs.
 */
export async function recoverDeliveries(now: Date): Promise<void> {
  await inTransaction((tx) => unlockDeadWorkers(tx, now));
  await inTransaction((tx) => expireLeases(tx, now));
  await inTransaction(lookAgain);
}

interface Unfinished {
  workspaceId: string;
  conversationId: string;
  id: string;
  delivery: DeliveryState;
  waitUntil: Date | null;
}

async function lookAgain(tx: Transaction): Promise<void> {
  for (const { workspaceId, conversationId, id, delivery, waitUntil } of await unfinished(tx)) {
    if (delivery === 'unknown') enqueue(tx, 'reconcile-reply', { workspaceId, messageId: id });
    // Not before its time: a thousand that wait must not all be looked at in one second.
    else enqueue(tx, 'deliver-reply', { workspaceId, conversationId }, waitUntil ? { runAt: waitUntil } : {});
  }
}

/** The oldest unfinished reply of each conversation at work, those that should have gone longest ago first. */
function unfinished(tx: Transaction): Promise<Unfinished[]> {
  return tx.rows<Unfinished>(
    `SELECT * FROM (
       SELECT DISTINCT ON (workspace_id, conversation_id) workspace_id AS "workspaceId",
         conversation_id AS "conversationId", id, delivery::text, wait_until AS "waitUntil", created_at
       FROM message WHERE delivery IN ('queued', 'sending', 'waiting', 'unknown')
         AND workspace_id NOT IN (SELECT id FROM workspace WHERE suspended_at IS NOT NULL)
       ORDER BY workspace_id, conversation_id, created_at, id) AS oldest
     WHERE delivery <> 'sending' ORDER BY coalesce("waitUntil", created_at) LIMIT ${MOST}`,
  );
}
