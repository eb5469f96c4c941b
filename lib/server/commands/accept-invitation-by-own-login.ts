import 'server-only';
import { type BroughtLogin, loginColumns } from '../account/own-login';
import { inTransaction, prisma } from '../db';
import type { DeploymentApp } from '../env';
import { AppError, notFound } from '../errors';
import { findAppAccount } from '../queries/find-app-account';
import { findInvitation, type OpenInvitation } from '../queries/list-invitations';
import { ownersOfLogin } from '../queries/own-login-owners';
import { beginSession, type SignInPlace } from '../writes/begin-session';
import { joinWorkspace } from '../writes/join-workspace';
import { linkOwnLogin } from '../writes/link-own-login';
import type { BegunByOwnLogin } from './sign-in-by-own-login';

interface Joining {
  /** Of the invitation's link. */
  invitation: string;
  /** By which they signed in at the platform. */
  app: DeploymentApp;
  brought: BroughtLogin;
}

/**
 * Makes whoever was invited a member, who goes on with their login of the platform: they need no password, sign in by it from now
 * on, and speak by it. It is the link that lets them in, as with a password; their e-mail there says nothing. The link serves once.
 *
 * @throws AppError `not-found` for a link that is no longer one, and where the workspace has no account by this app; `not-allowed`
 * where the login is somebody else's here, or the invited is known here and has not linked it; `already-taken`; `workspace-suspended`
 */
export async function acceptInvitationByOwnLogin(
  { invitation, app, brought }: Joining,
  place: SignInPlace,
  now: Date,
): Promise<BegunByOwnLogin> {
  const invited = await findInvitation(invitation, now);
  const account = invited && (await findAppAccount(invited.workspaceId, app));
  if (!account) throw notFound('invitation');
  await requireTheirs(invited, { serverUrl: app.serverUrl, userId: brought.user.id });
  const { workspaceId } = invited;
  return inTransaction(async (tx) => {
    const agentId = await joinWorkspace(tx, invited, { token: invitation, passwordHash: null }, now);
    const columns = loginColumns(workspaceId, brought, now);
    await linkOwnLogin(tx, { workspaceId, accountId: account.id, agentId }, columns, now);
    const token = await beginSession(tx, { agentId, workspaceId }, place, now);
    return { agentId, token, unused: null };
  });
}

/** Who works in another workspace already shows that by the login they have linked there: the link alone must not make one theirs. */
async function requireTheirs(
  { email }: OpenInvitation,
  login: Parameters<typeof ownersOfLogin>[0],
): Promise<void> {
  const known = await prisma().agent.findUnique({ where: { email }, select: { id: true } });
  const owners = await ownersOfLogin(login);
  const isTheirs = known ? owners.length === 1 && owners[0] === known.id : owners.length === 0;
  if (!isTheirs) throw new AppError('not-allowed', 'This login tells somebody else.');
}
