import type { SavedView } from '@/lib/contract/saved-view';
import { isSameFilter, type ViewFilter } from '@/lib/domain/view';
import { filterOfWords } from '@/lib/domain/view-address';

/** A saved view with what its words mean. */
export interface SavedList {
  readonly view: SavedView;
  readonly filter: ViewFilter;
}

const read = new WeakMap<readonly SavedView[], readonly SavedList[]>();

/** Saved views with their filters. Read once for as long as the session has the same ones: every event asks. */
export function savedLists(views: readonly SavedView[]): readonly SavedList[] {
  const known = read.get(views);
  if (known) return known;
  const lists = views.map((view) => ({ view, filter: filterOfWords(view.filter).filter }));
  read.set(views, lists);
  return lists;
}

/** The view that was saved of this very list. */
export function findSavedView(views: readonly SavedView[], filter: ViewFilter): SavedView | undefined {
  return savedLists(views).find((list) => isSameFilter(list.filter, filter))?.view;
}
