import 'server-only';
import { inTransaction } from '../db';
import { type AccountKey, enqueue } from '../queue';

/** A suspended workspace makes no calls. */
const AT_WORK = `workspace_id NOT IN (SELECT id FROM workspace WHERE suspended_at IS NOT NULL)`;

/** Each night: begins the deep check of every connected account, and goes on with one that is still under way. */
export async function beginDeepChecks(now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.rows(
      `UPDATE account SET deep_check_started_at = $1::timestamptz, deep_check_page_token = NULL
       WHERE state <> 'disconnected' AND ${AT_WORK} AND import_completed_at IS NOT NULL
         AND (deep_check_started_at IS NULL OR deep_check_completed_at >= deep_check_started_at)
       RETURNING id`,
      [now.toISOString()],
    );
    const accounts = await tx.rows<AccountKey>(
      `SELECT workspace_id AS "workspaceId", id AS "accountId" FROM account
       WHERE state <> 'disconnected' AND ${AT_WORK} AND deep_check_started_at IS NOT NULL
         AND (deep_check_completed_at IS NULL OR deep_check_completed_at < deep_check_started_at)`,
    );
    for (const account of accounts) enqueue(tx, 'deep-check', account);
  });
}
