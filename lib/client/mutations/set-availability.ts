import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Availability } from '@/lib/domain/absence';
import { putAgent } from '../cache';
import { write } from '../http';
import { agentShape } from '../shapes';

/** Says whether the viewer is there for work. */
export function useSetAvailability() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (availability: Availability) =>
      write('/api/session/availability', agentShape, { method: 'PUT', body: { availability } }),
    onSuccess: (agent) => agent && putAgent(client, agent),
  });
}
