import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Channel, TeamRightsChange } from '@/lib/contract/channel';
import type { ChannelRights } from '@/lib/domain/permission';
import { changeChannelAtOnce, putChannel } from '../cache';
import { write } from '../http';

const channelShape = async () => (await import('@/lib/contract/channel')).channel;

export interface TeamGrant {
  readonly channel: Channel;
  readonly teamId: string;
  readonly rights: ChannelRights;
  /** What the screen shows that they may do. */
  readonly before: ChannelRights;
}

/** Says what a team may do on a channel, shown at once. For admins. */
export function useGrantTeamRights() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ channel, teamId, rights, before }: TeamGrant) =>
      write(`/api/channels/${channel.id}/rights/teams/${teamId}`, channelShape, {
        method: 'PUT',
        body: { rights, expected: before } satisfies TeamRightsChange,
      }),
    onMutate: ({ channel, teamId, rights }) =>
      changeChannelAtOnce(client, channel.id, {
        teamsMay: [...channel.teamsMay.filter((team) => team.teamId !== teamId), { teamId, rights }],
      }),
    onSuccess: (changed) => changed && putChannel(client, changed),
    onError: (_error, _change, takeBack) => takeBack?.(),
  });
}
