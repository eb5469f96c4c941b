import 'server-only';
import type { Acceptance, Accepted } from '@/lib/contract/invitation';
import { inTransaction, prisma } from '../db';
import { AppError, notFound } from '../errors';
import { hashPassword, isPassword, requireGoodPassword } from '../passwords';
import { findInvitation, type OpenInvitation } from '../queries/list-invitations';
import { joinWorkspace } from '../writes/join-workspace';

/**
 * Makes whoever was invited a member: with the password they choose, or, where they work in another workspace of this
 * deployment already, with their own, which has to be right. The link serves once.
 *
 * @throws AppError `not-found` for a link that is no longer one; `password-refused` with `details.reason`;
 * `wrong-credentials` for somebody who is known by another password; `already-taken` for the e-mail; `workspace-suspended`
 */
export async function acceptInvitation({ token, password }: Acceptance, now: Date): Promise<Accepted> {
  const invited = await findInvitation(token, now);
  if (!invited) throw notFound('invitation');
  await requireFitting(invited, password);
  const passwordHash = await hashPassword(password);
  await inTransaction((tx) => joinWorkspace(tx, invited, { token, passwordHash }, now));
  return { email: invited.email, workspaceId: invited.workspaceId };
}

/** What may not be chosen is refused alike whoever it is, so that trying one out tells as little as can be. */
async function requireFitting(invited: OpenInvitation, password: string): Promise<void> {
  const { email, name, workspaceName } = invited;
  const known = await prisma().agent.findUnique({ where: { email } });
  const isTheirs = await isPassword(password, known?.passwordHash ?? null);
  if (isTheirs) return;
  await requireGoodPassword(password, [email, name, workspaceName]);
  if (known)
    throw new AppError('wrong-credentials', 'Somebody is known by this e-mail and another password.');
}
