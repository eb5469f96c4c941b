import 'server-only';
import type { Role, Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { READABLE_CHANNELS, viewerParams } from '../queries/readable-channels-sql';

/**
 * Holds on to a colleague who is to get work of a channel: letting them out waits for the end of this transaction, and
 * then takes the work back. Work that its holder cannot read would be kept from everybody else.
 *
 * @throws AppError `not-found` for somebody who is not of this workspace, or out; `state-refused` with
 * `details.reason` `cannot-read`
 */
export async function requireHolder(
  tx: Transaction,
  workspaceId: string,
  { agentId, channelId }: { agentId: string; channelId: string },
): Promise<void> {
  const [member] = await tx.rows<{ role: Role }>(
    `SELECT role::text FROM membership
     WHERE workspace_id = $1::uuid AND agent_id = $2::uuid AND deactivated_at IS NULL FOR SHARE`,
    [workspaceId, agentId],
  );
  if (!member) throw notFound('agent');
  if (await mayRead(tx, { workspaceId, agentId, role: member.role }, channelId)) return;
  throw new AppError('state-refused', 'They may not read this channel.', { reason: 'cannot-read' });
}

async function mayRead(tx: Transaction, holder: Viewer, channelId: string): Promise<boolean> {
  const found = await tx.rows(
    `WITH readable AS (${READABLE_CHANNELS}) SELECT id FROM readable WHERE id = $4::uuid`,
    [...viewerParams(holder), channelId],
  );
  return found.length > 0;
}
