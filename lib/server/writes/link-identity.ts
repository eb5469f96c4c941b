import 'server-only';
import type { Transaction } from '../db';
import { AppError } from '../errors';

/** What an identity provider says of somebody; that it is the provider who says it has been checked. */
export interface Identity {
  issuer: string;
  /** What the provider calls them, for ever. */
  subject: string;
  /** Null unless the provider says that it is theirs. */
  verifiedEmail: string | null;
}

/**
 * From now on whom the provider calls this is this person.
 *
 * @throws AppError `not-found` where they are linked to another subject of it already: their address may have changed hands there
 */
export async function linkIdentity(
  tx: Transaction,
  { issuer, subject }: Identity,
  agentId: string,
  now: Date,
): Promise<void> {
  const { count } = await tx.prisma.signInLink.createMany({
    data: { issuer, subject, agentId, linkedAt: now },
    skipDuplicates: true,
  });
  if (count === 0) throw unknownIdentity();
}

/** What whoever is not known by their provider is told. */
export function unknownIdentity(): AppError {
  return new AppError('not-found', 'Nobody here signs in with that.');
}
