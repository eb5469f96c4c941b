import 'server-only';
import type { AuthOptions } from 'next-auth';
import { z } from 'zod';
import type { Identity } from '../commands/sign-in-by-identity';
import { env, type OidcProvider } from '../env';
import { ringcentralProvider } from './ringcentral-provider';

/** Milliseconds that a provider may take for an answer. */
const PATIENCE = 10_000;

/** Where people sign in other than with a password, as the operator has set it up. */
export function otherProviders(): AuthOptions['providers'] {
  const { oidc, deploymentApp } = env();
  return [
    ...(deploymentApp ? [ringcentralProvider(deploymentApp)] : []),
    ...(oidc ? [oidcProvider(oidc)] : []),
  ];
}

/**
 * Whom a provider says somebody is. next-auth has checked that it was the provider, that it was for us, and for this very
 * browser's question (signature, audience, state, nonce, PKCE).
 *
 * @throws where what came does not say who it is
 */
export function identityOf(profile: unknown): Identity {
  const { iss, sub, email, email_verified: isVerified } = claims.parse(profile);
  const verifiedEmail = isVerified === true && email ? email.trim().toLowerCase() : null;
  return { issuer: iss, subject: sub, verifiedEmail };
}

const claims = z.object({
  iss: z.string().min(1).max(1_000),
  sub: z.string().min(1).max(1_000),
  email: z.string().max(254).optional().catch(undefined),
  /** Anything but true is not verified. */
  email_verified: z.unknown(),
});

function oidcProvider({ issuer, clientId, clientSecret }: OidcProvider): AuthOptions['providers'][number] {
  return {
    id: 'oidc',
    name: 'OpenID Connect',
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    clientId,
    clientSecret,
    httpOptions: { timeout: PATIENCE },
    userinfo: {
      // Some tell the e-mail only there. Whether it is verified comes from the same answer, and both are of the same subject.
      request: async ({ tokens, client }) => {
        const checked = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
        const { iss, sub, ...told } = checked.claims();
        return { ...('email' in told ? told : await client.userinfo(checked)), iss, sub };
      },
    },
    profile: ({ sub }) => ({ id: String(sub) }),
  };
}
