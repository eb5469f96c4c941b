import 'server-only';
import type { Transaction } from '../db';
import { HELD_BY_THOSE_WITH_CAPACITY } from '../queries/list-held-counts';

/**
 * How many more open conversations colleagues may give each of these people; below one, none. Whoever has no capacity is left
 * out. The places are held until the end of the transaction, so that of two who give the last one, one is refused. To be asked
 * for before conversations are locked: everybody waits in this order.
 */
export async function holdPlaces(
  tx: Transaction,
  workspaceId: string,
  agentIds: readonly string[],
): Promise<Map<string, number>> {
  // In one order, so that two changes never wait for each other.
  const limited = await tx.rows<{ agentId: string }>(
    `SELECT agent_id AS "agentId" FROM membership
     WHERE workspace_id = $1::uuid AND agent_id = ANY($2::uuid[]) AND capacity IS NOT NULL ORDER BY agent_id`,
    [workspaceId, agentIds],
  );
  if (limited.length === 0) return new Map();
  // Not the rows: those who hold on to a person share theirs, and would wait for each other to have it alone.
  for (const { agentId } of limited) {
    await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text', [
      `places ${workspaceId} ${agentId}`,
    ]);
  }
  const found = await tx.rows<{ agentId: string; capacity: number; held: number }>(
    `${HELD_BY_THOSE_WITH_CAPACITY} AND membership.agent_id = ANY($2::uuid[])`,
    [workspaceId, agentIds],
  );
  return new Map(found.map(({ agentId, capacity, held }) => [agentId, capacity - held]));
}
