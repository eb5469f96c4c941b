import 'server-only';
import type { Account } from '@/lib/contract/account';
import type { AccountChange } from '@/lib/contract/connect';
import type { Viewer } from '@/lib/domain/permission';
import { database, inTransaction } from '../db';
import { notFound } from '../errors';
import { getAccount } from '../queries/get-account';
import { enqueue } from '../queue';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { tellAccount } from '../writes/tell-account';

/**
 * Changes what an admin decides of an account: its name, and where and how the platform is asked. Its subscription is
 * made anew where that depends on it.
 *
 * @throws AppError `not-found`
 */
export async function changeAccount(
  viewer: Viewer,
  { accountId, change }: { accountId: string; change: AccountChange },
  now: Date,
): Promise<Account> {
  const { workspaceId } = viewer;
  const key = { workspaceId, accountId };
  const { generation, eventFilters, basePath } = change;
  const fixed = generation === undefined ? {} : { isGenerationFixed: generation !== 'undetected' };
  await inTransaction(async (tx) => {
    const changed = await tx.prisma.account.updateMany({
      where: { workspaceId, id: accountId },
      data: { ...change, ...fixed },
    });
    if (changed.count === 0) throw notFound('account');
    if (eventFilters !== undefined || basePath !== undefined) {
      await tx.prisma.account.updateMany({
        where: { workspaceId, id: accountId, subscriptionState: 'active' },
        data: { subscriptionState: 'gone' },
      });
      enqueue(tx, 'maintain-subscription', key);
    }
    await noteWorkspaceActivity(tx, viewer, { kind: 'account-changed', accountId, change }, now);
    await tellAccount(tx, key);
  });
  return getAccount(database, key);
}
