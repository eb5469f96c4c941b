import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Session } from '@/lib/contract/session';
import { read } from '../http';
import { sessionKey } from '../query-keys';

const sessionShape = async () => (await import('@/lib/contract/session')).session;

/** How to read the session again. */
export const sessionOptions = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => read('/api/session', sessionShape, signal),
});

/**
 * Who is signed in, and everything small that every screen needs. It came with the page, so it is always there
 * inside the workspace.
 *
 * @throws Error outside the workspace's layout
 */
export function useSession(): Session {
  const { data } = useQuery(sessionOptions);
  if (!data) throw new Error('useSession was used outside the workspace');
  return data;
}
