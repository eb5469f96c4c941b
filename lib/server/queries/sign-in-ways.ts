import 'server-only';
import type { SignInWays } from '@/lib/contract/sign-in';
import { env } from '../env';

/** What the pages before the door offer: what the operator has set up. */
export function signInWays(): SignInWays {
  const { mailServer, oidc } = env();
  return { mail: mailServer !== null, oidc: oidc?.name ?? null };
}
