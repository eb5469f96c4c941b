import 'server-only';
import type { Account } from '@/lib/contract/account';
import type { Viewer } from '@/lib/domain/permission';
import { appOf, loadAccount } from '../account/access-token';
import { callAccount } from '../account/call-account';
import { unsealSecret } from '../account/credentials';
import { database, inTransaction } from '../db';
import { log } from '../log';
import { getAccount } from '../queries/get-account';
import { revoke } from '../ringcentral/oauth';
import { deleteSubscription } from '../ringcentral/subscriptions';
import { endIncidents } from '../writes/incidents';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { tellAccount } from '../writes/tell-account';

/**
 * Disconnects an account: its webhook and its sign-in end at the platform as far as that can be asked, and here for good.
 * Everything it brought in stays. Signing in again connects it anew.
 *
 * @throws AppError `not-found`
 */
export async function disconnectAccount(viewer: Viewer, accountId: string, now: Date): Promise<Account> {
  const key = { workspaceId: viewer.workspaceId, accountId };
  const account = await loadAccount(key);
  if (account.state === 'disconnected') return getAccount(database, key);
  const { subscriptionId, refreshTokenSealed, name } = account;
  if (subscriptionId !== null) {
    const terms = { group: 'medium', priority: 'send', now } as const;
    const ended = await callAccount(key, terms, (connection) =>
      deleteSubscription(connection, subscriptionId),
    );
    if (ended.outcome !== 'ok') log().info({ ...key, outcome: ended.outcome }, 'a subscription stays behind');
  }
  await inTransaction(async (tx) => {
    await tx.prisma.account.update({
      where: { workspaceId_id: { workspaceId: key.workspaceId, id: accountId } },
      data: { state: 'disconnected', stateReason: null, ...forgotten, tokenGeneration: { increment: 1 } },
    });
    await endIncidents(tx, key, now);
    await noteWorkspaceActivity(tx, viewer, { kind: 'account-disconnected', accountId, name }, now);
    await tellAccount(tx, key);
  });
  if (refreshTokenSealed !== null) {
    const token = unsealSecret(key.workspaceId, 'refresh_token_sealed', refreshTokenSealed);
    const ended = await revoke(appOf(account), token);
    if (ended.outcome !== 'ok') log().info({ ...key, outcome: ended.outcome }, 'a sign-in stays behind');
  }
  return getAccount(database, key);
}

/** What a copy of the row could still sign in with. */
const forgotten = {
  jwtSealed: null,
  accessTokenSealed: null,
  accessTokenExpiresAt: null,
  refreshTokenSealed: null,
  refreshTokenExpiresAt: null,
  subscriptionId: null,
  subscriptionState: 'none',
  subscriptionExpiresAt: null,
  subscriptionProblem: null,
  subscriptionDetail: null,
} as const;
