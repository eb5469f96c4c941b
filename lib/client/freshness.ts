import { useSyncExternalStore } from 'react';

/** How true the screen is. `lastEventAt` is when anything last happened in the workspace. */
export interface Freshness {
  readonly state: 'connecting' | 'live' | 'lost';
  readonly lastEventAt: string | null;
  /** Since when the stream is away; null while it is there. */
  readonly lostAt: string | null;
}

let freshness: Freshness = { state: 'connecting', lastEventAt: null, lostAt: null };
const listeners = new Set<() => void>();

/** Told by the event stream alone. The moment it was lost is that of the first failed try. */
export function setFreshness(change: Partial<Freshness>): void {
  const lostAt = freshness.state === 'lost' && change.state === 'lost' ? freshness.lostAt : change.lostAt;
  freshness = { ...freshness, ...change, ...(lostAt === undefined ? {} : { lostAt }) };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How true the screen is right now. */
export function useFreshness(): Freshness {
  const read = () => freshness;
  return useSyncExternalStore(subscribe, read, read);
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** False while the browser itself knows that it has no network. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(
    subscribeOnline,
    () => navigator.onLine,
    () => true,
  );
}
