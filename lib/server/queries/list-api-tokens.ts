import 'server-only';
import type { ApiToken } from '@/lib/contract/api-token';
import { type Database, database } from '../db';
import { notFound } from '../errors';

interface TokenRecord extends Omit<ApiToken, 'createdAt' | 'expiresAt' | 'lastUsedAt'> {
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

/** The tokens of a workspace that were not revoked, the newest first. */
export function listApiTokens(workspaceId: string): Promise<ApiToken[]> {
  return readTokens(database, workspaceId, null);
}

/**
 * One of them.
 *
 * @throws AppError `not-found`
 */
export async function getApiToken(db: Database, workspaceId: string, id: string): Promise<ApiToken> {
  const [found] = await readTokens(db, workspaceId, id);
  if (!found) throw notFound('token');
  return found;
}

async function readTokens(db: Database, workspaceId: string, id: string | null): Promise<ApiToken[]> {
  const found = await db.rows<TokenRecord>(
    `SELECT api_token.id, api_token.name, api_token.last_four AS "lastFour", api_token.scopes,
       CASE WHEN NOT api_token.every_channel THEN to_jsonb(api_token.channel_ids) END AS "channelIds",
       jsonb_build_object('agentId', agent.id, 'name', agent.name,
         'isActive', agent.deactivated_at IS NULL AND membership.deactivated_at IS NULL) AS "madeBy",
       api_token.created_at AS "createdAt", api_token.expires_at AS "expiresAt",
       api_token.last_used_at AS "lastUsedAt"
     FROM api_token
     JOIN membership
       ON membership.workspace_id = api_token.workspace_id AND membership.agent_id = api_token.made_by_id
     JOIN agent ON agent.id = api_token.made_by_id
     WHERE api_token.workspace_id = $1::uuid AND api_token.revoked_at IS NULL
       AND ($2::uuid IS NULL OR api_token.id = $2::uuid)
     ORDER BY api_token.created_at DESC, api_token.id`,
    [workspaceId, id],
  );
  return found.map(({ createdAt, expiresAt, lastUsedAt, ...rest }) => ({
    ...rest,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}
