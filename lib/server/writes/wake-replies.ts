import 'server-only';
import type { Transaction } from '../db';
import { type AccountKey, enqueue } from '../queue';

/** Milliseconds in which all of them are looked at: at full rate again within ten seconds of a recovery. */
const WITHIN = 5_000;

/** The platform is back: what waited for it is delivered now, evenly spread, and not when its wait would have ended. */
export async function wakeReplies(
  tx: Transaction,
  { workspaceId, accountId }: AccountKey,
  now: Date,
): Promise<void> {
  const waiting = await tx.rows<{ conversationId: string }>(
    `SELECT conversation_id AS "conversationId" FROM message
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND delivery = 'waiting'
       AND wait_reason = 'unavailable'
     GROUP BY conversation_id ORDER BY min(created_at)`,
    [workspaceId, accountId],
  );
  waiting.forEach(({ conversationId }, index) => {
    const runAt = new Date(now.getTime() + (WITHIN * index) / waiting.length);
    enqueue(tx, 'deliver-reply', { workspaceId, conversationId }, { runAt });
  });
}
