import { vi } from 'vitest';

const ASK_EVERY_MS = 25;

/**
 * Asks until the answer is there (neither undefined, null, false, 0 nor empty) and returns it. Throws after
 * `timeoutMs` milliseconds, so that a test waits for a fact and never for a span of time.
 */
export function until<T>(ask: () => Promise<T> | T, timeoutMs = 10_000) {
  return vi.waitUntil(ask, { timeout: timeoutMs, interval: ASK_EVERY_MS });
}
