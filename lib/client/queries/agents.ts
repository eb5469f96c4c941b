import { useQuery } from '@tanstack/react-query';
import { read } from '../http';
import { agentsKey } from '../query-keys';
import { agentListShape } from '../shapes';

/** All colleagues with the rights granted to each alone. For admins. */
export function useAgents() {
  return useQuery({
    queryKey: agentsKey,
    queryFn: ({ signal }) => read('/api/agents', agentListShape, signal),
  });
}
