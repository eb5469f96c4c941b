import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { OwnRightsChange } from '@/lib/contract/channel';
import type { ChannelRights } from '@/lib/domain/permission';
import { write } from '../http';
import { agentsKey } from '../query-keys';

export interface OwnGrant {
  readonly channelId: string;
  readonly agentId: string;
  /** Null: what all agents may. */
  readonly rights: ChannelRights | null;
  /** What the screen shows that was granted to them alone. */
  readonly before: ChannelRights | null;
}

const mutationKey = ['own-rights'];

/**
 * Says what one agent may do on a channel. For admins. One after the other: each expects what the one before it has
 * made. It lasts until the agents were read again, so that `usePendingGrants` shows it until then.
 */
export function useGrantOwnRights() {
  const client = useQueryClient();
  return useMutation({
    mutationKey,
    scope: { id: 'own-rights' },
    mutationFn: ({ channelId, agentId, rights, before }: OwnGrant) =>
      write(`/api/channels/${channelId}/rights/${agentId}`, null, {
        method: 'PUT',
        body: { rights, expected: before } satisfies OwnRightsChange,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: agentsKey }),
  });
}

/** What is being said and the list of agents may not know yet, the latest last. */
export function usePendingGrants(): OwnGrant[] {
  return useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => state.variables as OwnGrant,
  });
}
