import 'server-only';
import type { Transaction } from '../db';
import type { AccountKey } from '../queue';

/**
 * Notes that the platform's own list has told of these contents: what events said of them before needs no call of its
 * own any more, whoever read the list.
 *
 * @param askedAt when the list was asked for: it says nothing of what events told later
 */
export async function confirmEvents(
  tx: Transaction,
  account: AccountKey,
  contentIds: string[],
  askedAt: Date,
): Promise<void> {
  await tx.rows(
    `UPDATE webhook_event SET is_confirmed = true
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND NOT is_confirmed AND content_id = ANY($3::text[])
       AND received_at <= $4::timestamptz RETURNING id`,
    [account.workspaceId, account.accountId, contentIds, askedAt.toISOString()],
  );
}
