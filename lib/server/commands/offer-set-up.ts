import 'server-only';
import { inTransaction } from '../db';
import { hashOfSecret, randomSecret } from '../secrets';

/**
 * Makes the one-time secret with which the first admin is made. An earlier one that was not used is worth nothing
 * from then on: only its hash was kept, so it could not be shown again.
 *
 * @returns null when there is an admin
 */
export async function offerSetUp(): Promise<string | null> {
  return inTransaction(async (tx) => {
    const admins = await tx.prisma.membership.count({ where: { role: 'admin', deactivatedAt: null } });
    await tx.prisma.setUpSecret.deleteMany();
    if (admins > 0) return null;
    const secret = randomSecret();
    await tx.prisma.setUpSecret.create({ data: { secretHash: hashOfSecret(secret) } });
    return secret;
  });
}
