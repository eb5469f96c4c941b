import 'server-only';
import { callAccount } from '../account/call-account';
import { database, inTransaction } from '../db';
import { log } from '../log';
import { type AccountKey, enqueue } from '../queue';
import { type ContentPage, listContents } from '../ringcentral/contents';
import { importContents } from '../writes/import-contents';

const PAGE_SIZE = 100;
/** A walk that finds news on every page goes on in the next sweep. */
const MAX_PAGES = 10;
/** Where the sweep is the whole intake, it runs this often (milliseconds). */
const POLL_EVERY = 5_000;

/**
 * Walks over what changed last, until a page holds nothing new: finds what no event told, and is the whole intake
 * where no webhook can reach us.
 */
export async function sweepAccount(account: AccountKey, now: Date): Promise<void> {
  let pageToken: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const walked = await sweepPage(account, pageToken, now);
    if (!walked || walked.changed === 0 || walked.nextPageToken === null) break;
    pageToken = walked.nextPageToken;
  }
  await finish(account, now);
}

async function sweepPage(
  account: AccountKey,
  pageToken: string | null,
  now: Date,
): Promise<{ changed: number; nextPageToken: string | null } | null> {
  const answer = await callAccount(account, { group: 'light', priority: 'sweep', now }, (connection) =>
    listContents(connection, { order: 'last-modified', pageSize: PAGE_SIZE, pageToken }),
  );
  if (answer.outcome !== 'ok') {
    log().info({ ...account, outcome: answer.outcome }, 'the sweep stops early');
    return null;
  }
  return { changed: await storePage(account, answer.value), nextPageToken: answer.value.nextPageToken };
}

async function storePage(account: AccountKey, page: ContentPage): Promise<number> {
  const { changed } = await inTransaction((tx) => importContents(tx, account, page.contents));
  return changed;
}

async function finish(account: AccountKey, now: Date): Promise<void> {
  const [row] = await database.rows<{ isPolling: boolean }>(
    `UPDATE account SET last_sweep_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid
     RETURNING subscription_state = 'polling' AS "isPolling"`,
    [account.workspaceId, account.accountId, now.toISOString()],
  );
  if (!row?.isPolling) return;
  await inTransaction(async (tx) =>
    enqueue(tx, 'sweep-account', account, { runAt: new Date(now.getTime() + POLL_EVERY) }),
  );
}
