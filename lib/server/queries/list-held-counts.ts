import 'server-only';
import { database } from '../db';

/** Of a workspace ($1): whoever has a capacity, with it and how many open conversations they hold. May be narrowed further. */
export const HELD_BY_THOSE_WITH_CAPACITY = `
  SELECT membership.agent_id AS "agentId", membership.capacity, (
    SELECT count(*)::int FROM conversation
    WHERE conversation.workspace_id = membership.workspace_id AND conversation.assignee_id = membership.agent_id
      AND conversation.status = 'open') AS held
  FROM membership
  WHERE membership.workspace_id = $1::uuid AND membership.capacity IS NOT NULL`;

/** How many open conversations each holds who has a capacity, by their ids. */
export async function listHeldCounts(workspaceId: string): Promise<Record<string, number>> {
  const rows = await database.rows<{ agentId: string; held: number }>(HELD_BY_THOSE_WITH_CAPACITY, [
    workspaceId,
  ]);
  return Object.fromEntries(rows.map(({ agentId, held }) => [agentId, held]));
}
