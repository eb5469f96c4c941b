import type { Catalogue } from './en';
import { common } from './en/common';
import { inbox } from './en/inbox';
import { shell } from './en/shell';

/** Areas that the first load brings. */
export const firstAreas = { ...common, ...shell, ...inbox };

/** The messages as far as they were fetched. */
const fetched: Partial<Catalogue> = { ...firstAreas };

/** Brings the messages of an area that is not part of the first load; its screens do so themselves. */
export function addWords(area: Partial<Catalogue>): void {
  Object.assign(fetched, area);
}

/**
 * A message by its key. A message whose area was forgotten shows its key instead of breaking the screen; a test
 * keeps it from coming to that.
 */
export function messageOf(key: keyof Catalogue): string {
  return fetched[key] ?? key;
}
