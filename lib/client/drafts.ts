import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { readStored, readStoredUnder, watchStored, writeStored } from './storage';

/** Where a draft belongs: notes, public replies, private ones and answers to different comments never mix. */
export interface DraftPlace {
  readonly agentId: string;
  readonly conversationId: string;
  readonly audience: 'public' | 'private' | 'note';
  /** The message it answers, where one was chosen. */
  readonly parentMessageId: string | null;
}

/** What is being typed in one place. */
export interface Draft {
  readonly body: string;
  /** The newest message when it was begun: what came later has to be looked at before it goes. */
  readonly begunAfterMessageId: string | null;
}

const nothing: Draft = { body: '', begunAfterMessageId: null };

function keyOf(place: DraftPlace): string {
  const { agentId, conversationId, audience, parentMessageId } = place;
  return `foyer.draft.${agentId}.${conversationId}.${audience}.${parentMessageId ?? ''}`;
}

/** What is being typed in one place, kept on every keystroke. Its body is empty where there is none. */
export function useDraft(place: DraftPlace): [draft: Draft, save: (next: Draft) => void] {
  const key = keyOf(place);
  const stored = useSyncExternalStore(
    watchStored,
    () => readStored(key),
    () => null,
  );
  const draft = useMemo(() => draftIn(stored), [stored]);
  return [draft, useCallback((next: Draft) => store(key, next), [key])];
}

/** Gives a text back to its author, before what they have typed meanwhile. */
export function putBackDraft(place: DraftPlace, draft: Draft): void {
  const key = keyOf(place);
  const { body } = draftIn(readStored(key));
  store(key, body === '' ? draft : { ...draft, body: `${draft.body}\n\n${body}` });
}

/** The viewer's unsent drafts by conversation, for the rows of the list. */
export function useDraftsOf(agentId: string): ReadonlyMap<string, string> {
  const stored = useSyncExternalStore(
    watchStored,
    () => JSON.stringify(readStoredUnder(`foyer.draft.${agentId}.`)),
    () => '[]',
  );
  return useMemo(() => {
    const drafts = JSON.parse(stored) as [key: string, stored: string][];
    return new Map(drafts.map(([key, text]) => [key.split('.')[3] ?? '', draftIn(text).body]));
  }, [stored]);
}

function store(key: string, draft: Draft): void {
  writeStored(key, draft.body === '' ? null : JSON.stringify(draft));
}

function draftIn(stored: string | null): Draft {
  if (stored === null) return nothing;
  try {
    return { ...nothing, ...(JSON.parse(stored) as Draft) };
  } catch {
    // Kept by an older version of this page, which wrote the words alone.
    return { ...nothing, body: stored };
  }
}
