import 'server-only';
import type { OwnLogin } from '@/prisma/generated/client';
import type { Transaction } from '../db';
import { noteWorkspaceActivity } from './note-activity';
import { type OwnLoginKey, tellOwner } from './own-logins';

/** Who somebody is at the platform, and their tokens as they lie in the database. */
type LoginColumns = Pick<
  OwnLogin,
  | 'userId'
  | 'userName'
  | 'accessTokenSealed'
  | 'accessTokenExpiresAt'
  | 'refreshTokenSealed'
  | 'refreshTokenExpiresAt'
>;

/**
 * From now on the platform takes the agent for the author of what they write through this account. What was refused to an earlier
 * login goes with it.
 */
export async function linkOwnLogin(
  tx: Transaction,
  { workspaceId, accountId, agentId }: OwnLoginKey,
  columns: LoginColumns,
  now: Date,
): Promise<void> {
  const key = { workspaceId, accountId, agentId };
  await tx.prisma.ownLogin.deleteMany({ where: key });
  await tx.prisma.ownLogin.create({ data: { ...key, ...columns, linkedAt: now } });
  const what = { kind: 'own-login-linked', accountId, userId: columns.userId } as const;
  await noteWorkspaceActivity(tx, key, what, now);
  tellOwner(tx, key);
}
