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

/** Large, because a gap is many: calls are what is scarce. */
const PAGE_SIZE = 500;
/** Contents of one transaction. */
const SLICE = 100;

/** One walk: over one gap that was begun, or over all that were not, since one walk from the newest serves them. */
interface Walk {
  ids: string[];
  since: Date | null;
  pageToken: string | null;
}

/**
 * Walks over what a sweep skipped, from the newest change backwards, one page a job, so that a restart goes on where
 * it stood. The place moves only after the page is stored. What changes meanwhile goes to the head of the list, where
 * the next sweep finds it: that is why a walk needs to look back only.
 */
export async function walkSweepGap(account: AccountKey, now: Date): Promise<void> {
  const walk = await nextWalk(account);
  if (!walk) return;
  const { pageToken } = walk;
  // What nobody has seen is worth as much as the confirmation of what is shown already, and must not wait for its end.
  const page = await callAccount(account, { group: 'light', priority: 'confirm', now }, (connection) =>
    listContents(connection, { order: 'last-modified', pageSize: PAGE_SIZE, pageToken }),
  );
  if (page.outcome === 'ok') return store(account, walk, { page: page.value, now });
  return postpone(account, walk, { failure: page, now });
}

/** Gaps that were not begun come first: what is newest matters most. */
async function nextWalk(account: AccountKey): Promise<Walk | null> {
  const gaps = await database.rows<{ id: string; since: Date | null; pageToken: string | null }>(
    `SELECT id, since, page_token AS "pageToken" FROM sweep_gap
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid ORDER BY page_token IS NOT NULL, created_at DESC`,
    [account.workspaceId, account.accountId],
  );
  const [first] = gaps;
  if (!first) return null;
  const together = first.pageToken === null ? gaps.filter(({ pageToken }) => pageToken === null) : [first];
  return {
    ids: together.map(({ id }) => id),
    since: earliest(together.map(({ since }) => since)),
    pageToken: first.pageToken,
  };
}

/** Null reaches back to the beginning. */
function earliest(times: (Date | null)[]): Date | null {
  return times.reduce((a, b) => (a === null || b === null ? null : a < b ? a : b));
}

async function store(
  account: AccountKey,
  walk: Walk,
  { page, now }: { page: ContentPage; now: Date },
): Promise<void> {
  const found = await inTransactions(page.contents, SLICE, (tx, contents) =>
    importFound(tx, account, { contents, since: walk.since, now }),
  );
  const news = new Set(found.flatMap((part) => part.news));
  const isDone = isWalkDone(walkedPage(page, news), walk.since);
  await inTransaction(async (tx) => {
    await (isDone ? endWalk(tx, account, walk) : moveOn(tx, account, { walk, to: page.nextPageToken }));
    enqueue(tx, 'walk-sweep-gap', account);
  });
}

async function endWalk(tx: Transaction, account: AccountKey, { ids }: Walk): Promise<void> {
  await tx.rows(
    `DELETE FROM sweep_gap
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND id = ANY($3::uuid[]) RETURNING id`,
    [account.workspaceId, account.accountId, ids],
  );
}

/** The gaps that this walk serves become one. Another worker may have been quicker: then its place holds. */
async function moveOn(
  tx: Transaction,
  account: AccountKey,
  { walk: { ids, since, pageToken }, to }: { walk: Walk; to: string | null },
): Promise<void> {
  const [id, ...others] = ids;
  await endWalk(tx, account, { ids: others, since, pageToken });
  await tx.rows(
    `UPDATE sweep_gap SET page_token = $4, since = $6::timestamptz
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND id = $3::uuid
       AND page_token IS NOT DISTINCT FROM $5 RETURNING id`,
    [account.workspaceId, account.accountId, id, to, pageToken, since?.toISOString() ?? null],
  );
}

/** A token the platform no longer takes means: from the newest again. What is stored already changes nothing. */
async function postpone(
  account: AccountKey,
  walk: Walk,
  { failure, now }: { failure: Failure; now: Date },
): Promise<void> {
  log().info({ ...account, outcome: failure.outcome }, 'the walk over a gap waits');
  const beginsAgain = failure.outcome === 'refused' && walk.pageToken !== null;
  await inTransaction(async (tx) => {
    if (beginsAgain) await moveOn(tx, account, { walk, to: null });
    enqueue(tx, 'walk-sweep-gap', account, { runAt: beginsAgain ? now : whenToRetry(failure, now) });
  });
}
