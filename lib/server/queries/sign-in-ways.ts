import 'server-only';
import type { SignInWays } from '@/lib/contract/sign-in';
import { env } from '../env';

/** What the pages before the door offer: what the operator has set up. */
export function signInWays(): SignInWays {
  const { mailServer, oidc, deploymentApp } = env();
  return { mail: mailServer !== null, ringcentral: deploymentApp !== null, oidc: oidc?.name ?? null };
}
