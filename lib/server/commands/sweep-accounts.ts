import 'server-only';
import { inTransaction } from '../db';
import { type AccountKey, enqueue } from '../queue';

/** Each minute: sweeps every connected account and looks after its subscription. */
export async function sweepAccounts(): Promise<void> {
  await inTransaction(async (tx) => {
    const accounts = await tx.rows<AccountKey>(
      `SELECT workspace_id AS "workspaceId", id AS "accountId" FROM account
       WHERE state <> 'disconnected' AND import_completed_at IS NOT NULL`,
    );
    for (const account of accounts) {
      enqueue(tx, 'sweep-account', account);
      enqueue(tx, 'maintain-subscription', account);
    }
  });
}
