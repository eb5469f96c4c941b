import 'server-only';
import type { AccountToConnect, ConnectResult } from '@/lib/contract/connect';
import { isPassed } from '@/lib/domain/connect';
import type { Viewer } from '@/lib/domain/permission';
import { newAccountColumns } from '../account/new-account';
import { check, signInFault, tryServer } from '../account/try-account';
import { tryTokens } from '../account/try-tokens';
import { database, inTransaction } from '../db';
import { getAccount } from '../queries/get-account';
import { signInWithJwt } from '../ringcentral/oauth';
import { isConnected, keepNewAccount } from '../writes/keep-sign-in';

/**
 * Connects a RingCentral account whose service user signs in by a JWT: everything Foyer needs of it is tried first, live.
 * Its history and its webhook are then asked for.
 *
 * @returns what was tried; with the account when nothing was gravely wrong
 */
export async function addAccount(viewer: Viewer, given: AccountToConnect, now: Date): Promise<ConnectResult> {
  const { workspaceId } = viewer;
  const { checks, app } = await tryServer(given, now);
  if (!isPassed(checks)) return { checks, account: null };
  const signedIn = await signInWithJwt(app, given.jwt);
  if (signedIn.outcome !== 'ok') return { checks: [...checks, signInFault(signedIn, 'jwt')], account: null };
  const tried = await tryTokens({ ...given, app }, signedIn.value);
  const tested = [...checks, ...tried.checks];
  const { tokens, user } = tried;
  if (tokens === null) return { checks: tested, account: null };
  const accountId = await inTransaction(async (tx) => {
    const same = { ...app, userId: user?.id ?? null };
    if (await isConnected(tx, workspaceId, same, null)) return null;
    return keepNewAccount(tx, viewer, newAccountColumns(workspaceId, given, { app, tokens, user, now }), now);
  });
  if (accountId === null)
    return { checks: [...checks, check('sign-in', 'already-connected')], account: null };
  return { checks: tested, account: await getAccount(database, { workspaceId, accountId }) };
}
