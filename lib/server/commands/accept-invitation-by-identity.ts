import 'server-only';
import { inTransaction, prisma } from '../db';
import { AppError, notFound } from '../errors';
import { findInvitation } from '../queries/list-invitations';
import { beginSession, type SignInPlace } from '../writes/begin-session';
import { joinWorkspace } from '../writes/join-workspace';
import { type Identity, linkIdentity, unknownIdentity } from '../writes/link-identity';

interface Joining {
  /** Of the invitation's link. */
  token: string;
  identity: Identity;
}

/**
 * Makes whoever was invited a member because an identity provider vouches for the very e-mail that was invited: they need no password,
 * and a session begins. Whoever has the link but another e-mail does not get in by it. The link serves once.
 *
 * @throws AppError `not-found` for a link that is no longer one, and for whom the provider calls otherwise than before;
 * `not-allowed` for another e-mail, or one that is not verified; `already-taken`; `workspace-suspended`
 */
export async function acceptInvitationByIdentity(
  { token, identity }: Joining,
  place: SignInPlace,
  now: Date,
): Promise<{ agentId: string; token: string }> {
  const invited = await findInvitation(token, now);
  if (!invited) throw notFound('invitation');
  if (identity.verifiedEmail !== invited.email) {
    throw new AppError('not-allowed', 'The invitation is for another e-mail.');
  }
  const { issuer, subject } = identity;
  const linked = await prisma().signInLink.findUnique({ where: { issuer_subject: { issuer, subject } } });
  const { workspaceId } = invited;
  return inTransaction(async (tx) => {
    const agentId = await joinWorkspace(tx, invited, { token, passwordHash: null }, now);
    // Linked to somebody whose address here is another one: that is who comes, and nobody invited them.
    if (linked && linked.agentId !== agentId) throw unknownIdentity();
    if (!linked) await linkIdentity(tx, identity, agentId, now);
    return { agentId, token: await beginSession(tx, { agentId, workspaceId }, place, now) };
  });
}
