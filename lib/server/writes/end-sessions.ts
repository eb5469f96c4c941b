import 'server-only';
import type { Transaction } from '../db';

/** Signs an agent out of this workspace everywhere; open streams follow within a second. */
export async function endSessions(tx: Transaction, workspaceId: string, agentId: string): Promise<void> {
  await tx.prisma.session.deleteMany({ where: { workspaceId, agentId } });
}
