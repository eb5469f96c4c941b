import 'server-only';
import { randomUUID } from 'node:crypto';
import { sealedColumnsOfNewAccount } from '../account/credentials';
import { inTransaction, type Transaction } from '../db';
import { saveAccount } from '../writes/save-account';

/** How to sign in to the platform as a service user. */
export interface AccountCredentials {
  serverUrl: string;
  clientId: string;
  clientSecret: string;
  jwt: string;
}

/** Until the first admin says what it is called. */
const NAMELESS = 'Foyer';

/**
 * Connects the account that the environment names, into the only workspace or a new one. Once: when there is any
 * account, the database decides and nothing happens.
 */
export async function connectAccount(given: AccountCredentials): Promise<void> {
  await inTransaction(async (tx) => {
    if ((await tx.prisma.account.count()) > 0) return;
    const workspaceId = await findOrMakeWorkspace(tx);
    const { serverUrl, clientId } = given;
    const sealed = sealedColumnsOfNewAccount(workspaceId, given);
    await saveAccount(tx, workspaceId, { name: 'RingCentral', serverUrl, clientId, ...sealed });
  });
}

async function findOrMakeWorkspace(tx: Transaction): Promise<string> {
  const found = await tx.prisma.workspace.findFirst({ orderBy: { createdAt: 'asc' } });
  if (found) return found.id;
  return (await tx.prisma.workspace.create({ data: { id: randomUUID(), name: NAMELESS } })).id;
}
