import 'server-only';
import type { Viewer } from '@/lib/domain/permission';

/** What was granted to one agent alone on a row of `channel`, as `own`. */
export function ownRightSql(agent: string): string {
  return `LEFT JOIN channel_right AS own
    ON own.workspace_id = channel.workspace_id AND own.channel_id = channel.id AND own.agent_id = ${agent}`;
}

/** May somebody of this role read a row of `channel`? Over what `ownRightSql` joined. */
export function mayReadSql(role: string): string {
  return `(${role} <> 'agent' OR coalesce(own.can_read, channel.agents_read))`;
}

const ROLE = "($3::jsonb->>'role')";

/**
 * The channels a viewer may read, as SQL: the rule of `channelRights` and `isWithin` in lib/domain/permission, which
 * tests hold against this one.
 *
 * Yields the columns id, type, can_reply and can_start; parameters $1 workspace, $2 agent, $3 their role and what
 * their token is for: `viewerParams`.
 */
export const READABLE_CHANNELS = `
  SELECT channel.id, channel.type,
    (${ROLE} <> 'agent' OR coalesce(own.can_reply, channel.agents_reply)) AS can_reply,
    (${ROLE} <> 'agent' OR coalesce(own.can_start, channel.agents_start)) AS can_start
  FROM channel
  ${ownRightSql('$2::uuid')}
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
