import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { ownLoginsKey } from '../query-keys';

const ownLoginListShape = async () => (await import('@/lib/contract/own-login')).ownLoginList;

/** The viewer's own logins, one for each connected account. */
export function useOwnLogins() {
  return useQuery({
    queryKey: ownLoginsKey,
    queryFn: ({ signal }) => read('/api/own-logins', ownLoginListShape, signal),
    select: ({ logins }) => logins,
  });
}
