import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * False on the server and in the first moment in the browser. For what depends on the viewer's clock or zone: the
 * server would write another time than the browser, and both would be drawn.
 */
export function useIsClient(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
