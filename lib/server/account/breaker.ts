import 'server-only';
import { pauseAfter } from '@/lib/domain/patience';
import { database, inTransaction, type Transaction } from '../db';
import type { Answer, Failure, Unavailable, Unknown } from '../ringcentral/answer';
import { endIncident, openIncident } from '../writes/incidents';
import { wakeReplies } from '../writes/wake-replies';
import type { AccountRef } from './account-ref';

/** Milliseconds: shorter waits would only ask the database. */
const SHORTEST_WAIT = 1_000;

/**
 * Whether an account's calls pause because the platform is away. When the pause is over, one caller may try it: the
 * next pause is written down before, so that nobody else calls meanwhile and a caller who dies blocks nothing.
 *
 * @returns null for who may call; else what everybody else is told
 */
export async function barrierOfPause(
  ref: AccountRef,
  state: { callFailures: number; callsPausedUntil: Date | null },
  now: Date,
): Promise<Failure | null> {
  const { callsPausedUntil: pausedUntil, callFailures } = state;
  if (pausedUntil === null) return null;
  if (pausedUntil > now) return away(pausedUntil.getTime() - now.getTime());
  const pauseMs = Math.max(pauseAfter(callFailures + 1, Math.random()), SHORTEST_WAIT);
  const taken = await database.rows(TRY, [...keyOf(ref), pausedUntil, after(now, pauseMs)]);
  return taken.length > 0 ? null : away(SHORTEST_WAIT);
}

/** Only who finds the pause it has read takes the try. */
const TRY = `
  UPDATE account SET call_failures = call_failures + 1, calls_paused_until = $4::timestamptz
  WHERE workspace_id = $1::uuid AND id = $2::uuid AND calls_paused_until = $3::timestamptz RETURNING id`;

function away(retryAfterMs: number): Failure {
  return { outcome: 'unavailable', detail: 'the platform is away, and left alone for a while', retryAfterMs };
}

/**
 * Remembers what a call tells of the platform being there. After several in a row that found it away, or when it
 * asked to be left alone, the account's calls pause; whatever else it answers ends the pause at once.
 */
export async function notePresence(ref: AccountRef, answer: Answer<unknown>, now: Date): Promise<void> {
  if (answer.outcome === 'unavailable' || answer.outcome === 'unknown') {
    return inTransaction((tx) => noteAway(tx, ref, answer, now));
  }
  const [missed] = await database.rows(MISSED, keyOf(ref));
  if (missed) await inTransaction((tx) => noteBack(tx, ref, now));
}

const MISSED = `
  SELECT id FROM account WHERE workspace_id = $1::uuid AND id = $2::uuid AND call_failures > 0`;

async function noteAway(tx: Transaction, ref: AccountRef, answer: Unavailable | Unknown, now: Date) {
  const [counted] = await tx.rows<{ failures: number }>(COUNT, keyOf(ref));
  const pauseMs = Math.max(pauseAfter(counted?.failures ?? 0, Math.random()), answer.retryAfterMs ?? 0);
  if (pauseMs === 0) return;
  await tx.rows(PAUSE, [...keyOf(ref), after(now, pauseMs).toISOString()]);
  await openIncident(tx, ref, { kind: 'platform-away', at: now, detail: answer.detail });
}

/** While calls pause, those that were under way tell nothing new, and the one that tried was counted before. */
const COUNT = `
  UPDATE account SET call_failures = call_failures + 1
  WHERE workspace_id = $1::uuid AND id = $2::uuid AND calls_paused_until IS NULL
  RETURNING call_failures AS failures`;

const PAUSE = `
  UPDATE account SET calls_paused_until = greatest(calls_paused_until, $3::timestamptz)
  WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`;

async function noteBack(tx: Transaction, ref: AccountRef, now: Date): Promise<void> {
  await tx.rows(
    `UPDATE account SET call_failures = 0, calls_paused_until = NULL
     WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    keyOf(ref),
  );
  const wasAway = await endIncident(tx, ref, { kind: 'platform-away', at: now });
  if (wasAway) await wakeReplies(tx, ref, now);
}

function keyOf({ workspaceId, accountId }: AccountRef): string[] {
  return [workspaceId, accountId];
}

function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
