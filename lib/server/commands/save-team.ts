import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Team, TeamDraft } from '@/lib/contract/team';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { findTeam } from '../queries/list-teams';
import { requireVersion } from '../writes/changed-since';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { hasRights, tellRightsChanged } from '../writes/team-rights';

/**
 * Makes a team, or gives one another name and other members, who may then do what the team may.
 *
 * @param teamId null makes a new one
 * @throws AppError `not-found` for a team or a member that is not of this workspace; `already-taken` with
 * `details.field` when another team has the name; `state-refused` with `details.reason` `changed-since`
 */
export async function saveTeam(
  viewer: Viewer,
  teamId: string | null,
  { name, memberIds, expectedVersion }: TeamDraft,
  now: Date,
): Promise<Team> {
  const { workspaceId } = viewer;
  const id = teamId ?? randomUUID();
  return inTransaction(async (tx) => {
    if (teamId && !(await findTeam(tx, workspaceId, teamId))) throw notFound('team');
    await requireName(tx, { workspaceId, id }, name);
    const [written] = await tx.rows<{ before: number }>(SAVE, [workspaceId, id, name]);
    if (teamId && written) requireVersion(written.before, expectedVersion);
    await saveMembers(tx, { workspaceId, id }, memberIds);
    await noteWorkspaceActivity(tx, viewer, { kind: 'team-saved', teamId: id, name, memberIds }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
    if (await hasRights(tx, workspaceId, id)) tellRightsChanged(tx, workspaceId);
    const saved = await findTeam(tx, workspaceId, id);
    if (!saved) throw notFound('team');
    return saved;
  });
}

interface TeamKey {
  workspaceId: string;
  id: string;
}

async function requireName(tx: Transaction, { workspaceId, id }: TeamKey, name: string): Promise<void> {
  const others = await tx.prisma.team.count({ where: { workspaceId, name, id: { not: id } } });
  if (others > 0) throw new AppError('already-taken', 'Another team is called so.', { field: 'name' });
}

const SAVE = `
  INSERT INTO team (workspace_id, id, name) VALUES ($1::uuid, $2::uuid, $3)
  ON CONFLICT (workspace_id, id) DO UPDATE SET name = EXCLUDED.name, version = team.version + 1
  RETURNING version - 1 AS before`;

async function saveMembers(
  tx: Transaction,
  { workspaceId, id }: TeamKey,
  memberIds: string[],
): Promise<void> {
  await tx.prisma.teamMember.deleteMany({ where: { workspaceId, teamId: id } });
  const saved = await tx.rows(
    `INSERT INTO team_member (workspace_id, team_id, agent_id)
     SELECT workspace_id, $2::uuid, agent_id FROM membership
     WHERE workspace_id = $1::uuid AND agent_id = ANY($3::uuid[]) RETURNING agent_id`,
    [workspaceId, id, memberIds],
  );
  if (saved.length !== new Set(memberIds).size) throw notFound('agent');
}
