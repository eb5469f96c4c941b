import { useSyncExternalStore } from 'react';
import type { ActionId } from './actions';

type Hints = { readonly [id in ActionId]?: string };

let hints: Hints = {};
const watchers = new Set<() => void>();

/** Says which keys may be shown beside what they do. Before keys work there are none, and none while they are off. */
export function setKeyHints(next: Hints): void {
  hints = next;
  for (const watcher of watchers) watcher();
}

/** The single key of an act, for a menu or a tip beside it. */
export function useKeyHint(id: ActionId): string | undefined {
  return useSyncExternalStore(
    watch,
    () => hints[id],
    () => undefined,
  );
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}
