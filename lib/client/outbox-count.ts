import { useSyncExternalStore } from 'react';
import { readStoredUnder, watchStored } from './storage';

/** Under which this browser keeps the replies that the server has not taken yet. */
export const OUTBOX_PREFIX = 'foyer.outbox.';

/** How many of them there are. */
export function usePendingCount(): number {
  return useSyncExternalStore(
    watchStored,
    () => readStoredUnder(OUTBOX_PREFIX).length,
    () => 0,
  );
}
