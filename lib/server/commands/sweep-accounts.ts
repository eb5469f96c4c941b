import 'server-only';
import { inTransaction } from '../db';
import { type AccountKey, enqueue } from '../queue';

/**
 * Each minute: looks after the subscription of every connected account and sweeps it, once its first import is complete:
 * until then that brings everything.
 */
export async function sweepAccounts(): Promise<void> {
  await inTransaction(async (tx) => {
    const accounts = await tx.rows<AccountKey & { isImported: boolean }>(
      `SELECT workspace_id AS "workspaceId", id AS "accountId", import_completed_at IS NOT NULL AS "isImported"
       FROM account WHERE state <> 'disconnected'`,
    );
    for (const { isImported, ...account } of accounts) {
      enqueue(tx, 'maintain-subscription', account);
      if (isImported) enqueue(tx, 'sweep-account', account);
    }
  });
}
