import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { heldCountsKey } from '../query-keys';

const heldCountsShape = async () => (await import('@/lib/contract/agent')).heldCounts;

/** How many open conversations each holds who has a capacity: as it is when somebody looks. For supervisors. */
export function useHeldCounts(isWanted: boolean) {
  return useQuery({
    queryKey: heldCountsKey,
    queryFn: ({ signal }) => read('/api/agents/held', heldCountsShape, signal),
    enabled: isWanted,
    staleTime: 0,
  });
}
