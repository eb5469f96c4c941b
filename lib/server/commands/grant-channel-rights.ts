import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { OwnRightsChange } from '@/lib/contract/channel';
import type { ChannelRights, Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { notFound } from '../errors';
import { findAgent } from '../queries/list-agents';
import { getChannel } from '../queries/list-channels';
import { changedSince } from '../writes/changed-since';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { tellRightsChanged } from '../writes/team-rights';

/**
 * Gives an agent rights of their own on a channel, which then count instead of what all agents may do there.
 *
 * @param rights null takes them away again
 * @throws AppError `not-found` for a channel or agent that is not of this workspace; `state-refused` with `details.reason`
 * `changed-since` where the rights are not the expected ones by now
 */
export async function grantChannelRights(
  viewer: Viewer,
  { channelId, agentId }: { channelId: string; agentId: string },
  { rights, expected }: OwnRightsChange,
  now: Date,
): Promise<void> {
  const { workspaceId } = viewer;
  const key = { workspaceId, channelId, agentId };
  await inTransaction(async (tx) => {
    await getChannel(tx, viewer, channelId);
    if (!(await findAgent(tx, workspaceId, agentId))) throw notFound('agent');
    const own = await lockOwnRights(tx, key);
    if (isDeepStrictEqual(own, rights)) return;
    if (expected !== undefined && !isDeepStrictEqual(own, expected)) throw changedSince();
    await tx.prisma.channelRight.deleteMany({ where: key });
    if (rights) await tx.prisma.channelRight.create({ data: { ...key, ...rights } });
    const what = { kind: 'own-rights-changed', channelId, subjectId: agentId, rights } as const;
    await noteWorkspaceActivity(tx, viewer, what, now);
    tellRightsChanged(tx, workspaceId);
  });
}

/** Their channel is locked, because there may be no row of their own yet. */
async function lockOwnRights(
  tx: Transaction,
  key: { workspaceId: string; channelId: string; agentId: string },
): Promise<ChannelRights | null> {
  await tx.rows('SELECT id FROM channel WHERE workspace_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE', [
    key.workspaceId,
    key.channelId,
  ]);
  const select = { canRead: true, canReply: true, canStart: true } as const;
  return tx.prisma.channelRight.findFirst({ where: key, select });
}
