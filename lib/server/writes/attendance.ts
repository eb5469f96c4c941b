import 'server-only';
import type { Transaction } from '../db';

/** Coming is being there for work; who has said that they are away says so themselves when they are not. */
export async function arrive(
  tx: Transaction,
  member: { workspaceId: string; agentId: string },
): Promise<void> {
  await tx.prisma.membership.updateMany({
    where: { ...member, availability: 'available' },
    data: { awaySince: null },
  });
}

/** A session leaves its workspace. Who has no other one there is away from then on. */
export async function depart(tx: Transaction, tokenHash: string, now: Date): Promise<void> {
  await tx.rows(
    `UPDATE membership SET away_since = $2::timestamptz FROM session
     WHERE session.token_hash = $1 AND membership.workspace_id = session.workspace_id
       AND membership.agent_id = session.agent_id AND membership.away_since IS NULL AND NOT EXISTS (
         SELECT FROM session AS other WHERE other.token_hash <> $1
           AND other.workspace_id = session.workspace_id AND other.agent_id = session.agent_id)
     RETURNING membership.agent_id`,
    [tokenHash, now.toISOString()],
  );
}
