/**
 * Drafts on their way to the server and back. This browser's copy is the quick one, kept on every keystroke; the server
 * gets it when the keys have been quiet for a moment or the page is left, and other devices when they open the
 * conversation. Where two devices wrote, both texts are kept.
 */
import { useCallback, useEffect } from 'react';
import type { Draft as StoredDraft } from '@/lib/contract/draft';
import { bothTexts, nameOfPlace } from '@/lib/domain/draft';
import {
  type Draft,
  type DraftPlace,
  type KeptDraft,
  keepDraft,
  keptDraft,
  keptDraftsIn,
  keyOf,
  useKeptDraft,
} from './drafts';
import { type FailureCode, failureCodeOf, read, write } from './http';

const draftShape = async () => (await import('@/lib/contract/draft')).draft;
const draftListShape = async () => (await import('@/lib/contract/draft')).draftList;

/** Milliseconds without a key after which a draft is saved. */
const QUIET_MS = 600;
/** Milliseconds after which saving is tried again. */
const AGAIN_MS = 5_000;
const mayPass: readonly FailureCode[] = ['unreachable', 'unavailable', 'internal'];

const nothing: Draft = { body: '', begunAfterMessageId: null };

/** Saves that wait for quiet, by place. */
const waiting = new Map<string, { readonly place: DraftPlace; readonly timer: number }>();
/** Places with a request under way: of two at once nobody could say which came last. */
const underWay = new Set<string>();

/** What is being typed in one place. Its body is empty where there is nothing. */
export function useDraft(place: DraftPlace): [draft: Draft, save: (next: Draft) => void] {
  const kept = useKeptDraft(place);
  const key = keyOf(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is all there is to a place.
  const save = useCallback((next: Draft) => change(place, next), [key]);
  return [kept ?? nothing, save];
}

/** Gives a text back to its author, before what they have typed meanwhile. */
export function putBackDraft(place: DraftPlace, draft: Draft): void {
  const typed = keptDraft(place)?.body ?? '';
  change(place, typed === '' ? draft : { ...draft, body: `${draft.body}\n\n${typed}` });
}

/**
 * It is sent off. The server removes its copy with the very step that takes the reply; until then that copy is nothing
 * to bring in again.
 *
 * @returns the revision that is to go with the reply
 */
export function takeDraft(place: DraftPlace): number {
  stopWaiting(keyOf(place));
  const draft = keptDraft(place);
  keepDraft(place, draft && { ...draft, body: '', isSaved: true });
  return draft?.revision ?? 0;
}

/** What was sent off has arrived. */
export function forgetDraft(place: DraftPlace): void {
  if (keptDraft(place)?.body === '') keepDraft(place, null);
}

/** What was sent off has not arrived and is given up: the server's copy goes too. */
export function dropDraft(place: DraftPlace): void {
  if (keptDraft(place)?.body === '') change(place, nothing);
}

/** Brings in what other devices have kept in a conversation that is opened. */
export function useStoredDrafts(agentId: string, conversationId: string): void {
  useEffect(() => {
    // What cannot be read is not lost: the server keeps it, and this browser its own.
    reconcile(agentId, conversationId).catch(() => undefined);
  }, [agentId, conversationId]);
}

function change(place: DraftPlace, next: Draft): void {
  const revision = keptDraft(place)?.revision ?? 0;
  keepDraft(place, { ...next, revision, isSaved: false });
  saveLater(place);
}

function saveLater(place: DraftPlace, wait = QUIET_MS): void {
  document.addEventListener('visibilitychange', saveWhenLeft);
  stopWaiting(keyOf(place));
  const timer = window.setTimeout(() => void save(place), wait);
  waiting.set(keyOf(place), { place, timer });
}

function stopWaiting(key: string): void {
  window.clearTimeout(waiting.get(key)?.timer);
  waiting.delete(key);
}

/** Saves at once what waits for quiet. */
export async function saveDraftsNow(): Promise<void> {
  await Promise.all([...waiting.values()].map(({ place }) => save(place)));
}

function saveWhenLeft(): void {
  if (document.visibilityState === 'hidden') void saveDraftsNow();
}

async function save(place: DraftPlace): Promise<void> {
  const key = keyOf(place);
  const draft = keptDraft(place);
  if (underWay.has(key)) return saveLater(place);
  stopWaiting(key);
  if (draft === null || draft.isSaved) return;
  underWay.add(key);
  const failure = await (draft.body === '' ? remove(place, draft) : store(place, draft)).then(
    () => null,
    failureCodeOf,
  );
  underWay.delete(key);
  if (failure !== null && !mayPass.includes(failure)) return;
  if (keptDraft(place)?.isSaved === false) saveLater(place, failure === null ? QUIET_MS : AGAIN_MS);
}

async function store(place: DraftPlace, draft: KeptDraft): Promise<void> {
  const { body, begunAfterMessageId, revision } = draft;
  const change = {
    method: 'PUT',
    body: { body, begunAfterMessageId, revision },
    outlivesPage: true,
  } as const;
  const stored = await write(pathOf(place), draftShape, change);
  if (stored === null) return;
  const now = keptDraft(place);
  if (stored.body !== body) keepDraft(place, both(stored, now ?? nothing));
  else if (now) keepDraft(place, { ...now, revision: stored.revision, isSaved: now.body === body });
  // Sent off or emptied while it was being saved.
  else await remove(place, stored);
}

async function remove(place: DraftPlace, { revision }: { readonly revision: number }): Promise<void> {
  const change = { method: 'DELETE', outlivesPage: true } as const;
  if (revision > 0) await write(`${pathOf(place)}?revision=${revision}`, null, change);
  if (keptDraft(place)?.body === '') keepDraft(place, null);
}

function pathOf({ conversationId, ...place }: DraftPlace): string {
  return `/api/conversations/${conversationId}/drafts/${nameOfPlace(place)}`;
}

async function reconcile(agentId: string, conversationId: string): Promise<void> {
  const before = keptDraftsIn(agentId, conversationId);
  const { drafts } = await read(`/api/conversations/${conversationId}/drafts`, draftListShape);
  const stored = new Map(drafts.map((draft) => [keyOf({ ...draft, agentId, conversationId }), draft]));
  for (const draft of drafts) takeIn({ ...draft, agentId, conversationId }, draft);
  for (const [place, draft] of before) if (!stored.has(keyOf(place))) settleUnstored(place, draft);
}

function takeIn(place: DraftPlace, stored: StoredDraft): void {
  const mine = keptDraft(place);
  if (mine === null || mine.revision < stored.revision) {
    keepDraft(place, both(stored, mine === null || mine.isSaved ? nothing : mine));
  }
  if (keptDraft(place)?.isSaved === false) saveLater(place);
}

/** The server has none: it was sent or emptied elsewhere, or was never saved. */
function settleUnstored(place: DraftPlace, before: KeptDraft): void {
  const now = keptDraft(place);
  if (now?.isSaved === false) saveLater(place);
  else if (now?.revision === before.revision) keepDraft(place, null);
}

/** What goes on from the server's copy: with what was written here, if that is something else. */
function both({ body, begunAfterMessageId, revision }: StoredDraft, mine: Draft): KeptDraft {
  const text = bothTexts(body, mine.body);
  return { body: text, begunAfterMessageId, revision, isSaved: text === body };
}
