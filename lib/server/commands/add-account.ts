import 'server-only';
import type { AccountToConnect, ConnectResult } from '@/lib/contract/connect';
import type { Viewer } from '@/lib/domain/permission';
import { newAccountColumns } from '../account/new-account';
import { check } from '../account/try-account';
import { tryJwt } from '../account/try-jwt';
import { database, inTransaction } from '../db';
import { getAccount } from '../queries/get-account';
import { isConnected, keepNewAccount } from '../writes/keep-sign-in';

/**
 * Connects a RingCentral account whose service user signs in by a JWT: everything Foyer needs of it is tried first, live.
 * Its history and its webhook are then asked for.
 *
 * @returns what was tried; with the account when nothing was gravely wrong
 */
export async function addAccount(viewer: Viewer, given: AccountToConnect, now: Date): Promise<ConnectResult> {
  const { workspaceId } = viewer;
  const { checks, app, tokens, user } = await tryJwt({ ...given, app: given }, given.jwt, now);
  if (tokens === null) return { checks, account: null };
  const accountId = await inTransaction(async (tx) => {
    const same = { ...app, userId: user?.id ?? null };
    if (await isConnected(tx, workspaceId, same, null)) return null;
    return keepNewAccount(tx, viewer, newAccountColumns(workspaceId, given, { app, tokens, user, now }), now);
  });
  if (accountId === null) return { checks: [check('sign-in', 'already-connected')], account: null };
  return { checks, account: await getAccount(database, { workspaceId, accountId }) };
}
