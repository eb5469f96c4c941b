import 'server-only';
import type { Role, Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { READABLE_CHANNELS, viewerParams } from '../queries/readable-channels-sql';

/**
 * Holds on to a colleague: letting them out waits for the end of this transaction, and then takes back what they got
 * in it.
 *
 * @returns null for somebody who is not of this workspace, or out
 */
export async function holdMember(
  tx: Transaction,
  workspaceId: string,
  agentId: string,
): Promise<Viewer | null> {
  const [member] = await tx.rows<{ role: Role }>(
    `SELECT role::text FROM membership
     WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND deactivated_at IS NULL FOR SHARE`,
    [workspaceId, agentId],
  );
  return member ? { workspaceId, agentId, role: member.role } : null;
}

/** The ids of the channels that somebody may read. */
export async function readableBy(tx: Transaction, member: Viewer): Promise<ReadonlySet<string>> {
  const channels = await tx.rows<{ id: string }>(READABLE_CHANNELS, viewerParams(member));
  return new Set(channels.map(({ id }) => id));
}
