import { useSyncExternalStore } from 'react';
import { MOST_CHOSEN } from '@/lib/domain/bulk';

/** The conversations of one list that the viewer has chosen, to do something with all of them. */
export interface Selection {
  /** The address of the list. */
  readonly list: string;
  /** Everything that matches, also what was not read yet, but for `ids`. */
  readonly isAll: boolean;
  readonly ids: ReadonlySet<string>;
}

const nothing: Selection = { list: '', isAll: false, ids: new Set() };

let selection = nothing;
/** Where a range begins: what was chosen last. */
let anchor: string | null = null;
const listeners = new Set<() => void>();

function change(next: Selection): void {
  selection = next;
  for (const listener of listeners) listener();
}

function of(list: string): Selection {
  return selection.list === list ? selection : nothing;
}

/** What is chosen in a list; another list begins with nothing. */
export function useSelection(list: string): Selection {
  return useSyncExternalStore(
    subscribe,
    () => of(list),
    () => nothing,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isChosen({ isAll, ids }: Selection, id: string): boolean {
  return ids.has(id) !== isAll;
}

export function isChoosing({ isAll, ids }: Selection): boolean {
  return isAll || ids.size > 0;
}

/** Chooses a conversation, or no longer. */
export function toggleChosen(list: string, id: string): void {
  choose(list, [id], !isChosen(of(list), id));
  anchor = id;
}

/**
 * Chooses everything from what was chosen last to here.
 *
 * @param order the ids of the list as it is shown
 */
export function chooseUpTo(list: string, id: string, order: readonly string[]): void {
  const from = order.indexOf(isChoosing(of(list)) ? (anchor ?? id) : id);
  const to = order.indexOf(id);
  const start = from < 0 ? to : from;
  choose(list, order.slice(Math.min(start, to), Math.max(start, to) + 1), true);
  anchor = id;
}

/** Chooses all that is shown, as far as one request can name it. */
export function chooseAll(list: string, order: readonly string[]): void {
  change({ list, isAll: false, ids: new Set(order.slice(0, MOST_CHOSEN)) });
}

/** Chooses all that match, also what was not read yet. */
export function chooseAllThatMatch(list: string): void {
  change({ list, isAll: true, ids: new Set() });
}

export function chooseNothing(): void {
  anchor = null;
  if (selection !== nothing) change(nothing);
}

/** What is not in the list any more is not chosen either. */
export function keepChosen(list: string, order: readonly string[]): void {
  const { isAll, ids } = of(list);
  if (isAll || ids.size === 0) return;
  const shown = new Set(order);
  const kept = new Set([...ids].filter((id) => shown.has(id)));
  if (kept.size < ids.size) change({ list, isAll, ids: kept });
}

function choose(list: string, given: readonly string[], isOn: boolean): void {
  const { isAll, ids } = of(list);
  const next = new Set(ids);
  for (const id of given) {
    if (isOn === isAll) next.delete(id);
    else next.add(id);
  }
  change({ list, isAll, ids: next });
}
