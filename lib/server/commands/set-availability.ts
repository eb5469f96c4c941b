import 'server-only';
import type { Agent } from '@/lib/contract/agent';
import type { Availability } from '@/lib/domain/absence';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { findAgent } from '../queries/list-agents';

/** Says whether the viewer is there for work. Being away for long gives their work back (return-absent-work). */
export async function setAvailability(
  { workspaceId, agentId }: Viewer,
  availability: Availability,
  now: Date,
): Promise<Agent> {
  return inTransaction(async (tx) => {
    const changed = await tx.rows(
      `UPDATE membership SET availability = $3::availability,
         away_since = CASE WHEN $3 = 'away' THEN $4::timestamptz END
       WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND availability <> $3::availability
       RETURNING agent_id`,
      [workspaceId, agentId, availability, now.toISOString()],
    );
    const agent = await findAgent(tx, workspaceId, agentId);
    if (!agent) throw notFound('agent');
    if (changed.length > 0) appendToFeed(tx, workspaceId, { type: 'agent.changed', agent });
    return agent;
  });
}
