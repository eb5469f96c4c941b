import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { database, inTransaction, inTransactions, type Transaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { findTeam } from '../queries/list-teams';
import { beforeChange } from '../writes/lock-conversations';
import { noteActivities, noteWorkspaceActivity } from '../writes/note-activity';
import { settleConversations, unchangedMessages } from '../writes/settle-conversations';
import { hasRights, tellRightsChanged } from '../writes/team-rights';

/** Conversations that leave the team in one transaction. */
const SLICE = 50;

/**
 * Removes a team. Its conversations leave it first, some at a time; who holds them stays,
 * unless it was by this team alone that they could read them.
 *
 * @throws AppError `not-found`
 */
export async function removeTeam(viewer: Viewer, teamId: string, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  const leaving = { viewer, teamId, now };
  await inTransactions(await conversationsOf(database, workspaceId, teamId), SLICE, (tx, ids) =>
    leaveTeam(tx, ids, leaving),
  );
  await inTransaction(async (tx) => {
    await tx.rows('SELECT id FROM team WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE', [
      workspaceId,
      teamId,
    ]);
    const team = await findTeam(tx, workspaceId, teamId);
    if (!team) throw notFound('team');
    await leaveTeam(tx, await conversationsOf(tx, workspaceId, teamId), leaving);
    if (await hasRights(tx, workspaceId, teamId)) tellRightsChanged(tx, workspaceId);
    await tx.prisma.team.deleteMany({ where: { workspaceId, id: teamId } });
    await noteWorkspaceActivity(tx, viewer, { kind: 'team-removed', teamId, name: team.name }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  });
}

async function conversationsOf(db: Pick<Transaction, 'rows'>, workspaceId: string, teamId: string) {
  const found = await db.rows<{ id: string }>(
    'SELECT id FROM conversation WHERE workspace_id = $1::uuid AND team_id = $2::uuid ORDER BY id',
    [workspaceId, teamId],
  );
  return found.map(({ id }) => id);
}

interface Leaving {
  viewer: Viewer;
  teamId: string;
  now: Date;
}

async function leaveTeam(tx: Transaction, ids: string[], { viewer, teamId, now }: Leaving): Promise<void> {
  const { workspaceId } = viewer;
  const before = await beforeChange(tx, workspaceId, ids);
  const left = await tx.rows<{ id: string }>(
    `UPDATE conversation SET team_id = NULL
     WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) AND team_id = $3::uuid RETURNING id`,
    [workspaceId, ids, teamId],
  );
  const leftIds = left.map(({ id }) => id);
  await settleConversations(tx, workspaceId, unchangedMessages(before, leftIds));
  const what = { kind: 'team-assigned', team: null } as const;
  const done = leftIds.map((conversationId) => ({ conversationId, at: now, what }));
  await noteActivities(tx, viewer, done);
}
