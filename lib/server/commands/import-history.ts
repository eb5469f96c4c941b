import 'server-only';
import { callAccount } from '../account/call-account';
import { whenToRetry } from '../account/when-to-retry';
import { database, inTransaction, type Transaction } from '../db';
import { log } from '../log';
import { type AccountKey, enqueue } from '../queue';
import type { Failure } from '../ringcentral/answer';
import { type ContentPage, listContents } from '../ringcentral/contents';
import { importContents } from '../writes/import-contents';
import { tellAccount } from '../writes/tell-account';

const PAGE_SIZE = 100;

/**
 * The first import: everything the platform holds, newest first, one page a job, so that a restart goes on where it
 * stood. The place moves only together with the page's rows.
 */
export async function importHistory(account: AccountKey, now: Date): Promise<void> {
  const place = await begin(account, now);
  if (!place) return;
  const page = await callAccount(account, { group: 'light', priority: 'confirm', now }, (connection) =>
    listContents(connection, { order: 'newest', pageSize: PAGE_SIZE, pageToken: place.pageToken }),
  );
  if (page.outcome === 'ok') {
    if (place.pageToken === null) await rememberBeginning(account, page.value);
    return store(account, page.value, now);
  }
  return postpone(account, page, { hasToken: place.pageToken !== null, now });
}

/** @returns null when there is nothing left to import */
async function begin(account: AccountKey, now: Date): Promise<{ pageToken: string | null } | null> {
  const [row] = await database.rows<{ pageToken: string | null }>(
    `UPDATE account SET import_started_at = coalesce(import_started_at, $3::timestamptz)
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND import_completed_at IS NULL
     RETURNING import_page_token AS "pageToken"`,
    [account.workspaceId, account.accountId, now.toISOString()],
  );
  return row ?? null;
}

/** What changes while the import walks is later than the newest it saw when it began: sweeps go back to there. */
async function rememberBeginning(account: AccountKey, { contents }: ContentPage): Promise<void> {
  await database.rows(
    `UPDATE account SET swept_until = (SELECT max(changed) FROM unnest($3::timestamptz[]) AS changed)
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND swept_until IS NULL`,
    [account.workspaceId, account.accountId, contents.map(({ modifiedAt }) => modifiedAt)],
  );
}

async function store(account: AccountKey, page: ContentPage, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await importContents(tx, account, page.contents);
    await tx.rows(
      `UPDATE account SET import_page_token = $3::text, imported_count = imported_count + $4::int,
         import_completed_at = CASE WHEN $3::text IS NULL THEN $5::timestamptz END
       WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
      [account.workspaceId, account.accountId, page.nextPageToken, page.contents.length, now.toISOString()],
    );
    if (page.nextPageToken === null) await countAsRead(tx, account);
    enqueue(tx, page.nextPageToken === null ? 'learn-uploads' : 'import-history', account);
    await tellAccount(tx, account);
  });
}

/** History is not news: nobody begins with a thousand unread messages. */
async function countAsRead(tx: Transaction, account: AccountKey): Promise<void> {
  await tx.rows(
    `UPDATE conversation SET read_baseline = inbound_count, version = conversation.version + 1
     FROM channel
     WHERE conversation.workspace_id = $1::uuid AND channel.workspace_id = $1::uuid
       AND channel.id = conversation.channel_id AND channel.account_id = $2::uuid
     RETURNING conversation.id`,
    [account.workspaceId, account.accountId],
  );
}

/** A token the platform no longer takes means: from the newest again. What is stored already changes nothing. */
async function postpone(
  account: AccountKey,
  failure: Failure,
  { hasToken, now }: { hasToken: boolean; now: Date },
): Promise<void> {
  log().warn({ ...account, outcome: failure.outcome }, 'the first import waits');
  await inTransaction(async (tx) => {
    const startsAgain = failure.outcome === 'refused' && hasToken;
    if (startsAgain) await forgetPlace(tx, account);
    enqueue(tx, 'import-history', account, { runAt: startsAgain ? now : whenToRetry(failure, now) });
  });
}

async function forgetPlace(tx: Transaction, account: AccountKey): Promise<void> {
  await tx.rows(
    `UPDATE account SET import_page_token = NULL, imported_count = 0
     WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    [account.workspaceId, account.accountId],
  );
}
