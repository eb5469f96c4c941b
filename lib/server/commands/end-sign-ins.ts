import 'server-only';
import type { SignedIn } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { depart } from '../writes/attendance';

/**
 * Signs somebody out in one of their browsers, or in all but the one they ask from. Streams there end within a second.
 *
 * @param id of the session; null for all others
 * @returns how many there were: one that is another's, or over, is none
 */
export async function endSignIns(
  { agentId, sessionHash }: SignedIn,
  id: string | null,
  now: Date,
): Promise<number> {
  return inTransaction(async (tx) => {
    const which = id === null ? { tokenHash: { not: sessionHash } } : { id };
    const sessions = await tx.prisma.session.findMany({ where: { agentId, ...which } });
    for (const { tokenHash } of sessions) {
      await depart(tx, tokenHash, now);
      await tx.prisma.session.deleteMany({ where: { tokenHash } });
    }
    return sessions.length;
  });
}
