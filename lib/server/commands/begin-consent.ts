import 'server-only';
import type { ConsentErrand } from '@/lib/contract/connect';
import { readServerAddress } from '@/lib/domain/connect';
import type { Viewer } from '@/lib/domain/permission';
import { appOf, loadAccount } from '../account/access-token';
import { sealSecret } from '../account/credentials';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import type { App } from '../ringcentral/app';
import { challengeOf, consentAddress } from '../ringcentral/oauth';
import { hashOfSecret, randomSecret } from '../secrets';

/**
 * Sends an admin to RingCentral, to sign in there for the whole workspace: to connect an account, or to sign one in again.
 * What they have entered waits for them, sealed; an earlier errand of theirs ends.
 *
 * @returns the address of the platform's page
 * @throws AppError `not-found`; `bad-request` for an address that can be no server's
 */
export async function beginConsent(
  viewer: Viewer,
  { errand, redirectUri }: { errand: ConsentErrand; redirectUri: string },
  now: Date,
): Promise<string> {
  const { workspaceId, agentId } = viewer;
  const app = await appOfErrand(workspaceId, errand);
  const state = randomSecret();
  const verifier = randomSecret();
  const key = { workspaceId, agentId };
  const row = {
    accountId: 'accountId' in errand ? errand.accountId : null,
    stateHash: hashOfSecret(state),
    verifierSealed: sealSecret(workspaceId, 'verifier_sealed', verifier),
    givenSealed: sealSecret(workspaceId, 'given_sealed', JSON.stringify({ ...errand, ...app })),
    startedAt: now,
  };
  await inTransaction((tx) =>
    tx.prisma.connectErrand.upsert({
      where: { workspaceId_agentId: key },
      create: { ...key, ...row },
      update: row,
    }),
  );
  return consentAddress(app, { redirectUri, state, challenge: challengeOf(verifier) });
}

async function appOfErrand(workspaceId: string, errand: ConsentErrand): Promise<App> {
  if ('accountId' in errand) {
    const known = appOf(await loadAccount({ workspaceId, accountId: errand.accountId }));
    return { ...known, clientSecret: errand.clientSecret ?? known.clientSecret };
  }
  const { clientId, clientSecret } = errand;
  const address = readServerAddress(errand.serverUrl);
  if (!address.ok) throw new AppError('bad-request', 'No such server address.', { fault: address.fault });
  return { serverUrl: address.url, clientId, clientSecret };
}
