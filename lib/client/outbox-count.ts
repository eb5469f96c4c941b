import { useSyncExternalStore } from 'react';
import { readStoredUnder, watchStored } from './storage';
import { thisWorkspace } from './this-workspace';

/** Under which this browser keeps the replies that the server has not taken yet, of the workspace that is shown. */
export const outboxPrefix = () => `foyer.outbox.${thisWorkspace()}.`;

/** How many of them there are. */
export function usePendingCount(): number {
  return useSyncExternalStore(
    watchStored,
    () => readStoredUnder(outboxPrefix()).length,
    () => 0,
  );
}
