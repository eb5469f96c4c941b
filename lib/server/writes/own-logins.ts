import 'server-only';
import type { OwnLogin } from '@/prisma/generated/client';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';

/** Which agent's login to which account. */
export interface OwnLoginKey {
  workspaceId: string;
  accountId: string;
  agentId: string;
}

/** From now on the agent's replies go out by the login that the workspace shares, and they are told so. */
export async function expireOwnLogin(tx: Transaction, login: OwnLogin, now: Date): Promise<void> {
  const { workspaceId, accountId, agentId, tokenGeneration } = login;
  const expired = await tx.prisma.ownLogin.updateMany({
    where: { workspaceId, accountId, agentId, tokenGeneration, state: 'linked' },
    data: { state: 'expired', expiredAt: now },
  });
  if (expired.count > 0) tellOwner(tx, login);
}

/** What the agent may do on which channel may differ now; nobody else's rights do. */
export function tellOwner(tx: Transaction, { workspaceId, agentId }: OwnLoginKey): void {
  appendToFeed(tx, workspaceId, { type: 'workspace.changed' }, { agentId });
}
