import 'server-only';
import { inTransaction, prisma } from '../db';
import { findEntrant } from '../queries/find-entrant';
import { beginSession, type SignInPlace } from '../writes/begin-session';
import { type Identity, linkIdentity, unknownIdentity } from '../writes/link-identity';
import { requireAtWork } from '../writes/require-at-work';

export type { Identity };

/**
 * Begins a session of somebody whom an identity provider vouches for: of whoever has come by it before, else of whoever signs in
 * with the e-mail that the provider has verified, who is linked then. An e-mail that is not verified says nothing: at many
 * providers anybody may enter anybody's. Nor does one whose owner is linked already: it may have changed hands there.
 *
 * @throws AppError `not-found` for who is not known, or not by this; `workspace-suspended` where nothing else is theirs
 */
export async function signInByIdentity(
  identity: Identity,
  place: SignInPlace,
  now: Date,
): Promise<{ agentId: string; token: string }> {
  const { issuer, subject, verifiedEmail } = identity;
  const linked = await prisma().signInLink.findUnique({ where: { issuer_subject: { issuer, subject } } });
  if (!linked && verifiedEmail === null) throw unknownIdentity();
  const found = await findEntrant(linked ?? { email: verifiedEmail ?? '' });
  if (!found) throw unknownIdentity();
  requireAtWork(found);
  const token = await inTransaction(async (tx) => {
    if (!linked) await linkIdentity(tx, identity, found.agentId, now);
    return beginSession(tx, found, place, now);
  });
  return { agentId: found.agentId, token };
}
