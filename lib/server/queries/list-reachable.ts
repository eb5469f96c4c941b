import 'server-only';
import type { Reachable } from '@/lib/domain/mention';
import type { Database } from '../db';
import { grantsSql, mayReadSql } from './readable-channels-sql';

/** Everybody of a workspace, with their teams, and whether a note on this channel can reach them. */
export function listReachable(db: Database, workspaceId: string, channelId: string): Promise<Reachable[]> {
  return db.rows<Reachable>(
    `SELECT membership.agent_id AS "agentId",
       (membership.deactivated_at IS NULL AND agent.deactivated_at IS NULL
         AND ${mayReadSql('membership.role')}) AS "mayRead",
       (SELECT coalesce(jsonb_agg(team_member.team_id), '[]') FROM team_member
        WHERE team_member.workspace_id = $1::uuid AND team_member.agent_id = membership.agent_id) AS "teamIds"
     FROM membership
     JOIN agent ON agent.id = membership.agent_id
     JOIN channel ON channel.workspace_id = $1::uuid AND channel.id = $2::uuid
     ${grantsSql('membership.agent_id')}
     WHERE membership.workspace_id = $1::uuid ORDER BY membership.agent_id`,
    [workspaceId, channelId],
  );
}
