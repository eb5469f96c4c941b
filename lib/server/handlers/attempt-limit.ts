import 'server-only';
import { AppError } from '../errors';
import { onceInProcess } from '../process';

/** Failed attempts are forgotten after so many milliseconds. */
const WINDOW = 15 * 60_000;
/** Keys remembered at most; the oldest go first, so that a flood of addresses cannot fill the memory. */
const MOST_KEYS = 50_000;

export interface AttemptLimit {
  /** Whose attempts are counted together. */
  key: string;
  /** Failures in the window after which no further attempt is made. */
  most: number;
}

/**
 * Runs something that can be guessed at: log-in, set-up. Counted before its outcome is known, so that a thousand at
 * once are not a thousand guesses; only what fails stays counted. Per process: it stops a stranger's address, while
 * limits per account are in the database.
 *
 * @throws AppError `too-many-requests`, and whatever `work` throws
 */
export async function limitAttempts<T>(limits: AttemptLimit[], work: () => Promise<T>): Promise<T> {
  const now = Date.now();
  countAttempt(limits, now);
  const result = await work();
  for (const { key } of limits) forget(counted(), key, now);
  return result;
}

/**
 * Counts what is asked for, whatever comes of it.
 *
 * @param now milliseconds since 1970
 * @throws AppError `too-many-requests`
 */
export function countAttempt(limits: AttemptLimit[], now: number): void {
  const attempts = counted();
  for (const limit of limits) requireRoom(attempts, limit, now);
  for (const { key } of limits) attempts.set(key, [...(attempts.get(key) ?? []), now]);
}

function counted(): Map<string, number[]> {
  return onceInProcess('attempts', () => new Map<string, number[]>());
}

function requireRoom(attempts: Map<string, number[]>, { key, most }: AttemptLimit, now: number): void {
  const recent = (attempts.get(key) ?? []).filter((at) => at > now - WINDOW);
  attempts.delete(key);
  if (recent.length > 0) attempts.set(key, recent);
  if (attempts.size > MOST_KEYS) attempts.delete(attempts.keys().next().value ?? '');
  const [first] = recent;
  if (recent.length < most || first === undefined) return;
  throw new AppError('too-many-requests', 'Too many failed attempts.', {
    retryAfterSeconds: Math.ceil((first + WINDOW - now) / 1_000),
  });
}

function forget(attempts: Map<string, number[]>, key: string, at: number): void {
  const left = attempts.get(key) ?? [];
  const index = left.indexOf(at);
  if (index >= 0) left.splice(index, 1);
}
