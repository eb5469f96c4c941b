import 'server-only';
import { database } from '../db';

/** A user of the platform. */
export interface PlatformIdentity {
  serverUrl: string;
  /** The platform's id of the user. */
  userId: string;
}

/**
 * Who has linked a login of the platform to speak by it, in whichever workspace. By the server as well: another one may call somebody
 * else by the same id.
 *
 * @returns ids of agents
 */
export async function ownersOfLogin({ serverUrl, userId }: PlatformIdentity): Promise<string[]> {
  const owners = await database.rows<{ agentId: string }>(
    `SELECT DISTINCT login.agent_id AS "agentId" FROM own_login AS login
     JOIN account ON account.workspace_id = login.workspace_id AND account.id = login.account_id
     WHERE account.server_url = $1 AND login.user_id = $2`,
    [serverUrl, userId],
  );
  return owners.map(({ agentId }) => agentId);
}
