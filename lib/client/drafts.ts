import { useCallback, useSyncExternalStore } from 'react';
import { readStored, readStoredUnder, watchStored, writeStored } from './storage';

/** Where a draft belongs: public replies, private ones and answers to different comments never mix. */
export interface DraftPlace {
  readonly agentId: string;
  readonly conversationId: string;
  readonly audience: 'public' | 'private';
  /** The message it answers, where one was chosen. */
  readonly parentMessageId: string | null;
}

const prefixOf = (agentId: string, conversationId: string) => `foyer.draft.${agentId}.${conversationId}.`;

function keyOf(place: DraftPlace): string {
  return `${prefixOf(place.agentId, place.conversationId)}${place.audience}.${place.parentMessageId ?? ''}`;
}

/** Keeps what is being typed. Empty text forgets the draft. */
export function saveDraft(place: DraftPlace, text: string): void {
  writeStored(keyOf(place), text === '' ? null : text);
}

/** What is being typed in one place, kept on every keystroke. */
export function useDraft(place: DraftPlace): [text: string, save: (text: string) => void] {
  const key = keyOf(place);
  const text = useSyncExternalStore(
    watchStored,
    () => readStored(key) ?? '',
    () => '',
  );
  const save = useCallback((next: string) => writeStored(key, next === '' ? null : next), [key]);
  return [text, save];
}

/** The text of any unsent draft of a conversation, for its row; null when there is none. */
export function useDraftOf(agentId: string, conversationId: string): string | null {
  const prefix = prefixOf(agentId, conversationId);
  return useSyncExternalStore(
    watchStored,
    () => readStoredUnder(prefix)[0]?.[1] ?? null,
    () => null,
  );
}
