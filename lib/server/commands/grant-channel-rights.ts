import 'server-only';
import type { ChannelRights, Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { findAgent } from '../queries/list-agents';
import { getChannel } from '../queries/list-channels';
import { enqueue } from '../queue';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Gives an agent rights of their own on a channel, which then count instead of what all agents may do there.
 *
 * @param rights null takes them away again
 * @throws AppError `not-found` for a channel or agent that is not of this workspace
 */
export async function grantChannelRights(
  viewer: Viewer,
  { channelId, agentId }: { channelId: string; agentId: string },
  rights: ChannelRights | null,
  now: Date,
): Promise<void> {
  const { workspaceId } = viewer;
  const key = { workspaceId, channelId, agentId };
  await inTransaction(async (tx) => {
    await getChannel(tx, viewer, channelId);
    if (!(await findAgent(tx, workspaceId, agentId))) throw notFound('agent');
    await tx.prisma.channelRight.deleteMany({ where: key });
    if (rights) await tx.prisma.channelRight.create({ data: { ...key, ...rights } });
    const what = { kind: 'own-rights-changed', channelId, subjectId: agentId, rights } as const;
    await noteWorkspaceActivity(tx, viewer, what, now);
    enqueue(tx, 'return-stranded-work', { workspaceId });
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
  });
}
