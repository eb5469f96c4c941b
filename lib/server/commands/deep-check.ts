import 'server-only';
import { isWalkDone, walkedPage } from '@/lib/domain/sweep';
import { callAccount } from '../account/call-account';
import { whenToRetry } from '../account/when-to-retry';
import { database, inTransaction, inTransactions, type Transaction } from '../db';
import { log } from '../log';
import { type AccountKey, enqueue } from '../queue';
import type { Failure } from '../ringcentral/answer';
import { type ContentPage, listContents } from '../ringcentral/contents';
import { importFound } from '../writes/import-found';

const PAGE_SIZE = 500;
/** Contents of one transaction. */
const SLICE = 100;
/** How far back it looks: thirty days, in milliseconds. */
const REACH = 30 * 24 * 3_600_000;

/** Where a deep check stands. */
interface Check {
  startedAt: Date;
  pageToken: string | null;
}

/**
 * The last thirty days once more, by creation, one page a job and after everything else: finds what no event told and
 * no sweep saw, such as edits where changes cannot be listed.
 */
export async function deepCheck(account: AccountKey, now: Date): Promise<void> {
  const check = await findCheck(account);
  if (!check) return;
  const { pageToken } = check;
  const page = await callAccount(account, { group: 'light', priority: 'media', now }, (connection) =>
    listContents(connection, { order: 'newest', pageSize: PAGE_SIZE, pageToken }),
  );
  if (page.outcome === 'ok') return store(account, check, { page: page.value, now });
  return postpone(account, check, { failure: page, now });
}

/** @returns null when none is under way */
async function findCheck(account: AccountKey): Promise<Check | null> {
  const [check] = await database.rows<Check>(
    `SELECT deep_check_started_at AS "startedAt", deep_check_page_token AS "pageToken" FROM account
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND deep_check_started_at IS NOT NULL
       AND (deep_check_completed_at IS NULL OR deep_check_completed_at < deep_check_started_at)`,
    [account.workspaceId, account.accountId],
  );
  return check ?? null;
}

async function store(
  account: AccountKey,
  check: Check,
  { page, now }: { page: ContentPage; now: Date },
): Promise<void> {
  const since = new Date(check.startedAt.getTime() - REACH);
  const found = await inTransactions(page.contents, SLICE, (tx, contents) =>
    importFound(tx, account, { contents, since, now }),
  );
  const news = new Set(found.flatMap((part) => part.news));
  const isDone = isWalkDone(walkedPage(page, news), since);
  await inTransaction(async (tx) => {
    await moveTo(tx, account, {
      pageToken: isDone ? null : page.nextPageToken,
      completedAt: isDone ? now : null,
    });
    if (!isDone) enqueue(tx, 'deep-check', account);
  });
}

async function moveTo(
  tx: Transaction,
  account: AccountKey,
  place: { pageToken: string | null; completedAt: Date | null },
): Promise<void> {
  await tx.rows(
    `UPDATE account SET deep_check_page_token = $3,
       deep_check_completed_at = coalesce($4::timestamptz, deep_check_completed_at)
     WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    [account.workspaceId, account.accountId, place.pageToken, place.completedAt?.toISOString() ?? null],
  );
}

/** A token the platform no longer takes means: from the newest again. What is stored already changes nothing. */
async function postpone(
  account: AccountKey,
  check: Check,
  { failure, now }: { failure: Failure; now: Date },
): Promise<void> {
  log().info({ ...account, outcome: failure.outcome }, 'the deep check waits');
  const beginsAgain = failure.outcome === 'refused' && check.pageToken !== null;
  await inTransaction(async (tx) => {
    if (beginsAgain) await moveTo(tx, account, { pageToken: null, completedAt: null });
    enqueue(tx, 'deep-check', account, { runAt: beginsAgain ? now : whenToRetry(failure, now) });
  });
}
