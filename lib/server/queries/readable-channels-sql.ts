import 'server-only';
import type { Viewer } from '@/lib/domain/permission';

/**
 * What was granted to one agent alone on a row of `channel`, as `own`, and what their teams may do there, as `of_teams`.
 * Whatever else asks for rights of agents asks here: there is no other place that knows where they come from.
 */
export function grantsSql(agent: string): string {
  return `LEFT JOIN channel_right AS own
    ON own.workspace_id = channel.workspace_id AND own.channel_id = channel.id AND own.agent_id = ${agent}
  LEFT JOIN LATERAL (
    SELECT bool_or(granted.can_read) AS can_read, bool_or(granted.can_read AND granted.can_reply) AS can_reply,
      bool_or(granted.can_read AND granted.can_start) AS can_start
    FROM team_right AS granted
    JOIN team_member AS belonging ON belonging.workspace_id = granted.workspace_id
      AND belonging.team_id = granted.team_id AND belonging.agent_id = ${agent}
    WHERE granted.workspace_id = channel.workspace_id AND granted.channel_id = channel.id
  ) AS of_teams ON true`;
}

/** May somebody of this role read a row of `channel`? Over what `grantsSql` joined. */
export function mayReadSql(role: string): string {
  return `(${role} <> 'agent' OR coalesce(own.can_read, channel.agents_read) OR of_teams.can_read IS TRUE)`;
}

const ROLE = "($3::jsonb->>'role')";

/** Of two rights beside reading. Without reading a grant is none, whatever another one says. */
function maySql(right: 'reply' | 'start'): string {
  return `(${ROLE} <> 'agent' OR of_teams.can_${right} IS TRUE
    OR coalesce(own.can_read AND own.can_${right}, channel.agents_read AND channel.agents_${right}))`;
}

/**
 * The channels a viewer may read, as SQL: the rule of `channelRights` and `isWithin` in lib/domain/permission, which
 * tests hold against this one.
 *
 * Yields the columns id, type, can_reply and can_start; parameters $1 workspace, $2 agent, $3 their role and what
 * their token is for: `viewerParams`.
 */
export const READABLE_CHANNELS = `
  SELECT channel.id, channel.type, ${maySql('reply')} AS can_reply, ${maySql('start')} AS can_start
  FROM channel
  ${grantsSql('$2::uuid')}
  WHERE channel.workspace_id = $1::uuid AND ${mayReadSql(ROLE)}
    AND (NOT $3::jsonb ? 'onlyChannelIds' OR $3::jsonb->'onlyChannelIds' ? channel.id::text)`;

/** The parameters `READABLE_CHANNELS` begins with. */
export function viewerParams({
  workspaceId,
  agentId,
  role,
  onlyChannelIds,
}: Viewer): [string, string, string] {
  return [workspaceId, agentId, JSON.stringify({ role, onlyChannelIds })];
}
