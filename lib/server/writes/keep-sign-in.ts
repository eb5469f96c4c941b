import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { enqueue } from '../queue';
import { noteWorkspaceActivity } from './note-activity';
import { type NewAccount, saveAccount } from './save-account';
import { tellAccount } from './tell-account';

/** Which account of the platform: one user of one app there is one account here. */
interface SameAccount {
  serverUrl: string;
  clientId: string;
  userId: string | null;
}

/**
 * Whether an account is connected already: twice, it would bring in everything twice.
 *
 * @param except the account that is signed in to again
 */
export async function isConnected(
  tx: Transaction,
  workspaceId: string,
  { serverUrl, clientId, userId }: SameAccount,
  except: string | null,
): Promise<boolean> {
  // One lock for the workspace's accounts, so that two admins who connect the same one do not pass each other.
  await tx.rows('SELECT id FROM workspace WHERE id = $1::uuid FOR UPDATE', [workspaceId]);
  const others = except === null ? {} : { id: { not: except } };
  const where = {
    workspaceId,
    serverUrl,
    clientId,
    userId,
    state: { not: 'disconnected' as const },
    ...others,
  };
  return userId !== null && (await tx.prisma.account.count({ where })) > 0;
}

/** Adds an account that is signed in to, and tells everybody. @returns its id */
export async function keepNewAccount(
  tx: Transaction,
  viewer: Viewer,
  account: NewAccount,
  now: Date,
): Promise<string> {
  const { workspaceId } = viewer;
  const accountId = await saveAccount(tx, workspaceId, { ...account, state: 'connected' });
  await noteWorkspaceActivity(tx, viewer, { kind: 'account-connected', accountId, name: account.name }, now);
  await tellAccount(tx, { workspaceId, accountId });
  return accountId;
}

/** Signs an account in again: what waited for it goes on at once. */
export async function keepSignIn(
  tx: Transaction,
  viewer: Viewer,
  { accountId, columns }: { accountId: string; columns: Partial<NewAccount> },
  now: Date,
): Promise<void> {
  const key = { workspaceId: viewer.workspaceId, accountId };
  await tx.prisma.account.update({
    where: { workspaceId_id: { workspaceId: key.workspaceId, id: accountId } },
    data: {
      ...columns,
      state: 'connected',
      stateReason: null,
      callFailures: 0,
      callsPausedUntil: null,
      tokenGeneration: { increment: 1 },
    },
  });
  await noteWorkspaceActivity(tx, viewer, { kind: 'account-signed-in', accountId }, now);
  enqueue(tx, 'maintain-subscription', key);
  enqueue(tx, 'import-history', key);
  enqueue(tx, 'sweep-account', key);
  await tellAccount(tx, key);
}
