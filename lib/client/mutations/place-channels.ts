import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewChannel } from '@/lib/contract/channel-places';
import { write } from '../http';
import { sessionKey } from '../query-keys';

const channelShape = async () => (await import('@/lib/contract/channel')).channel;

/** Adds a channel by the platform's id. For admins. */
export function useAddChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewChannel) => write('/api/channels', channelShape, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
}

/** Puts the channels in this order. For admins. */
export function useOrderChannels() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (channelIds: readonly string[]) =>
      write('/api/channels/order', null, { method: 'PUT', body: { channelIds } }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
}

/** Takes an empty channel away. For admins. */
export function useRemoveChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (channelId: string) => write(`/api/channels/${channelId}`, null, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
}
