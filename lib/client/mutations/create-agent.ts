import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewAgent } from '@/lib/contract/agent';
import { write } from '../http';
import { agentsKey } from '../query-keys';
import { agentShape } from '../shapes';

/** Adds a person who may sign in. For admins. */
export function useCreateAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (created: NewAgent) => write('/api/agents', agentShape, { method: 'POST', body: created }),
    onSuccess: () => client.invalidateQueries({ queryKey: agentsKey }),
  });
}
