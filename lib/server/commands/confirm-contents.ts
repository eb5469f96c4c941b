import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { callAccount } from '../account/call-account';
import { whenToRetry } from '../account/when-to-retry';
import { database, inTransaction, inTransactions, type Transaction } from '../db';
import { log } from '../log';
import { type AccountKey, enqueue } from '../queue';
import type { Failure } from '../ringcentral/answer';
import { listContents, readContent } from '../ringcentral/contents';
import { confirmEvents } from '../writes/confirm-events';
import { importContents } from '../writes/import-contents';

/** A page holds all that wait and some that came meanwhile, as far as the platform gives so many. */
const SMALLEST_PAGE = 100;
const LARGEST_PAGE = 1000;
/** Contents of one transaction: those of a busy post are all in one conversation, which others wait for. */
const SLICE = 100;
/** Contents that a page did not hold are read one by one; more than these wait for the next round. */
const MAX_STRAGGLERS = 5;
/** While a reply is fresh it is looked at this often; later the sweep does. Milliseconds. */
const LOOK_AGAIN = 5_000;
const FRESH = 60_000;

/**
 * Confirms everything that is only known from events, and replies that were handed over: one page of what changed
 * last, as large as is needed, serves all that wait (architecture.md §7.4). Read-by-id serves what it did not hold.
 */
export async function confirmContents(account: AccountKey, now: Date): Promise<void> {
  const waiting = await waitingContents(account, now);
  if (waiting.length === 0) return;
  const page = await callAccount(account, { group: 'light', priority: 'confirm', now }, (connection) =>
    listContents(connection, { order: 'last-modified', pageSize: pageSizeFor(waiting.length) }),
  );
  if (page.outcome !== 'ok') return postpone(account, page, now);
  await confirm(account, page.value.contents, now);
  const listed = new Set(page.value.contents.map(({ contentId }) => contentId));
  for (const contentId of waiting.filter((id) => !listed.has(id)).slice(0, MAX_STRAGGLERS)) {
    const isOver = await confirmStraggler(account, contentId, now);
    if (!isOver) return;
  }
}

/** What came meanwhile stands above what waits. */
function pageSizeFor(waiting: number): number {
  return Math.min(waiting + SMALLEST_PAGE, LARGEST_PAGE);
}

/** Content ids of events without confirmation, and of fresh replies that are handed over. */
async function waitingContents(account: AccountKey, now: Date): Promise<string[]> {
  const rows = await database.rows<{ content_id: string }>(
    `SELECT DISTINCT content_id FROM webhook_event
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND NOT is_confirmed AND fate = 'imported'
     UNION
     SELECT content_id FROM message
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND delivery = 'handed_over'
       AND attempted_at > $3::timestamptz AND content_id IS NOT NULL`,
    [account.workspaceId, account.accountId, new Date(now.getTime() - FRESH).toISOString()],
  );
  return rows.map((row) => row.content_id);
}

async function confirm(account: AccountKey, contents: ContentFacts[], now: Date): Promise<void> {
  await inTransactions(contents, SLICE, async (tx, slice) => {
    await importContents(tx, account, slice);
    const contentIds = slice.map(({ contentId }) => contentId);
    await confirmEvents(tx, account, contentIds, now);
  });
  await inTransaction(async (tx) => {
    const rest = await stillWaiting(tx, account, now);
    if (rest > 0) enqueue(tx, 'confirm-contents', account, { runAt: new Date(now.getTime() + LOOK_AGAIN) });
  });
}

async function stillWaiting(tx: Transaction, account: AccountKey, now: Date): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `SELECT (
       SELECT count(*) FROM webhook_event
       WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND NOT is_confirmed AND fate = 'imported'
     )::int + (
       SELECT count(*) FROM message
       WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND delivery = 'handed_over'
         AND attempted_at > $3::timestamptz
     )::int AS count`,
    [account.workspaceId, account.accountId, new Date(now.getTime() - FRESH).toISOString()],
  );
  return row?.count ?? 0;
}

/**
 * One content is worth less than a list, which may hold hundreds, so it yields to sweeps. Whoever finds the budget spent
 * here has just spent some on the page, and comes back when there is enough for more than that: else each call would go
 * to the same page again, round after round.
 *
 * @returns whether it is settled, so that the next one may be tried
 */
async function confirmStraggler(account: AccountKey, contentId: string, now: Date): Promise<boolean> {
  const answer = await callAccount(account, { group: 'light', priority: 'sweep', now }, (connection) =>
    readContent(connection, contentId),
  );
  if (answer.outcome === 'ok') await confirm(account, [answer.value], now);
  else if (answer.outcome === 'refused') await giveUp(account, contentId, answer.detail);
  else await postpone(account, answer, new Date(now.getTime() + LOOK_AGAIN));
  return answer.outcome === 'ok' || answer.outcome === 'refused';
}

/** The platform knows no such content, or hides it: the event stays in the ledger with what was said. */
async function giveUp(account: AccountKey, contentId: string, reason: string): Promise<void> {
  await inTransaction((tx) =>
    tx.rows(
      `UPDATE webhook_event SET is_confirmed = true, fate_reason = $4
       WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND content_id = $3 AND NOT is_confirmed RETURNING id`,
      [account.workspaceId, account.accountId, contentId, `not confirmed: ${reason}`],
    ),
  );
}

async function postpone(account: AccountKey, answer: Failure, now: Date): Promise<void> {
  log().info({ ...account, outcome: answer.outcome }, 'confirmation postponed');
  await inTransaction(async (tx) =>
    enqueue(tx, 'confirm-contents', account, { runAt: whenToRetry(answer, now) }),
  );
}
