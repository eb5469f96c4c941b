import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { appOf, loadAccount } from '../account/access-token';
import { sealLoginSecret } from '../account/credentials';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { challengeOf, consentAddress } from '../ringcentral/oauth';
import { hashOfSecret, randomSecret } from '../secrets';

/** An account to log in to, and where the platform sends the agent back to. */
interface Errand {
  accountId: string;
  redirectUri: string;
}

/**
 * Sends an agent to RingCentral, to sign in there and to let Foyer speak for them. Whom we had sent is known by a random
 * value that comes back with them; the code they bring is of use to nobody who has not the verifier (RFC 7636). An
 * earlier errand of theirs to the same account ends.
 *
 * @returns the address of the platform's page
 * @throws AppError `not-found`; `state-refused` with `details.reason` `disconnected`
 */
export async function beginOwnLogin(
  { workspaceId, agentId }: Viewer,
  { accountId, redirectUri }: Errand,
  now: Date,
): Promise<string> {
  const account = await loadAccount({ workspaceId, accountId });
  if (account.state === 'disconnected') {
    throw new AppError('state-refused', 'The account is disconnected.', { reason: 'disconnected' });
  }
  const state = randomSecret();
  const verifier = randomSecret();
  const key = { workspaceId, accountId, agentId };
  const errand = {
    stateHash: hashOfSecret(state),
    verifierSealed: sealLoginSecret(workspaceId, 'verifier_sealed', verifier),
    startedAt: now,
  };
  await inTransaction((tx) =>
    tx.prisma.loginErrand.upsert({
      where: { workspaceId_accountId_agentId: key },
      create: { ...key, ...errand },
      update: errand,
    }),
  );
  return consentAddress(appOf(account), { redirectUri, state, challenge: challengeOf(verifier) });
}
