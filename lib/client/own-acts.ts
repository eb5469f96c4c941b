import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Conversation } from '@/lib/contract/conversation';

/** The viewer's last act on a conversation in this browser. */
export interface OwnAct {
  /** The conversation's version when it was done. */
  readonly before: number;
  /** The version it made; null until the server has answered. Others may come between: a reply goes its way meanwhile. */
  readonly made: number | null;
}

type Stamp = Pick<Conversation, 'id' | 'version'>;

const acts = new WeakMap<QueryClient, Map<string, OwnAct>>();

/** How many acts the server has answered. */
let answered = 0;
const watchers = new Set<() => void>();

/** Draws again when the server has said which version an act made: its event may have been there before. */
export function useAnsweredActs(): void {
  useSyncExternalStore(
    watch,
    () => answered,
    () => answered,
  );
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/**
 * Notes that the viewer is changing a conversation in this browser.
 *
 * @returns forgets it again: it was refused
 */
export function noteOwnAct(client: QueryClient, { id, version }: Stamp): () => void {
  const known = acts.get(client) ?? new Map<string, OwnAct>();
  acts.set(client, known.set(id, { before: version, made: null }));
  return () => void known.delete(id);
}

/** Notes the version that the viewer's last act made, as the server tells. */
export function noteOwnActDone(client: QueryClient, { id, version }: Stamp): void {
  const known = acts.get(client);
  const act = known?.get(id);
  if (!act) return;
  known?.set(id, { ...act, made: version });
  answered += 1;
  for (const watcher of watchers) watcher();
}

/** The viewer's act, if it is the conversation's last change as far as anybody can tell; null when somebody came after. */
export function lastOwnAct(client: QueryClient, { id, version }: Stamp): OwnAct | null {
  const act = acts.get(client)?.get(id);
  return act && version <= (act.made ?? Number.POSITIVE_INFINITY) ? act : null;
}
