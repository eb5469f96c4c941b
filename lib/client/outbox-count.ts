import { useSyncExternalStore } from 'react';
import { countPending } from './outbox';
import { watchStored } from './storage';

/** How many replies this browser still has to hand over. */
export function usePendingCount(): number {
  return useSyncExternalStore(watchStored, countPending, () => 0);
}
