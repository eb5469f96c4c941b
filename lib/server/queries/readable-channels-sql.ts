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

/**
 * The channels a viewer may read, as SQL: the rule of `channelRights` in lib/domain/permission, which a test
 * holds against this one.
 *
 * Yields the columns id, type, can_reply and can_start; parameters $1 workspace, $2 agent, $3 role.
 */
export const READABLE_CHANNELS = `
  SELECT channel.id, channel.type,
    ($3 <> 'agent' OR coalesce(own.can_reply, channel.agents_reply)) AS can_reply,
    ($3 <> 'agent' OR coalesce(own.can_start, channel.agents_start)) AS can_start
  FROM channel
  ${ownRightSql('$2::uuid')}
  WHERE channel.workspace_id = $1::uuid AND ${mayReadSql('$3')}`;

/** The parameters `READABLE_CHANNELS` begins with. */
export function viewerParams(viewer: Viewer): [string, string, string] {
  return [viewer.workspaceId, viewer.agentId, viewer.role];
}
