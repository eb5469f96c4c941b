import { setTimeout as sleep } from 'node:timers/promises';

const ASK_EVERY_MS = 25;

/**
 * Asks until the answer is there (not undefined, null or false) and returns it. Throws after
 * `timeoutMs` milliseconds, so that a test waits for a fact and never for a span of time.
 */
export async function until<T>(ask: () => Promise<T> | T, timeoutMs = 10_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`nothing came within ${timeoutMs} ms`);
    await sleep(ASK_EVERY_MS);
  }
}
