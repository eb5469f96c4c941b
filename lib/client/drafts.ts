import { useMemo, useSyncExternalStore } from 'react';
import { nameOfPlace, type DraftPlace as Place, placeNamed } from '@/lib/domain/draft';
import { readStored, readStoredUnder, watchStored, writeStored } from './storage';
import { thisWorkspace } from './this-workspace';

/** Whose draft it is, and where it belongs. */
export interface DraftPlace extends Place {
  readonly agentId: string;
  readonly conversationId: string;
}

/** What is being typed in one place. */
export interface Draft {
  readonly body: string;
  /** The newest message when it was begun: what came later has to be looked at before it goes. */
  readonly begunAfterMessageId: string | null;
}

/** A draft as this browser keeps it. One that is empty and not saved was emptied, and the server does not know yet. */
export interface KeptDraft extends Draft {
  /** The server's revision that it goes on from; 0 where there is none. */
  readonly revision: number;
  /** Has the server these very words? */
  readonly isSaved: boolean;
}

/** Everything that somebody keeps in the workspace that is shown. */
const prefixOf = (agentId: string) => `foyer.draft.${thisWorkspace()}.${agentId}.`;

/** The name of a place in this browser's storage. */
export function keyOf({ agentId, conversationId, ...place }: DraftPlace): string {
  return `${prefixOf(agentId)}${conversationId}.${nameOfPlace(place)}`;
}

/** What this browser keeps in one place; null where there is nothing. */
export function keptDraft(place: DraftPlace): KeptDraft | null {
  return draftIn(readStored(keyOf(place)));
}

/** Keeps a draft in this browser, in every window of it; null forgets it. */
export function keepDraft(place: DraftPlace, draft: KeptDraft | null): void {
  const isNothing = draft === null || (draft.body === '' && draft.revision === 0);
  writeStored(keyOf(place), isNothing ? null : JSON.stringify(draft));
}

/** What this browser keeps in one place, as it changes. */
export function useKeptDraft(place: DraftPlace): KeptDraft | null {
  const key = keyOf(place);
  const stored = useSyncExternalStore(
    watchStored,
    () => readStored(key),
    () => null,
  );
  return useMemo(() => draftIn(stored), [stored]);
}

/** Everything that somebody has in one conversation. */
export function keptDraftsIn(agentId: string, conversationId: string): [DraftPlace, KeptDraft][] {
  const prefix = `${prefixOf(agentId)}${conversationId}.`;
  return readStoredUnder(prefix).flatMap(([key, stored]) => {
    const place = placeNamed(key.slice(prefix.length));
    const draft = draftIn(stored);
    return place && draft ? [[{ ...place, agentId, conversationId }, draft] as [DraftPlace, KeptDraft]] : [];
  });
}

/** The viewer's unsent drafts by conversation, for the rows of the list. */
export function useDraftsOf(agentId: string): ReadonlyMap<string, string> {
  const stored = useSyncExternalStore(
    watchStored,
    () => JSON.stringify(readStoredUnder(prefixOf(agentId))),
    () => '[]',
  );
  return useMemo(() => {
    const drafts = JSON.parse(stored) as [key: string, stored: string][];
    return new Map(
      drafts.flatMap(([key, text]) => {
        const body = draftIn(text)?.body ?? '';
        return body === '' ? [] : [[key.split('.')[4] ?? '', body] as const];
      }),
    );
  }, [stored]);
}

function draftIn(stored: string | null): KeptDraft | null {
  if (stored === null) return null;
  const blank = { body: '', begunAfterMessageId: null, revision: 0, isSaved: false };
  try {
    return { ...blank, ...(JSON.parse(stored) as Partial<KeptDraft>) };
  } catch {
    // Kept by an older version of this page, which wrote the words alone.
    return { ...blank, body: stored };
  }
}
