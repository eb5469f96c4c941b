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

/** The single key of an act, for a menu or a tip beside it; undefined while those are switched off. */
export function useKeyHint(id: ActionId): string | undefined {
  const areOn = useSingleKeys();
  const single = actions.find((action) => action.id === id)?.keys.find(isSingle);
  return areOn ? single?.key.toUpperCase() : undefined;
}
