import 'server-only';
import { inTransaction } from '../db';
import { enqueue, type Jobs } from '../queue';

/** Each minute: whatever should have come back by now and has not, because its own job was lost or gave up. */
export async function wakeConversations(now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const late = await tx.rows<Omit<Jobs['wake-conversation'], 'until'> & { until: Date }>(
      `SELECT workspace_id AS "workspaceId", id AS "conversationId", snoozed_until AS until FROM conversation
       WHERE status = 'snoozed' AND snoozed_until <= $1::timestamptz`,
      [now.toISOString()],
    );
    for (const { until, ...rest } of late)
      enqueue(tx, 'wake-conversation', { ...rest, until: until.toISOString() });
  });
}
