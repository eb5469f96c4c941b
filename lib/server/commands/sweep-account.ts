import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  isNothingNew,
  isWalkDone,
  pauseBetweenSweeps,
  type WalkedPage,
  walkedPage,
} from '@/lib/domain/sweep';
import { SHARED_LOGIN } from '../account/account-ref';
import { callAccount } from '../account/call-account';
import { whenToRetry } from '../account/when-to-retry';
import { database, inTransaction, inTransactions, type Transaction } from '../db';
import { log } from '../log';
import { type AccountKey, enqueue, type Jobs } from '../queue';
import type { Answer, Failure } from '../ringcentral/answer';
import { type ContentPage, listContents } from '../ringcentral/contents';
import { symptomOf } from '../ringcentral/symptom';
import { importFound } from '../writes/import-found';
import { openIncident } from '../writes/incidents';

/** Small, so that looking costs little: what it does not hold is walked in larger pages (walk-sweep-gap.ts). */
const PAGE_SIZE = 100;
/** Contents of one transaction. */
const SLICE = 100;
/** How often it is looked again soon after something was missed: two minutes of every five seconds. */
const LOOKS_AFTER_HOLE = 24;

/** What an account remembers of its sweeps. */
interface Memory {
  sweptUntil: Date | null;
  lastSweepAt: Date | null;
  isOlder: boolean;
  isWebhookActive: boolean;
  /** The first import is under way, and walks over everything itself. */
  isImporting: boolean;
  callsPerMinute: number | null;
}

/** What looking at the newest changes came to. */
interface Look {
  /** The newest change that was seen; null where there is nothing. */
  newestAt: Date | null;
  /** Everything that changed since the last sweep is here. */
  isComplete: boolean;
  holes: number;
}

/**
 * Looks at what changed last: finds what no event told, and is the whole intake where no webhook can reach us. What
 * one page does not hold becomes a gap that is walked by itself, so that a sweep always keeps up with the present.
 * The memory moves only after what was seen is stored.
 */
export async function sweepAccount(job: Jobs['sweep-account'] | Jobs['sweep-again'], now: Date) {
  const account = { workspaceId: job.workspaceId, accountId: job.accountId };
  const memory = await recall(account);
  if (!memory) return;
  const looksLeft = 'looksLeft' in job ? job.looksLeft : 0;
  const look = await lookAtNewest(account, memory, now);
  await inTransaction(async (tx) => {
    if ('outcome' in look) return postpone(tx, account, { memory, looksLeft, failure: look, now });
    await remember(tx, account, { memory, look, now });
    lookAgain(tx, account, { memory, looksLeft: look.holes > 0 ? LOOKS_AFTER_HOLE : looksLeft, at: now });
  });
}

async function recall(account: AccountKey): Promise<Memory | null> {
  const [memory] = await database.rows<Memory>(
    `SELECT swept_until AS "sweptUntil", last_sweep_at AS "lastSweepAt", generation = 'source' AS "isOlder",
       subscription_state = 'active' AS "isWebhookActive",
       import_started_at IS NOT NULL AND import_completed_at IS NULL AS "isImporting",
       budget.capacity AS "callsPerMinute"
     FROM account LEFT JOIN call_budget AS budget ON budget.workspace_id = account.workspace_id
       AND budget.account_id = account.id AND budget.usage_group = 'light'
       AND budget.login_of = '${SHARED_LOGIN}'
     WHERE account.workspace_id = $1::uuid AND account.id = $2::uuid`,
    [account.workspaceId, account.accountId],
  );
  return memory ?? null;
}

/**
 * One page is enough where changes can be listed. The older generation lists by creation only: there two pages in
 * which everything is known end it, and what was edited is left to the deep check.
 */
async function lookAtNewest(account: AccountKey, memory: Memory, now: Date): Promise<Look | Failure> {
  const first = await lookAtPage(account, memory, { pageToken: null, now });
  if ('outcome' in first) return first;
  const { page, holes, nextPageToken, order } = first;
  const look = { newestAt: page.newestAt, isComplete: isComplete(page, memory), holes };
  if (order === 'last-modified' || nextPageToken === null) return look;
  const second = await lookAtPage(account, memory, { pageToken: nextPageToken, now });
  if ('outcome' in second) return second;
  const isKnown = page.oldestNewsAt === null && second.page.oldestNewsAt === null;
  return { ...look, isComplete: isKnown && isComplete(second.page, memory), holes: holes + second.holes };
}

function isComplete(page: WalkedPage, memory: Memory): boolean {
  return isWalkDone(page, memory.sweptUntil) || isNothingNew(page, memory);
}

interface LookedAt extends Pick<ContentPage, 'order' | 'nextPageToken'> {
  page: WalkedPage;
  holes: number;
}

async function lookAtPage(
  account: AccountKey,
  { sweptUntil: since }: Memory,
  { pageToken, now }: { pageToken: string | null; now: Date },
): Promise<LookedAt | Failure> {
  const answer: Answer<ContentPage> = await callAccount(
    account,
    { group: 'light', priority: 'sweep', now },
    (connection) => listContents(connection, { order: 'last-modified', pageSize: PAGE_SIZE, pageToken }),
  );
  if (answer.outcome !== 'ok') return answer;
  const found = await inTransactions(answer.value.contents, SLICE, (tx, contents) =>
    importFound(tx, account, { contents, since, now }),
  );
  const news = new Set(found.flatMap((part) => part.news));
  const holes = found.reduce((sum, part) => sum + part.holes, 0);
  const { order, nextPageToken } = answer.value;
  return { page: walkedPage(answer.value, news), holes, order, nextPageToken };
}

/** While the first import walks over everything, what the page did not hold is its business. */
async function remember(
  tx: Transaction,
  account: AccountKey,
  { memory, look, now }: { memory: Memory; look: Look; now: Date },
): Promise<void> {
  const isImports = memory.isImporting && !look.isComplete;
  if (!look.isComplete && !isImports) await leaveGap(tx, account, { since: memory.sweptUntil, now });
  // A record dated in the future must not hide what changes until then.
  const sweptUntil = look.newestAt && look.newestAt > now ? now : look.newestAt;
  await tx.rows(
    `WITH looked AS (
       UPDATE channel SET last_sweep_at = $3::timestamptz WHERE workspace_id = $1::uuid AND account_id = $2::uuid
     )
     UPDATE account SET last_sweep_at = $3::timestamptz, swept_until = GREATEST(swept_until, $4::timestamptz)
     WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    [
      account.workspaceId,
      account.accountId,
      now.toISOString(),
      isImports ? null : (sweptUntil?.toISOString() ?? null),
    ],
  );
}

async function leaveGap(
  tx: Transaction,
  account: AccountKey,
  { since, now }: { since: Date | null; now: Date },
): Promise<void> {
  await tx.rows(
    `INSERT INTO sweep_gap (workspace_id, account_id, id, since, created_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::timestamptz, $5::timestamptz) RETURNING id`,
    [account.workspaceId, account.accountId, randomUUID(), since?.toISOString() ?? null, now.toISOString()],
  );
  enqueue(tx, 'walk-sweep-gap', account);
}

/** Each minute the schedule sweeps anyway; sooner only where webhooks do not come, or something was missed. */
function lookAgain(
  tx: Transaction,
  account: AccountKey,
  { memory, looksLeft, at }: { memory: Memory; looksLeft: number; at: Date },
): void {
  const isQuiet = memory.isWebhookActive && looksLeft === 0;
  if (isQuiet) return;
  const { callsPerMinute, isOlder } = memory;
  const pause = pauseBetweenSweeps({ isQuiet, callsPerMinute, callsPerSweep: isOlder ? 2 : 1 });
  const runAt = new Date(at.getTime() + pause);
  if (memory.isWebhookActive) {
    const key = `sweep-again:${account.workspaceId}:${account.accountId}`;
    enqueue(tx, 'sweep-again', { ...account, looksLeft: looksLeft - 1 }, { key, runAt });
  } else enqueue(tx, 'sweep-account', account, { runAt });
}

/** Where webhooks come it is tried again as well: it may be the sweep after an outage, and a minute is all there is. */
async function postpone(
  tx: Transaction,
  account: AccountKey,
  { memory, looksLeft, failure, now }: { memory: Memory; looksLeft: number; failure: Failure; now: Date },
): Promise<void> {
  log().info({ ...account, outcome: failure.outcome }, 'the sweep waits');
  await noteRefusal(tx, account, failure, now);
  const at = whenToRetry(failure, now);
  if (memory.isWebhookActive && looksLeft === 0) enqueue(tx, 'sweep-account', account, { runAt: at });
  else lookAgain(tx, account, { memory, looksLeft, at });
}

/** What a sweep asks is always the same, so even a refusal that is about the request tells of the account. */
async function noteRefusal(tx: Transaction, account: AccountKey, failure: Failure, at: Date): Promise<void> {
  if (failure.outcome !== 'refused' || symptomOf(failure) !== null) return;
  const detail = `${failure.code}: ${failure.detail}`;
  await openIncident(tx, account, { kind: 'unexpected-answers', topic: 'light/sweep', at, detail });
}
