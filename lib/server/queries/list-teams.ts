import 'server-only';
import type { Team } from '@/lib/contract/team';
import { type Database, database } from '../db';

const TEAMS = `
  SELECT team.id, team.version, team.name, coalesce((
    SELECT jsonb_agg(member.agent_id ORDER BY member.agent_id) FROM team_member AS member
    WHERE member.workspace_id = team.workspace_id AND member.team_id = team.id), '[]') AS "memberIds"
  FROM team WHERE team.workspace_id = $1::uuid`;

/** The teams of a workspace, by name. */
export function listTeams(workspaceId: string, db: Database = database): Promise<Team[]> {
  return db.rows<Team>(`${TEAMS} ORDER BY team.name, team.id`, [workspaceId]);
}

/** One of a workspace; undefined when there is none with this id. */
export async function findTeam(db: Database, workspaceId: string, teamId: string): Promise<Team | undefined> {
  const [found] = await db.rows<Team>(`${TEAMS} AND team.id = $2::uuid`, [workspaceId, teamId]);
  return found;
}
