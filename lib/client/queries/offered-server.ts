import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { accountListKey } from '../query-keys';

const accountListShape = async () => (await import('@/lib/contract/account')).accountList;

/** The server of the app that the deployment offers to all workspaces; null where there is none. */
export function useOfferedServer() {
  return useQuery({
    queryKey: accountListKey,
    queryFn: ({ signal }) => read('/api/accounts', accountListShape, signal),
    select: ({ offeredServer }) => offeredServer,
  });
}
