import { useSyncExternalStore } from 'react';
import { readStored, watchStored, writeStored } from './storage';

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'foyer.theme';

function readTheme(): Theme {
  const stored = readStored(KEY);
  return themes.find((theme) => theme === stored) ?? 'system';
}

/** Chooses the colours of this browser; public/theme.js puts the choice on the page. */
export function chooseTheme(theme: Theme): void {
  writeStored(KEY, theme);
  window.dispatchEvent(new Event('foyer:theme'));
}

/** What was chosen, not what is shown: `system` stays `system`. */
export function useTheme(): Theme {
  return useSyncExternalStore(watchStored, readTheme, () => 'system' as const);
}
