import { randomUUID } from 'node:crypto';
import { sealedColumnsOfNewAccount, unsealSecret } from '@/lib/server/account/credentials';
import { prisma } from '@/lib/server/db';

export interface TestAccount {
  workspaceId: string;
  accountId: string;
  /** What the path of its webhook ends with. */
  hookToken: string;
  verificationToken: string;
}

/** Calls a minute, so that no test waits for the call budget. */
const AMPLE = 1_000_000;

/** A connected account whose platform is nowhere. */
export async function makeAccount(
  workspaceId: string,
  serverUrl = 'http://127.0.0.1:9',
): Promise<TestAccount> {
  const sealed = sealedColumnsOfNewAccount(workspaceId, { clientSecret: 'secret', jwt: 'jwt' });
  const accountId = randomUUID();
  await prisma().account.create({
    data: {
      workspaceId,
      id: accountId,
      name: 'RingCentral',
      serverUrl,
      clientId: 'client',
      state: 'connected',
      ...sealed,
    },
  });
  await prisma().callBudget.createMany({
    data: ['light', 'medium', 'auth'].map((usageGroup) => ({
      workspaceId,
      accountId,
      usageGroup,
      tokens: AMPLE,
      capacity: AMPLE,
      refilledAt: new Date(),
    })),
  });
  const secret = unsealSecret(workspaceId, 'hook_secret_sealed', sealed.hookSecretSealed);
  return {
    workspaceId,
    accountId,
    hookToken: `${workspaceId}.${accountId}.${secret}`,
    verificationToken: unsealSecret(workspaceId, 'verification_token_sealed', sealed.verificationTokenSealed),
  };
}
