import { useSyncExternalStore } from 'react';

interface LostClaim {
  /** Who has the conversation. */
  readonly winnerId: string;
}

/** Long enough to be read on the row. */
const SHOWN_MS = 10_000;

let lost: ReadonlyMap<string, LostClaim> = new Map();
const listeners = new Set<() => void>();

/** Says for a while that a conversation which the viewer wanted to take went to somebody else. */
export function noteLostClaim(conversationId: string, winnerId: string): void {
  const claim = { winnerId };
  change(new Map(lost).set(conversationId, claim));
  setTimeout(() => lost.get(conversationId) === claim && forgetLostClaim(conversationId), SHOWN_MS);
}

/** They try again. */
export function forgetLostClaim(conversationId: string): void {
  if (lost.has(conversationId)) change(new Map([...lost].filter(([id]) => id !== conversationId)));
}

function change(next: typeof lost): void {
  lost = next;
  for (const listener of listeners) listener();
}

/** What the viewer has just lost, by conversation. */
export function useLostClaims(): typeof lost {
  return useSyncExternalStore(
    subscribe,
    () => lost,
    () => lost,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
