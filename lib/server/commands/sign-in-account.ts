import 'server-only';
import type { ConnectResult, NewSignIn } from '@/lib/contract/connect';
import type { Viewer } from '@/lib/domain/permission';
import { appOf, loadAccount } from '../account/access-token';
import { newSignInColumns } from '../account/new-sign-in';
import { check } from '../account/try-account';
import { tryJwt } from '../account/try-jwt';
import { database, inTransaction } from '../db';
import { getAccount } from '../queries/get-account';
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
  const known = appOf(account);
  const { clientSecret = known.clientSecret } = given;
  const where = { ...account, app: { ...known, clientSecret } };
  const isOfDeployment = account.clientSecretSealed === null && given.clientSecret === undefined;
  const { checks, app, tokens, user } = await tryJwt(where, given.jwt, now);
  if (tokens === null) return { checks, account: null };
  const isTaken = await inTransaction(async (tx) => {
    const same = { ...app, userId: user?.id ?? null };
    if (await isConnected(tx, key.workspaceId, same, accountId)) return true;
    const columns = newSignInColumns(
      key.workspaceId,
      { ...given, clientSecret: isOfDeployment ? null : clientSecret },
      { app, tokens, user, now },
    );
    await keepSignIn(tx, viewer, { accountId, columns }, now);
    return false;
  });
  if (isTaken) return { checks: [check('sign-in', 'already-connected')], account: null };
  return { checks, account: await getAccount(database, key) };
}
