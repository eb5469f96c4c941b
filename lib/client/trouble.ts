import { useEffect, useSyncExternalStore } from 'react';
import type { Agent } from '@/lib/contract/agent';
import type { Conversation } from '@/lib/contract/conversation';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';

/** What a row says of a reply that did not go out. */
export interface Trouble {
  /** A sentence. */
  readonly cause: string;
  readonly code: string | null;
  readonly age: string;
  /** Who sees to it. */
  readonly owner: string;
}

type FailureWords = typeof import('./failure-words');

let fetched: FailureWords | null = null;
const watchers = new Set<() => void>();

/** The words for failures are many and rarely needed: they are fetched with the first failure. */
async function fetchWords(): Promise<void> {
  fetched = await import('./failure-words');
  for (const watcher of watchers) watcher();
}

/**
 * Why the oldest unsent reply of a conversation did not go out, since when, and whose it is.
 *
 * @returns null where there is none, and while its words are on their way
 */
export function useTrouble(
  { unsentReply, channelType }: Conversation,
  listener: { readonly agents: readonly Agent[]; readonly viewerId: string; readonly now: number },
): Trouble | null {
  const speech = useWords();
  const isWanted = unsentReply !== null;
  useEffect(() => {
    if (isWanted && fetched === null) void fetchWords();
  }, [isWanted]);
  const words = useSyncExternalStore(
    watch,
    () => fetched,
    () => null,
  );
  if (words === null || unsentReply === null) return null;
  return words.troubleOf(unsentReply, { ...listener, network: channelTypeName(channelType) }, speech);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}
