import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { apiTokensKey } from '../ledger-keys';

const apiTokenListShape = async () => (await import('@/lib/contract/api-token')).apiTokenList;

/** What programs ask with. For admins. */
export function useApiTokens() {
  return useQuery({
    queryKey: apiTokensKey,
    queryFn: ({ signal }) => read('/api/tokens', apiTokenListShape, signal),
    select: ({ tokens }) => tokens,
  });
}
