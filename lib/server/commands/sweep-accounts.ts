import 'server-only';
import { inTransaction } from '../db';
import { type AccountKey, enqueue } from '../queue';

/**
 * Each minute: looks after the subscription of every connected account of workspaces at work, and sweeps it, once its first import is complete:
 * until then that brings everything. What a sweep skipped is walked on. Once a day it is asked whether it takes files.
 */
export async function sweepAccounts(): Promise<void> {
  await inTransaction(async (tx) => {
    const accounts = await tx.rows<
      AccountKey & { isImported: boolean; hasGaps: boolean; isCurious: boolean }
    >(
      `SELECT account.workspace_id AS "workspaceId", account.id AS "accountId", import_completed_at IS NOT NULL AS "isImported", EXISTS (
         SELECT FROM sweep_gap
         WHERE sweep_gap.workspace_id = account.workspace_id AND sweep_gap.account_id = account.id
       ) AS "hasGaps", coalesce(uploads_asked_at < now() - interval '1 day', true) AS "isCurious"
       FROM account JOIN workspace ON workspace.id = account.workspace_id AND workspace.suspended_at IS NULL
       WHERE state <> 'disconnected'`,
    );
    for (const { isImported, hasGaps, isCurious, ...account } of accounts) {
      enqueue(tx, 'maintain-subscription', account);
      if (isImported) enqueue(tx, 'sweep-account', account);
      if (hasGaps) enqueue(tx, 'walk-sweep-gap', account);
      if (isCurious) enqueue(tx, 'learn-uploads', account);
    }
  });
}
