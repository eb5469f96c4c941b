import 'server-only';
import type { Agent, AgentList } from '@/lib/contract/agent';
import { type Database, database } from '../db';

const COLUMNS = `
  agent.id, agent.name, agent.email, membership.role::text AS role,
  (membership.deactivated_at IS NULL AND agent.deactivated_at IS NULL) AS "isActive",
  membership.availability::text AS availability, membership.capacity`;

const JOIN = 'membership JOIN agent ON agent.id = membership.agent_id';

/** Everybody of a workspace, by name; also those who left, because their messages stay. */
export function listAgents(db: Database, workspaceId: string): Promise<Agent[]> {
  return db.rows<Agent>(
    `SELECT ${COLUMNS} FROM ${JOIN} WHERE membership.workspace_id = $1::uuid ORDER BY agent.name, agent.id`,
    [workspaceId],
  );
}

/** One of a workspace; undefined when nobody has this id there. */
export async function findAgent(
  db: Database,
  workspaceId: string,
  agentId: string,
): Promise<Agent | undefined> {
  const [found] = await db.rows<Agent>(
    `SELECT ${COLUMNS} FROM ${JOIN} WHERE membership.workspace_id = $1::uuid AND membership.agent_id = $2::uuid`,
    [workspaceId, agentId],
  );
  return found;
}

interface GrantRecord {
  agentId: string;
  channelId: string;
  canRead: boolean;
  canReply: boolean;
  canStart: boolean;
}

/** Everybody, each with the rights granted to them alone. */
export async function listAgentsWithRights(workspaceId: string): Promise<AgentList> {
  const agents = await listAgents(database, workspaceId);
  const grants = await database.rows<GrantRecord>(
    `SELECT agent_id AS "agentId", channel_id AS "channelId", can_read AS "canRead", can_reply AS "canReply",
       can_start AS "canStart"
     FROM channel_right WHERE workspace_id = $1::uuid ORDER BY channel_id`,
    [workspaceId],
  );
  return {
    agents: agents.map((agent) => ({
      agent,
      ownRights: grants
        .filter((grant) => grant.agentId === agent.id)
        .map(({ agentId: _, channelId, ...rights }) => ({ channelId, rights })),
    })),
  };
}
