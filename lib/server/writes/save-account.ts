import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db';
import { enqueue } from '../queue';

/** A RingCentral account to connect; its secrets are sealed already. */
export interface NewAccount {
  name: string;
  serverUrl: string;
  clientId: string;
  clientSecretSealed: string;
  jwtSealed: string;
  hookSecretSealed: string;
  verificationTokenSealed: string;
}

/** Adds an account to a workspace, and asks for its history and for its webhook. */
export async function saveAccount(tx: Transaction, workspaceId: string, account: NewAccount): Promise<void> {
  const accountId = randomUUID();
  await tx.prisma.account.create({ data: { workspaceId, id: accountId, ...account } });
  enqueue(tx, 'import-history', { workspaceId, accountId });
  enqueue(tx, 'maintain-subscription', { workspaceId, accountId });
}
