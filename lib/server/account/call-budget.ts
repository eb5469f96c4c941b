import 'server-only';
import { database } from '../db';
import type { Answer, RateNews } from '../ringcentral/answer';
import { type Caller, SHARED_LOGIN } from './account-ref';
import { notePresence } from './breaker';
import type { Clock } from './clock';
import { noteSymptom } from './symptoms';

/** The platform counts calls in these groups, for each user and app. */
export type UsageGroup = 'light' | 'medium' | 'heavy' | 'auth';

/** What a call is for, most urgent first. */
export type CallPriority = 'send' | 'confirm' | 'sweep' | 'media';

export interface CallTerms {
  group: UsageGroup;
  priority: CallPriority;
  /** What is asked is a script's, so its failure tells nothing of the account. */
  isForeign?: boolean;
}

/** Calls a minute, until the platform's own headers say otherwise. */
const defaultLimits: Record<UsageGroup, number> = { light: 50, medium: 40, heavy: 10, auth: 5 };

/** The share of the bucket that a priority leaves to more urgent ones. */
const reserves: Record<CallPriority, number> = { send: 0, confirm: 0.1, sweep: 0.3, media: 0.5 };

/**
 * `capacity` is the calls a minute the platform allows; $4 is now. What the bucket holds and what flows in within a
 * minute are together nine tenths of it, so that no minute, wherever it begins, sees more calls than allowed.
 */
const BURST = 'GREATEST(LEAST(2, b.capacity), b.capacity * 0.15)';
const PER_SECOND = `(GREATEST(b.capacity * 0.9 - ${BURST}, b.capacity * 0.1) / 60)`;
const ELAPSED = 'GREATEST(0, EXTRACT(EPOCH FROM $4::timestamptz - b.refilled_at)::float8)';
const LEVEL = `LEAST(${BURST}, b.tokens + ${ELAPSED} * ${PER_SECOND})`;
/** What is left to more urgent calls: a share of the bucket, and where it is small at least one whole call. */
const reserveOf = (share: string) =>
  `CASE WHEN ${share} > 0 THEN GREATEST(${share} * ${BURST}, LEAST(1, ${BURST} - 1)) ELSE 0 END`;
const THIS_ROW =
  'b.workspace_id = $1::uuid AND b.account_id = $2::uuid AND b.login_of = $5::uuid AND b.usage_group = $3';

/** One statement, so that processes on many machines can never take the same call twice. */
const TAKE = `
  INSERT INTO call_budget AS b (workspace_id, account_id, login_of, usage_group, tokens, capacity, refilled_at)
  VALUES ($1::uuid, $2::uuid, $5::uuid, $3, GREATEST(2, $6::float8 * 0.15) - 1, $6::float8, $4::timestamptz)
  ON CONFLICT (workspace_id, account_id, login_of, usage_group) DO UPDATE
  SET tokens = ${LEVEL} - 1, refilled_at = GREATEST(b.refilled_at, $4::timestamptz)
  WHERE COALESCE(b.blocked_until <= $4::timestamptz, true) AND ${LEVEL} - 1 >= ${reserveOf('$7::float8')}
  RETURNING true AS taken`;

const WAIT = `
  SELECT GREATEST(
    EXTRACT(EPOCH FROM b.blocked_until - $4::timestamptz)::float8,
    (1 + ${reserveOf('$6::float8')} - ${LEVEL}) / ${PER_SECOND}
  ) AS seconds
  FROM call_budget b WHERE ${THIS_ROW}`;

const LEARN = `
  UPDATE call_budget b
  SET tokens = LEAST(${LEVEL}, $6::float8), refilled_at = GREATEST(b.refilled_at, $4::timestamptz),
      capacity = COALESCE($7::float8, b.capacity), blocked_until = GREATEST(b.blocked_until, $8::timestamptz)
  WHERE ${THIS_ROW}`;

/** Milliseconds. */
const SHORTEST_WAIT = 100;

/**
 * Makes a call within the caller's budget and learns from its answer.
 *
 * @returns the call's answer; `limited` without having called when the budget is spent
 */
export async function spendCall<T>(
  caller: Caller,
  terms: CallTerms,
  clock: Clock,
  call: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const waitMs = await takeCall(caller, terms, clock());
  if (waitMs > 0) return { outcome: 'limited', retryAfterMs: waitMs, rate: null };
  const answer = await call();
  await learnFrom(caller, terms.group, clock(), answer);
  await notePresence(caller, answer, clock());
  await noteSymptom(caller, terms, answer, clock());
  return answer;
}

/** $1 to $5 of each statement. */
function rowOf({ workspaceId, accountId, loginOf }: Caller, group: UsageGroup, now: Date) {
  return [workspaceId, accountId, group, now, loginOf ?? SHARED_LOGIN];
}

/** Zero when a call was taken, else the milliseconds to wait before asking again. */
async function takeCall(caller: Caller, terms: CallTerms, now: Date): Promise<number> {
  const row = rowOf(caller, terms.group, now);
  const reserve = reserves[terms.priority];
  const taken = await database.rows(TAKE, [...row, defaultLimits[terms.group], reserve]);
  if (taken.length > 0) return 0;
  const [wait] = await database.rows<{ seconds: number }>(WAIT, [...row, reserve]);
  return Math.max(Math.ceil((wait?.seconds ?? 0) * 1000), SHORTEST_WAIT);
}

async function learnFrom(
  caller: Caller,
  group: UsageGroup,
  now: Date,
  answer: Answer<unknown>,
): Promise<void> {
  const rate = 'rate' in answer ? answer.rate : null;
  const blockedUntil = blockOf(answer, rate, now);
  if (rate === null && blockedUntil === null) return;
  const perMinute = rate && (rate.limit * 60) / rate.windowSeconds;
  const row = rowOf(caller, group, now);
  await database.rows(LEARN, [...row, rate?.remaining ?? 0, perMinute, blockedUntil]);
}

/**
 * Until when no call may be made: what was asked for, or, when others have used up what is allowed, until a new
 * window has surely begun. A call before that would start the platform's penalty.
 */
function blockOf(answer: Answer<unknown>, rate: RateNews | null, now: Date): Date | null {
  if (answer.outcome === 'limited') return new Date(now.getTime() + answer.retryAfterMs);
  if (rate?.remaining === 0) return new Date(now.getTime() + rate.windowSeconds * 1000);
  return null;
}
