import { useLayoutEffect, useSyncExternalStore } from 'react';
import { type Theme, themes } from '@/lib/domain/workspace-settings';
import { readStored, watchStored, writeStored } from './storage';

const KEY = 'foyer.theme';

function readTheme(): Theme {
  const chosen = readStored(KEY) ?? document.documentElement.dataset.defaultTheme;
  return themes.find((theme) => theme === chosen) ?? 'system';
}

/** Chooses the colours of this browser; public/theme.js puts the choice on the page. */
export function chooseTheme(theme: Theme): void {
  writeStored(KEY, theme);
  paint();
}

/** Follows what the workspace has for those who have chosen none, also while the page is open. */
export function useDefaultTheme(theme: Theme): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.defaultTheme = theme;
    paint();
  }, [theme]);
}

function paint(): void {
  window.dispatchEvent(new Event('foyer:theme'));
}

/** What was chosen, else what the workspace has, and not what is shown: `system` stays `system`. */
export function useTheme(): Theme {
  return useSyncExternalStore(watchStored, readTheme, () => 'system' as const);
}
