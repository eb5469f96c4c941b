import 'server-only';
import type { ConnectResult, NewSignIn } from '@/lib/contract/connect';
import { isPassed } from '@/lib/domain/connect';
import type { Viewer } from '@/lib/domain/permission';
import { appOf, loadAccount } from '../account/access-token';
import { newSignInColumns } from '../account/new-sign-in';
import { check, signInFault, tryServer } from '../account/try-account';
import { tryTokens } from '../account/try-tokens';
import { database, inTransaction } from '../db';
import { getAccount } from '../queries/get-account';
import { signInWithJwt } from '../ringcentral/oauth';
import { isConnected, keepSignIn } from '../writes/keep-sign-in';

/**
 * Signs a connected or disconnected account in again by a JWT, tried as a new one is. Its history stays; what was missed
 * meanwhile is swept.
 *
 * @returns what was tried; with the account when nothing was gravely wrong
 * @throws AppError `not-found`
 */
export async function signInAccount(
  viewer: Viewer,
  { accountId, given }: { accountId: string; given: NewSignIn },
  now: Date,
): Promise<ConnectResult> {
  const key = { workspaceId: viewer.workspaceId, accountId };
  const account = await loadAccount(key);
  const { clientSecret = appOf(account).clientSecret } = given;
  const { checks, app } = await tryServer({ ...appOf(account), clientSecret }, now);
  if (!isPassed(checks)) return { checks, account: null };
  const signedIn = await signInWithJwt(app, given.jwt);
  if (signedIn.outcome !== 'ok') return { checks: [...checks, signInFault(signedIn, 'jwt')], account: null };
  const tried = await tryTokens({ ...account, app }, signedIn.value);
  const tested = [...checks, ...tried.checks];
  const { tokens, user } = tried;
  if (tokens === null) return { checks: tested, account: null };
  const isTaken = await inTransaction(async (tx) => {
    const same = { ...app, userId: user?.id ?? null };
    if (await isConnected(tx, key.workspaceId, same, accountId)) return true;
    const columns = newSignInColumns(key.workspaceId, { ...given, clientSecret }, { app, tokens, user, now });
    await keepSignIn(tx, viewer, { accountId, columns }, now);
    return false;
  });
  if (isTaken) return { checks: [...checks, check('sign-in', 'already-connected')], account: null };
  return { checks: tested, account: await getAccount(database, key) };
}
