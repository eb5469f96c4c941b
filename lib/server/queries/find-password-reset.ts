import 'server-only';
import { z } from 'zod';
import { type Database, database } from '../db';
import { hashOfSecret } from '../secrets';

/** What the page of a link shows, and what using it needs. */
export interface OpenReset {
  workspaceId: string;
  workspaceName: string;
  agentId: string;
  name: string;
  email: string;
  /** It went to their own mailbox, and to nobody else. */
  isMailed: boolean;
}

/**
 * The reset behind a link. Nobody is asked who they are: whoever has the link was given it.
 *
 * @param token of the link: the workspace, a dot, the secret
 * @returns null for what was never a link, and for one that was used or replaced, is too old, or is of somebody who may
 * not come in any more; an admin's also when they have begun to work elsewhere
 */
export async function findPasswordReset(token: string, now: Date): Promise<OpenReset | null> {
  const [workspaceId = '', secret = ''] = token.split('.');
  if (!z.uuid().safeParse(workspaceId).success) return null;
  const [found] = await database.rows<OpenReset>(
    `SELECT workspace.id AS "workspaceId", workspace.name AS "workspaceName", agent.id AS "agentId", agent.name, agent.email,
       reset.is_mailed AS "isMailed"
     FROM password_reset AS reset
     JOIN workspace ON workspace.id = reset.workspace_id
     JOIN agent ON agent.id = reset.agent_id AND agent.deactivated_at IS NULL
     JOIN membership ON membership.workspace_id = reset.workspace_id AND membership.agent_id = reset.agent_id
       AND membership.deactivated_at IS NULL
     WHERE reset.workspace_id = $1::uuid AND reset.secret_hash = $2 AND reset.expires_at > $3::timestamptz`,
    [workspaceId, hashOfSecret(secret), now.toISOString()],
  );
  if (!found || found.isMailed) return found ?? null;
  return (await worksElsewhere(database, workspaceId, found.agentId)) ? null : found;
}

/** Whether somebody belongs to another workspace too: then the admins of one do not decide over their password. */
export async function worksElsewhere(db: Database, workspaceId: string, agentId: string): Promise<boolean> {
  const others = await db.rows(
    'SELECT FROM membership WHERE agent_id = $2::uuid AND workspace_id <> $1::uuid LIMIT 1',
    [workspaceId, agentId],
  );
  return others.length > 0;
}
