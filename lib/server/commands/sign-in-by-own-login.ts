import 'server-only';
import type { OwnLogin } from '@/prisma/generated/client';
import { type BroughtLogin, freshenOwnLogin } from '../account/own-login';
import { inTransaction, prisma } from '../db';
import type { DeploymentApp } from '../env';
import { AppError } from '../errors';
import { accountsOfApp } from '../queries/find-app-account';
import { findEntrant } from '../queries/find-entrant';
import { ownersOfLogin } from '../queries/own-login-owners';
import { beginSession, type SignInPlace } from '../writes/begin-session';
import { requireAtWork } from '../writes/require-at-work';

export type { BroughtLogin };

/** A session that began by a login of the platform. */
export interface BegunByOwnLogin {
  agentId: string;
  /** Of the session. */
  token: string;
  /** An access token of the platform's that nobody uses any more; null when each is in use. */
  unused: string | null;
}

/**
 * Begins a session of whoever has linked this login of the platform to speak by it, and goes on speaking by what they have brought
 * along. Linking shows that the login is theirs, since it is done signed in, at the platform's own page; an e-mail there says
 * nothing, since the platform does not tell whether it is verified.
 *
 * @param app by which they signed in there
 * @throws AppError `not-found` where nobody has linked it, or several people have and it tells none of them; `workspace-suspended`
 */
export async function signInByOwnLogin(
  app: DeploymentApp,
  brought: BroughtLogin,
  place: SignInPlace,
  now: Date,
): Promise<BegunByOwnLogin> {
  const [agentId, ...others] = await ownersOfLogin({ serverUrl: app.serverUrl, userId: brought.user.id });
  const isTheirs = agentId !== undefined && others.length === 0;
  const found = isTheirs ? await findEntrant({ agentId }) : undefined;
  if (!found) throw new AppError('not-found', 'Nobody has linked this login.');
  requireAtWork(found);
  const token = await inTransaction((tx) => beginSession(tx, found, place, now));
  const login = await findNeediest(found.agentId, app, brought);
  const unused = login ? await freshenOwnLogin(login, brought, now) : brought.tokens.accessToken;
  return { agentId: found.agentId, token, unused };
}

/**
 * Which of their logins by this app gets the tokens: one that has ended, else the one that would end first. Only one can: whoever
 * renews by them ends them for everybody else.
 */
function findNeediest(agentId: string, app: DeploymentApp, { user }: BroughtLogin): Promise<OwnLogin | null> {
  return prisma().ownLogin.findFirst({
    where: { agentId, userId: user.id, account: accountsOfApp(app) },
    orderBy: [{ state: 'desc' }, { refreshTokenExpiresAt: { sort: 'asc', nulls: 'first' } }],
  });
}
