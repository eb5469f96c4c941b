import { useCallback, useSyncExternalStore } from 'react';

/** Widths at which panes come and go (DESIGN §3); the same numbers as the breakpoints in app/theme.css. */
export const widths = {
  phone: '(max-width: 599.98px)',
  panel: '(min-width: 1120px)',
  sidebar: '(min-width: 1360px)',
} as const;

/** True while the window fits a media query; false until the browser has been asked. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}
