import { useSyncExternalStore } from 'react';
import { type ActionId, actions, isSingle } from './actions';
import { readStored, watchStored, writeStored } from './storage';

const KEY = 'foyer.singleKeys';

/** Do single keys work in this browser? They do until somebody switches them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return readStored(KEY) !== 'off';
}

/** Switches single keys on or off, in all tabs of this browser. */
export function switchSingleKeys(areOn: boolean): void {
  writeStored(KEY, areOn ? null : 'off');
}

/** Whether single keys work, as it changes. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(watchStored, areSingleKeysOn, () => true);
}

/** The single key of each act that has one. */
export const singleKeys: { readonly [id in ActionId]?: string } = Object.fromEntries(
  actions.flatMap(({ id, keys }) => {
    const single = keys.find(isSingle);
    return single ? [[id, single.key.toUpperCase()]] : [];
  }),
);
