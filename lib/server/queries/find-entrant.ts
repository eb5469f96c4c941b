import 'server-only';
import { database } from '../db';

/** Somebody who may sign in, and where they come to. */
export interface Entrant {
  agentId: string;
  workspaceId: string;
  /** Null: they sign in otherwise. */
  passwordHash: string | null;
  suspendedAt: Date | null;
}

/** By what somebody is known. */
type Known = { email: string } | { agentId: string };

/**
 * With the workspace the agent was in last: where a session still stands, else the one they signed out of, else the one
 * they joined first. One that is suspended is the last choice. People who may not sign in are not found.
 */
export async function findEntrant(by: Known): Promise<Entrant | undefined> {
  const [known, value] = 'email' in by ? ['agent.email = $1', by.email] : ['agent.id = $1::uuid', by.agentId];
  const [found] = await database.rows<Entrant>(
    `SELECT agent.id AS "agentId", membership.workspace_id AS "workspaceId", agent.password_hash AS "passwordHash",
       workspace.suspended_at AS "suspendedAt"
     FROM agent JOIN membership ON membership.agent_id = agent.id
     JOIN workspace ON workspace.id = membership.workspace_id
     WHERE ${known} AND agent.deactivated_at IS NULL AND membership.deactivated_at IS NULL
     ORDER BY workspace.suspended_at IS NOT NULL, (
         SELECT max(last_seen_at) FROM session
         WHERE session.agent_id = agent.id AND session.workspace_id = membership.workspace_id
       ) DESC NULLS LAST,
       membership.away_since DESC NULLS LAST, membership.created_at, membership.workspace_id
     LIMIT 1`,
    [value],
  );
  return found;
}
