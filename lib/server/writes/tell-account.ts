import 'server-only';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import { getAccount } from '../queries/get-account';
import type { AccountKey } from '../queue';

/** Tells the feed how an account stands: its connection, its subscription, the progress of its import. */
export async function tellAccount(tx: Transaction, key: AccountKey): Promise<void> {
  const account = await getAccount(tx, key);
  appendToFeed(tx, key.workspaceId, { type: 'account.changed', account });
}
