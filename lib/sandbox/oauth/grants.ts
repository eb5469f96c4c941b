import { createHash } from 'node:crypto';
import type { Sandbox } from '../sandbox';
import type { RegisteredApp, Session } from '../state/records';
import { credentials } from './credentials';
import { OAuthFault } from './oauth-fault';
import { type Lifetimes, refreshSession, startSession } from './sessions';
import { boundedNumber } from './token-form';

/**
 * The session that a token request gets. Throws invalid_grant: OAU-251 for an unknown assertion, OAU-111 for a code
 * that is not good, OAU-213 for a refresh token that is not known.
 */
export function grantSession(sandbox: Sandbox, { id: appId }: RegisteredApp, form: URLSearchParams): Session {
  const lifetimes = lifetimesOf(form);
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return startSession(sandbox, { userId: userOfCode(sandbox, appId, form), appId }, lifetimes);
    case 'refresh_token':
      return refreshSession(sandbox, appId, form.get('refresh_token') ?? '', lifetimes);
    default:
      return startSession(sandbox, { userId: userOfJwt(sandbox, form.get('assertion')), appId }, lifetimes);
  }
}

function userOfJwt(sandbox: Sandbox, assertion: string | null): string {
  const { jwts } = credentials(sandbox.store);
  const found = Object.entries(jwts).find(([, jwt]) => jwt === assertion);
  if (!found) throw new OAuthFault(400, 'invalid_grant', 'OAU-251', 'The assertion is not valid');
  return found[0];
}

/** A code serves once, for a minute, for the app, redirect address and PKCE challenge it was made for. */
function userOfCode(sandbox: Sandbox, appId: string, form: URLSearchParams): string {
  const code = sandbox.store.codes.get(form.get('code') ?? '');
  if (code) sandbox.store.codes.delete(code.id);
  const isGood =
    code !== undefined &&
    code.appId === appId &&
    sandbox.clock.now() < code.expiresAt &&
    (form.get('redirect_uri') ?? '') === code.redirectUri &&
    (code.challenge === null ||
      challengeOf(form.get('code_verifier') ?? '', code.challengeMethod) === code.challenge);
  if (!isGood) throw new OAuthFault(400, 'invalid_grant', 'OAU-111', 'The authorization code is not valid');
  return code.userId;
}

function challengeOf(verifier: string, method: 'plain' | 'S256'): string {
  return method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
}

function lifetimesOf(form: URLSearchParams): Lifetimes {
  return {
    accessTtlSeconds: boundedNumber(form.get('access_token_ttl'), 3600, [600, 3600]),
    refreshTtlSeconds: boundedNumber(form.get('refresh_token_ttl'), 604_800, [1, 2_592_000]),
  };
}
