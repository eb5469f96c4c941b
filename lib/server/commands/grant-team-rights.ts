import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { Channel, TeamRightsChange } from '@/lib/contract/channel';
import { type ChannelRights, noRights, type Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { notFound } from '../errors';
import { getChannel } from '../queries/list-channels';
import { findTeam } from '../queries/list-teams';
import { changedSince } from '../writes/changed-since';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { tellRightsChanged } from '../writes/team-rights';

/**
 * Says what the agents of a team may do on a channel, beside what they may do there anyway. Nothing takes it back.
 *
 * @throws AppError `not-found` for a channel or team that is not of this workspace; `state-refused` with `details.reason`
 * `changed-since` where the rights are not the expected ones by now
 */
export async function grantTeamRights(
  viewer: Viewer,
  { channelId, teamId }: { channelId: string; teamId: string },
  { rights: wanted, expected }: TeamRightsChange,
  now: Date,
): Promise<Channel> {
  const { workspaceId } = viewer;
  const key = { workspaceId, channelId, teamId };
  const rights = wanted.canRead ? wanted : noRights;
  return inTransaction(async (tx) => {
    await getChannel(tx, viewer, channelId);
    await lockTeam(tx, workspaceId, teamId);
    const team = await findTeam(tx, workspaceId, teamId);
    if (!team) throw notFound('team');
    const before = await rightsOf(tx, key);
    if (isDeepStrictEqual(before, rights)) return getChannel(tx, viewer, channelId);
    if (expected && !isDeepStrictEqual(before, expected)) throw changedSince();
    await tx.prisma.teamRight.deleteMany({ where: key });
    if (rights.canRead) await tx.prisma.teamRight.create({ data: { ...key, ...rights } });
    const what = { kind: 'team-rights-changed', channelId, teamId, name: team.name, rights } as const;
    await noteWorkspaceActivity(tx, viewer, what, now);
    tellRightsChanged(tx, workspaceId);
    return getChannel(tx, viewer, channelId);
  });
}

/** Whoever changes its members waits: which of both is the later one sees the other, and tells whose rights moved. */
async function lockTeam(tx: Transaction, workspaceId: string, teamId: string): Promise<void> {
  await tx.rows('SELECT id FROM team WHERE workspace_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE', [
    workspaceId,
    teamId,
  ]);
}

async function rightsOf(
  tx: Transaction,
  key: { workspaceId: string; channelId: string; teamId: string },
): Promise<ChannelRights> {
  const select = { canRead: true, canReply: true, canStart: true } as const;
  return (await tx.prisma.teamRight.findFirst({ where: key, select })) ?? noRights;
}
