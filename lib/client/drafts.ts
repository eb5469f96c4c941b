import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { readStored, readStoredUnder, watchStored, writeStored } from './storage';

/** Where a draft belongs: public replies, private ones and answers to different comments never mix. */
export interface DraftPlace {
  readonly agentId: string;
  readonly conversationId: string;
  readonly audience: 'public' | 'private';
  /** The message it answers, where one was chosen. */
  readonly parentMessageId: string | null;
}

function keyOf(place: DraftPlace): string {
  const { agentId, conversationId, audience, parentMessageId } = place;
  return `foyer.draft.${agentId}.${conversationId}.${audience}.${parentMessageId ?? ''}`;
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

/** Gives a text back to its author, before what they have typed meanwhile. */
export function putBackDraft(place: DraftPlace, text: string): void {
  const key = keyOf(place);
  const typed = readStored(key) ?? '';
  writeStored(key, typed === '' ? text : `${text}\n\n${typed}`);
}

/** The viewer's unsent drafts by conversation, for the rows of the list. */
export function useDraftsOf(agentId: string): ReadonlyMap<string, string> {
  const stored = useSyncExternalStore(
    watchStored,
    () => JSON.stringify(readStoredUnder(`foyer.draft.${agentId}.`)),
    () => '[]',
  );
  return useMemo(() => {
    const drafts = JSON.parse(stored) as [key: string, text: string][];
    return new Map(drafts.map(([key, text]) => [key.split('.')[3] ?? '', text]));
  }, [stored]);
}
