import { useQuery } from '@tanstack/react-query';
import { agentList } from '@/lib/contract/agent';
import { read } from '../http';
import { agentsKey } from '../query-keys';

/** All colleagues with the rights granted to each alone. For admins. */
export function useAgents() {
  return useQuery({ queryKey: agentsKey, queryFn: ({ signal }) => read('/api/agents', agentList, signal) });
}
