import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChannelChange } from '@/lib/contract/channel';
import { putChannel } from '../cache';
import { write } from '../http';
import { channelShape } from '../shapes';

interface ChangingChannel {
  readonly channelId: string;
  readonly change: ChannelChange;
}

/** Names a channel or changes what all agents may do on it. For admins. */
export function useChangeChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ channelId, change }: ChangingChannel) =>
      write(`/api/channels/${channelId}`, channelShape, { method: 'PATCH', body: change }),
    onSuccess: (changed) => changed && putChannel(client, changed),
  });
}
