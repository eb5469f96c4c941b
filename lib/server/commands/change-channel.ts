import 'server-only';
import type { Channel, ChannelChange } from '@/lib/contract/channel';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { getChannel } from '../queries/list-channels';
import { enqueue } from '../queue';
import { requireVersion } from '../writes/changed-since';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Names a channel, or changes what all agents may do there.
 *
 * @throws AppError `not-found`; `state-refused` with `details.reason` `changed-since`
 */
export async function changeChannel(
  viewer: Viewer,
  channelId: string,
  { name, agentsMay, expectedVersion }: ChannelChange,
  now: Date,
): Promise<Channel> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    await getChannel(tx, viewer, channelId);
    const { version } = await tx.prisma.channel.update({
      where: { workspaceId_id: { workspaceId, id: channelId } },
      data: {
        ...(name !== undefined && { name }),
        ...(agentsMay && {
          agentsRead: agentsMay.canRead,
          agentsReply: agentsMay.canReply,
          agentsStart: agentsMay.canStart,
        }),
        version: { increment: 1 },
      },
    });
    requireVersion(version - 1, expectedVersion);
    if (name !== undefined) {
      await noteWorkspaceActivity(tx, viewer, { kind: 'channel-named', channelId, name }, now);
    }
    if (agentsMay) {
      await noteWorkspaceActivity(tx, viewer, { kind: 'channel-rights-changed', channelId, agentsMay }, now);
      enqueue(tx, 'return-stranded-work', { workspaceId });
    }
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
    return getChannel(tx, viewer, channelId);
  });
}
