import 'server-only';
import type { Channel, ChannelChange } from '@/lib/contract/channel';
import type { WorkspaceActivity } from '@/lib/domain/activity';
import { capabilityOf } from '@/lib/domain/channel';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { appendToFeed } from '../feed/append';
import { getChannel } from '../queries/list-channels';
import { enqueue } from '../queue';
import { requireVersion } from '../writes/changed-since';
import { notForbidden } from '../writes/forbid-channel';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Names a channel, changes what all agents may do there, says whether it takes plain replies, hides or closes it, or lets
 * replies go out again that the platform had refused.
 *
 * @throws AppError `not-found`; `bad-request` for plain replies where the channel's own rules are known;
 * `state-refused` with `details.reason` `changed-since`
 */
export async function changeChannel(
  viewer: Viewer,
  channelId: string,
  change: ChannelChange,
  now: Date,
): Promise<Channel> {
  const { workspaceId } = viewer;
  const { name, agentsMay, takesPlainReplies, isHidden, isRetired, isForbidden } = change;
  return inTransaction(async (tx) => {
    const { type } = await getChannel(tx, viewer, channelId);
    if (takesPlainReplies !== undefined && capabilityOf(type)) {
      throw new AppError('bad-request', `${type} has rules of its own.`, { field: 'takesPlainReplies' });
    }
    const { version } = await tx.prisma.channel.update({
      where: { workspaceId_id: { workspaceId, id: channelId } },
      data: {
        ...(name !== undefined && { name }),
        ...(agentsMay && {
          agentsRead: agentsMay.canRead,
          agentsReply: agentsMay.canReply,
          agentsStart: agentsMay.canStart,
        }),
        ...(takesPlainReplies !== undefined && { takesPlainReplies }),
        ...(isHidden !== undefined && { isHidden }),
        ...(isRetired !== undefined && { isRetired }),
        ...(isForbidden === false && notForbidden),
        version: { increment: 1 },
      },
    });
    requireVersion(version - 1, change.expectedVersion);
    for (const done of activitiesOf(channelId, change)) await noteWorkspaceActivity(tx, viewer, done, now);
    if (agentsMay) enqueue(tx, 'return-stranded-work', { workspaceId });
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
    return getChannel(tx, viewer, channelId);
  });
}

function activitiesOf(channelId: string, change: ChannelChange): WorkspaceActivity[] {
  const { name, agentsMay, takesPlainReplies, isHidden, isRetired, isForbidden } = change;
  const done: WorkspaceActivity[] = [];
  if (name !== undefined) done.push({ kind: 'channel-named', channelId, name });
  if (agentsMay) done.push({ kind: 'channel-rights-changed', channelId, agentsMay });
  if (takesPlainReplies !== undefined) done.push({ kind: 'plain-replies-set', channelId, takesPlainReplies });
  if (isHidden !== undefined) done.push({ kind: 'channel-hidden', channelId, isHidden });
  if (isRetired !== undefined) done.push({ kind: 'channel-closed', channelId, isRetired });
  if (isForbidden === false) done.push({ kind: 'channel-retested', channelId });
  return done;
}
