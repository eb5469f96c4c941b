import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/**
 * The time, for what is shown relative to it. One clock for the whole page.
 *
 * @param stepMs how exact it must be: the caller is drawn again only once in so many milliseconds
 * @returns milliseconds since 1970, a multiple of `stepMs`
 */
export function useNow(stepMs = 60_000): number {
  const read = () => now - (now % stepMs);
  return useSyncExternalStore(subscribe, read, read);
}
