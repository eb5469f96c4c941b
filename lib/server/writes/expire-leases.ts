import 'server-only';
import type { Transaction } from '../db';
import { OUTBOX_COLUMNS, type OutboxMessage } from '../queries/find-outbox-message';
import { enqueue } from '../queue';
import { moveDelivery } from './move-delivery';

/** Replies at once; the next look takes what is left. */
const MOST = 100;

/** Replies whose holder died in mid-attempt become `unknown`: nobody knows whether the platform got them. */
export async function expireLeases(tx: Transaction, now: Date): Promise<void> {
  const expired = await tx.rows<OutboxMessage>(
    `SELECT ${OUTBOX_COLUMNS} FROM message
     WHERE delivery = 'sending' AND lease_until < $1::timestamptz
     ORDER BY workspace_id, conversation_id LIMIT ${MOST}`,
    [now.toISOString()],
  );
  for (const reply of expired) {
    const failureDetail = 'the sender stopped in mid-attempt';
    const isMoved = await moveDelivery(tx, reply, { to: 'unknown', failureDetail });
    if (isMoved) enqueue(tx, 'reconcile-reply', { workspaceId: reply.workspaceId, messageId: reply.id });
  }
}
