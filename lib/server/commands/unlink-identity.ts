import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError, notFound } from '../errors';

/**
 * Whom this identity provider vouches for is no longer this person. They may come by it again, as whoever it verifies their e-mail
 * for: that links them anew.
 *
 * @throws AppError `not-found` where they are not linked; `state-refused` with `details.reason` `only-way` for whoever has no password,
 * who would be locked out
 */
export async function unlinkIdentity({ agentId }: Viewer, issuer: string): Promise<void> {
  await inTransaction(async (tx) => {
    const key = { agentId_issuer: { agentId, issuer } };
    const link = await tx.prisma.signInLink.findUnique({ where: key, include: { agent: true } });
    if (!link) throw notFound('link');
    if (link.agent.passwordHash === null) {
      throw new AppError('state-refused', 'There is no other way for them to sign in.', {
        reason: 'only-way',
      });
    }
    await tx.prisma.signInLink.deleteMany({ where: { agentId, issuer } });
  });
}
