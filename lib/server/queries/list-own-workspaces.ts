import 'server-only';
import type { WorkspaceName } from '@/lib/contract/session';
import type { Viewer } from '@/lib/domain/permission';
import { type Database, database } from '../db';
import { notFound } from '../errors';
import { grantsSql, mayReadSql } from './readable-channels-sql';

/** The workspaces that let somebody in, by name: one that is suspended lets nobody in. */
export function listOwnWorkspaces(db: Database, agentId: string): Promise<WorkspaceName[]> {
  return db.rows<WorkspaceName>(
    `SELECT workspace.id, workspace.name
     FROM membership JOIN workspace ON workspace.id = membership.workspace_id
     WHERE membership.agent_id = $1::uuid AND membership.deactivated_at IS NULL AND workspace.suspended_at IS NULL
     ORDER BY workspace.name, workspace.id`,
    [agentId],
  );
}

/**
 * In which other workspace of the viewer a conversation is.
 *
 * @throws AppError `not-found`, also for a conversation that the viewer may not read there
 */
export async function getOtherWorkspace(viewer: Viewer, conversationId: string): Promise<WorkspaceName> {
  const [found] = await database.rows<WorkspaceName>(
    `SELECT workspace.id, workspace.name
     FROM membership JOIN workspace ON workspace.id = membership.workspace_id
     JOIN conversation ON conversation.workspace_id = membership.workspace_id AND conversation.id = $3::uuid
     JOIN channel ON channel.workspace_id = conversation.workspace_id AND channel.id = conversation.channel_id
     ${grantsSql('membership.agent_id')}
     WHERE membership.agent_id = $2::uuid AND membership.workspace_id <> $1::uuid
       AND membership.deactivated_at IS NULL AND workspace.suspended_at IS NULL AND ${mayReadSql('membership.role')}`,
    [viewer.workspaceId, viewer.agentId, conversationId],
  );
  if (!found) throw notFound('conversation');
  return found;
}
