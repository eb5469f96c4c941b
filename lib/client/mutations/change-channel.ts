import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChannelChange } from '@/lib/contract/channel';
import { changeChannelAtOnce, putChannel } from '../cache';
import { write } from '../http';

const channelShape = async () => (await import('@/lib/contract/channel')).channel;

interface ChangingChannel {
  readonly channelId: string;
  readonly change: ChannelChange;
}

/** Changes a channel, shown at once. For admins. */
export function useChangeChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ channelId, change }: ChangingChannel) =>
      write(`/api/channels/${channelId}`, channelShape, { method: 'PATCH', body: change }),
    onMutate: ({ channelId, change: { isForbidden, ...shown } }) =>
      changeChannelAtOnce(client, channelId, {
        ...shown,
        ...(isForbidden === false && { forbidden: null }),
      }),
    onSuccess: (changed) => changed && putChannel(client, changed),
    onError: (_error, _change, takeBack) => takeBack?.(),
  });
}
