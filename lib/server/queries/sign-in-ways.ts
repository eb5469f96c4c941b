import 'server-only';
import type { SignInWays } from '@/lib/contract/sign-in';
import { env } from '../env';
import { findAppAccount } from './find-app-account';

/** What the pages before the door offer: what the operator has set up. */
export function signInWays(): SignInWays {
  const { mailServer, oidc, deploymentApp } = env();
  return { mail: mailServer !== null, ringcentral: deploymentApp !== null, oidc: oidc?.name ?? null };
}

/** The same for whoever is invited: RingCentral only where the workspace has an account that they can speak through by its app. */
export async function joinWays(
  invitation: { workspaceId: string } | null,
): Promise<Pick<SignInWays, 'oidc' | 'ringcentral'>> {
  const { oidc, deploymentApp } = env();
  const account =
    invitation && deploymentApp && (await findAppAccount(invitation.workspaceId, deploymentApp));
  return { oidc: oidc?.name ?? null, ringcentral: account !== null };
}
