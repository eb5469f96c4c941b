import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AgentChange } from '@/lib/contract/agent';
import { write } from '../http';
import { agentsKey } from '../query-keys';
import { agentShape } from '../shapes';

interface ChangingAgent {
  readonly agentId: string;
  readonly change: AgentChange;
}

/** Changes a colleague's role, or whether they may sign in. For admins. */
export function useChangeAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ agentId, change }: ChangingAgent) =>
      write(`/api/agents/${agentId}`, agentShape, { method: 'PATCH', body: change }),
    onSuccess: () => client.invalidateQueries({ queryKey: agentsKey }),
  });
}
