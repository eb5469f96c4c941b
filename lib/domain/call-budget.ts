/** What is known of an account's bucket of calls, of one group of operations. */
export interface Bucket {
  /** Calls a minute that the platform allows. */
  capacity: number;
  /** Calls that were left at `refilledAt`. */
  tokens: number;
  refilledAt: Date;
}

/**
 * How much of the calls that may be made at once is used up now: 0 when all are there, 1 when the next must wait. What
 * the bucket holds and how fast it fills is as in the statements that take from it (account/call-budget.ts).
 */
export function usedShare({ capacity, tokens, refilledAt }: Bucket, now: Date): number {
  const burst = Math.max(Math.min(2, capacity), capacity * 0.15);
  const perSecond = Math.max(capacity * 0.9 - burst, capacity * 0.1) / 60;
  const seconds = Math.max(0, now.getTime() - refilledAt.getTime()) / 1_000;
  const level = Math.min(burst, tokens + seconds * perSecond);
  return Math.min(1, Math.max(0, 1 - level / burst));
}
