import 'server-only';
import { prisma } from '../db';
import { hashOfSecret } from '../secrets';

/**
 * Ends one session. Whoever still holds its cookie is signed out at the next request.
 *
 * @param token of the session; one that is unknown or over changes nothing
 */
export async function signOut(token: string): Promise<void> {
  await prisma().session.deleteMany({ where: { tokenHash: hashOfSecret(token) } });
}
