/**
 * What can be wrong with an account for a while:
 * - `subscription-lost`: the platform no longer tells us of what happens
 * - `platform-away`: several calls in a row could not be answered, or the platform asked to be left alone
 * - `needs-sign-in`: the platform takes neither our tokens nor what we sign in with
 * - `forbidden`: the app or the user it acts for lacks a permission
 * - `throttled`: calls are turned away, and not only for a moment
 * - `channel-silent`: customers write on every such day at such an hour, and now nobody does; nothing else may be wrong
 * - `unexpected-answers`: answers that nobody here can read, or refusals that nobody here knows
 */
export const incidentKinds = [
  'subscription-lost',
  'platform-away',
  'needs-sign-in',
  'forbidden',
  'throttled',
  'unexpected-answers',
  'channel-silent',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** Milliseconds: who is kept out for so long is not only out of breath. */
const LONG_THROTTLE = 90_000;

/**
 * Whether calls are turned away for so long that people should know.
 *
 * @param sinceMs milliseconds since the first call that was turned away, with none taken in between
 * @param retryAfterMs milliseconds until the platform lets us call again
 */
export function isThrottledLong(sinceMs: number, retryAfterMs: number): boolean {
  return sinceMs + retryAfterMs >= LONG_THROTTLE;
}
