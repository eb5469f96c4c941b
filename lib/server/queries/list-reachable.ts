import 'server-only';
import type { Reachable } from '@/lib/domain/mention';
import type { Database } from '../db';

/** Everybody of a workspace, with their teams, and whether a note on this channel can reach them. */
export function listReachable(db: Database, workspaceId: string, channelId: string): Promise<Reachable[]> {
  return db.rows<Reachable>(
    `SELECT membership.agent_id AS "agentId",
       (membership.deactivated_at IS NULL AND agent.deactivated_at IS NULL
         AND (membership.role <> 'agent' OR coalesce(own.can_read, channel.agents_read))) AS "mayRead",
       (SELECT coalesce(jsonb_agg(team_member.team_id), '[]') FROM team_member
        WHERE team_member.workspace_id = $1::uuid AND team_member.agent_id = membership.agent_id) AS "teamIds"
     FROM membership
     JOIN agent ON agent.id = membership.agent_id
     JOIN channel ON channel.workspace_id = $1::uuid AND channel.id = $2::uuid
     LEFT JOIN channel_right AS own ON own.workspace_id = $1::uuid AND own.channel_id = channel.id
       AND own.agent_id = membership.agent_id
     WHERE membership.workspace_id = $1::uuid ORDER BY membership.agent_id`,
    [workspaceId, channelId],
  );
}
