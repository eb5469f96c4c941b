import 'server-only';
import { inTransaction } from '../db';
import { hashOfSecret } from '../secrets';
import { depart } from '../writes/attendance';

/**
 * Ends one session. Whoever still holds its cookie is signed out at the next request. Who has no other one in its
 * workspace is away from then on.
 *
 * @param token of the session; one that is unknown or over changes nothing
 */
export async function signOut(token: string, now: Date): Promise<void> {
  const tokenHash = hashOfSecret(token);
  await inTransaction(async (tx) => {
    await depart(tx, tokenHash, now);
    await tx.prisma.session.deleteMany({ where: { tokenHash } });
  });
}
