import type { QueryClient } from '@tanstack/react-query';
import type { Conversation } from '@/lib/contract/conversation';

const acts = new WeakMap<QueryClient, Map<string, number>>();

/**
 * Notes that the viewer is changing a conversation in this browser.
 *
 * @returns forgets it again: it was refused
 */
export function noteOwnAct(client: QueryClient, { id, version }: Conversation): () => void {
  const known = acts.get(client) ?? new Map<string, number>();
  acts.set(client, known.set(id, version));
  return () => void known.delete(id);
}

/**
 * The version a conversation had when the viewer changed it here, if that is its last change: the server's answer to
 * it is one version further. Null when it was not changed here, or by somebody else since.
 */
export function versionOfOwnAct(client: QueryClient, { id, version }: Conversation): number | null {
  const before = acts.get(client)?.get(id);
  return before !== undefined && version <= before + 1 ? before : null;
}
