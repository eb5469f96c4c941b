import 'server-only';
import { inTransaction, prisma, type Transaction } from '../db';
import { AppError } from '../errors';
import { type Entrant, findEntrant } from '../queries/find-entrant';
import { beginSession, type SignInPlace } from '../writes/begin-session';
import { requireAtWork } from '../writes/require-at-work';

/** What an identity provider says of somebody; that it is the provider who says it has been checked. */
export interface Identity {
  issuer: string;
  /** What the provider calls them, for ever. */
  subject: string;
  /** Null unless the provider says that it is theirs. */
  verifiedEmail: string | null;
}

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
  if (!linked && verifiedEmail === null) throw unknown();
  const found = await findEntrant(linked ?? { email: verifiedEmail ?? '' });
  if (!found) throw unknown();
  requireAtWork(found);
  const token = await inTransaction(async (tx) => {
    if (!linked) await link(tx, identity, found, now);
    return beginSession(tx, found, place, now);
  });
  return { agentId: found.agentId, token };
}

async function link(
  tx: Transaction,
  { issuer, subject }: Identity,
  { agentId }: Entrant,
  now: Date,
): Promise<void> {
  const { count } = await tx.prisma.signInLink.createMany({
    data: { issuer, subject, agentId, linkedAt: now },
    skipDuplicates: true,
  });
  if (count === 0) throw unknown();
}

function unknown(): AppError {
  return new AppError('not-found', 'Nobody here signs in with that.');
}
