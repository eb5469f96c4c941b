import 'server-only';
import type { ConnectResult } from '@/lib/contract/connect';
import { type ConnectCheck, isPassed } from '@/lib/domain/connect';
import type { Viewer } from '@/lib/domain/permission';
import { appOf, getAccessToken, loadAccount } from '../account/access-token';
import { clockFrom } from '../account/clock';
import { check, signInFault, tryConnection, tryServer } from '../account/try-account';
import { database, inTransaction } from '../db';
import { notFound } from '../errors';
import { getAccount } from '../queries/get-account';
import { type AccountKey, enqueue } from '../queue';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Tries at once whether an account works, with a new token, and has done what would otherwise come in its own time: it
 * is called although calls paused, its subscription is looked after, and what was missed is swept.
 *
 * @returns what was tried, and the account as it stands then; webhook and sweep tell of themselves afterwards
 * @throws AppError `not-found`, also for one that is disconnected
 */
export async function repairAccount(viewer: Viewer, accountId: string, now: Date): Promise<ConnectResult> {
  const key = { workspaceId: viewer.workspaceId, accountId };
  const account = await loadAccount(key);
  if (account.state === 'disconnected') throw notFound('account');
  const { checks } = await tryServer(appOf(account), now);
  if (isPassed(checks)) checks.push(...(await trySignIn(key, now)));
  await inTransaction(async (tx) => {
    // The pause ends, and with the next call that succeeds so does the incident: here it would be said without evidence.
    await tx.prisma.account.updateMany({
      where: { workspaceId: key.workspaceId, id: accountId, callsPausedUntil: { gt: now } },
      data: { callsPausedUntil: now },
    });
    enqueue(tx, 'maintain-subscription', key);
    enqueue(tx, 'sweep-account', key);
    await noteWorkspaceActivity(tx, viewer, { kind: 'account-checked', accountId }, now);
  });
  return { checks, account: await getAccount(database, key) };
}

/** By a new token: the one at hand may be what is wrong. */
async function trySignIn(key: AccountKey, now: Date): Promise<ConnectCheck[]> {
  const account = await loadAccount(key);
  const token = await getAccessToken(account, clockFrom(now), account.tokenGeneration);
  if ('outcome' in token) return [signInFault(token, account.jwtSealed === null ? 'code' : 'jwt')];
  const { checks } = await tryConnection({ ...account, accessToken: token.accessToken });
  return [check('sign-in'), ...checks];
}
