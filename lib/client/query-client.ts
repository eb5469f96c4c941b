import { QueryCache, QueryClient } from '@tanstack/react-query';
import { type FailureCode, failureCodeOf } from './http';

/** What may be over at the next try. */
export const transient: readonly FailureCode[] = ['unreachable', 'unavailable', 'internal'];
/** So often something is tried in all. */
export const TRIES = 3;

/**
 * The browser's copy of what the server holds. Nothing in it grows stale by itself: the event stream keeps it
 * true, so nothing is read again on focus or after a while.
 *
 * @param onSignedOut called when the server says that nobody is signed in any more
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (failureCodeOf(error) === 'not-signed-in') onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 15 * 60_000,
        refetchOnWindowFocus: false,
        retry: (tries, error) => tries + 1 < TRIES && transient.includes(failureCodeOf(error)),
      },
    },
  });
}
