import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { agentsKey } from '../query-keys';

const agentListShape = async () => (await import('@/lib/contract/agent')).agentList;

/** All colleagues with the rights granted to each alone. For admins. */
export function useAgents() {
  return useQuery({
    queryKey: agentsKey,
    queryFn: ({ signal }) => read('/api/agents', agentListShape, signal),
  });
}
