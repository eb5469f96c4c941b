import 'server-only';
import type { ConsentErrand } from '@/lib/contract/connect';
import { readServerAddress } from '@/lib/domain/connect';
import type { Viewer } from '@/lib/domain/permission';
import { appOf, loadAccount } from '../account/access-token';
import { sealSecret } from '../account/credentials';
import { inTransaction } from '../db';
import { env } from '../env';
import { AppError, notFound } from '../errors';
import type { App } from '../ringcentral/app';
import { challengeOf, consentAddress } from '../ringcentral/oauth';
import { hashOfSecret, randomSecret } from '../secrets';

/**
 * Sends an admin to RingCentral, to sign in there for the whole workspace: to connect an account, or to sign one in again.
 * What they have entered waits for them, sealed; an earlier errand of theirs ends.
 *
 * @returns the address of the platform's page
 * @throws AppError `not-found`, also where the deployment has no app; `bad-request` for an address that can be no server's
 */
export async function beginConsent(
  viewer: Viewer,
  { errand, redirectUri }: { errand: ConsentErrand; redirectUri: string },
  now: Date,
): Promise<string> {
  const { workspaceId, agentId } = viewer;
  const { app, isOfDeployment } = await appOfErrand(workspaceId, errand);
  // The deployment's secret stays where it is.
  const clientSecret = isOfDeployment ? null : app.clientSecret;
  const state = randomSecret();
  const verifier = randomSecret();
  const key = { workspaceId, agentId };
  const row = {
    accountId: 'accountId' in errand ? errand.accountId : null,
    stateHash: hashOfSecret(state),
    verifierSealed: sealSecret(workspaceId, 'verifier_sealed', verifier),
    givenSealed: sealSecret(workspaceId, 'given_sealed', JSON.stringify({ ...errand, ...app, clientSecret })),
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

interface ErrandApp {
  app: App;
  isOfDeployment: boolean;
}

async function appOfErrand(workspaceId: string, errand: ConsentErrand): Promise<ErrandApp> {
  if ('app' in errand) return ofDeployment();
  if ('accountId' in errand) {
    const account = await loadAccount({ workspaceId, accountId: errand.accountId });
    const isOfDeployment = account.clientSecretSealed === null && errand.clientSecret === undefined;
    if (isOfDeployment) return ofDeployment();
    const known = appOf(account);
    return { app: { ...known, clientSecret: errand.clientSecret ?? known.clientSecret }, isOfDeployment };
  }
  const { clientId, clientSecret } = errand;
  const address = readServerAddress(errand.serverUrl);
  if (!address.ok) throw new AppError('bad-request', 'No such server address.', { fault: address.fault });
  return { app: { serverUrl: address.url, clientId, clientSecret }, isOfDeployment: false };
}

/** As it is today, whichever it was when an account was connected. */
function ofDeployment(): ErrandApp {
  const app = env().deploymentApp;
  if (app === null) throw notFound('app');
  return { app, isOfDeployment: true };
}
