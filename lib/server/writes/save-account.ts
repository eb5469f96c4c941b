import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Prisma } from '@/prisma/generated/client';
import type { Transaction } from '../db';
import { enqueue } from '../queue';

/** A RingCentral account to connect; its secrets are sealed already. */
export type NewAccount = Omit<Prisma.AccountUncheckedCreateInput, 'workspaceId' | 'id'>;

/**
 * Adds an account to a workspace, and asks for its history and for its webhook.
 *
 * @returns its id
 */
export async function saveAccount(
  tx: Transaction,
  workspaceId: string,
  account: NewAccount,
): Promise<string> {
  const accountId = randomUUID();
  await tx.prisma.account.create({ data: { workspaceId, id: accountId, ...account } });
  enqueue(tx, 'import-history', { workspaceId, accountId });
  enqueue(tx, 'maintain-subscription', { workspaceId, accountId });
  return accountId;
}
