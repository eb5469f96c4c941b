import 'server-only';

/** Tells the time as it goes on from a given moment. */
export type Clock = () => Date;

/**
 * A clock that starts at `now` and runs by the monotonic timer: what is written after a slow answer bears the time
 * of writing, and tests still decide what time it is.
 */
export function clockFrom(now: Date): Clock {
  const startedAt = performance.now();
  return () => new Date(now.getTime() + performance.now() - startedAt);
}
