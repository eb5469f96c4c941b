import { useSyncExternalStore } from 'react';
import type { Whisper } from '@/lib/contract/presence';
import { type Presence, shownPresences } from '@/lib/domain/presence';

type Heard = Whisper['presences'][number];

/** By tab, each with the timer that ends it: a colleague of whom nothing more is heard is gone. */
const heard = new Map<string, { readonly presence: Heard; readonly timer: ReturnType<typeof setTimeout> }>();
/** By conversation, as it is drawn. */
let shown: ReadonlyMap<string, readonly Presence[]> = new Map();
const listeners = new Set<() => void>();
const nobody: readonly Presence[] = [];

/** Takes what the stream whispers. */
export function hearWhisper({ presences }: Whisper): void {
  for (const presence of presences) {
    const tab = `${presence.agentId}.${presence.tabId}`;
    forget(tab);
    if (presence.lifeMs > 0) heard.set(tab, { presence, timer: setTimeout(end, presence.lifeMs, tab) });
  }
  show();
}

/** Without a stream nothing is known of anybody. */
export function forgetPresences(): void {
  for (const tab of heard.keys()) forget(tab);
  show();
}

/** Colleagues in a conversation, the most telling first. */
export function useColleagues(conversationId: string): readonly Presence[] {
  const read = () => shown.get(conversationId) ?? nobody;
  return useSyncExternalStore(subscribe, read, read);
}

function end(tab: string): void {
  forget(tab);
  show();
}

function forget(tab: string): void {
  clearTimeout(heard.get(tab)?.timer);
  heard.delete(tab);
}

function show(): void {
  const there = new Map<string, Heard[]>();
  for (const { presence } of heard.values()) {
    const { conversationId } = presence;
    there.set(conversationId, [...(there.get(conversationId) ?? []), presence]);
  }
  shown = new Map([...there].map(([id, presences]) => [id, kept(shown.get(id), shownPresences(presences))]));
  for (const listener of listeners) listener();
}

/** Most signs of life change nothing: then nothing is drawn again. */
function kept(before: readonly Presence[] = nobody, now: readonly Presence[]): readonly Presence[] {
  const isSame =
    before.length === now.length &&
    now.every(({ agentId, doing }, at) => before[at]?.agentId === agentId && before[at]?.doing === doing);
  return isSame ? before : now;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
