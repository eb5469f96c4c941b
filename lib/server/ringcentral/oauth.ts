import 'server-only';
import { createHash } from 'node:crypto';
import type { Answer } from './answer';
import type { App } from './app';
import { basic, callForJson, callForNothing } from './call';
import { tokenRecord } from './schemas';

/** Where somebody is sent to sign in and to allow the app to speak for them, and how they come back. */
export interface Consent {
  /** Registered with the app: the only address the platform sends anybody back to. */
  redirectUri: string;
  /** Comes back unchanged, so that we know whom we had sent. */
  state: string;
  /** Base64url SHA-256 of the verifier that is shown with the code (PKCE, RFC 7636). */
  challenge: string;
}

export interface Tokens {
  /** The platform's id of the user who is signed in; null where it does not say. */
  userId: string | null;
  accessToken: string;
  /** Seconds from now. */
  accessTokenLife: number;
  /** Null when the app is not set to get one: then the next token comes from signing in again. */
  refreshToken: string | null;
  /** Seconds from now. */
  refreshTokenLife: number | null;
}

/** Seconds: the platform's own default, for an answer that does not say. */
const DEFAULT_REFRESH_LIFE = 604_800;

/** Signs the service user in by its JWT credential. A wrong one is `refused`, a wrong app `unauthorized`. */
export function signInWithJwt(app: App, jwt: string): Promise<Answer<Tokens>> {
  return requestTokens(app, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt });
}

/** The platform's page on which somebody signs in by themselves and allows the app to speak for them. */
export function consentAddress({ serverUrl, clientId }: App, consent: Consent): string {
  const url = new URL(consentPage({ serverUrl }));
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: consent.redirectUri,
    state: consent.state,
    code_challenge: consent.challenge,
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

/** The same, without what tells who is sent there and why. */
export function consentPage({ serverUrl }: Pick<App, 'serverUrl'>): string {
  return `${serverUrl.replace(/\/+$/, '')}/restapi/oauth/authorize`;
}

/** What is shown of a verifier when somebody is sent for a code; the verifier itself goes with the code (RFC 7636). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** Trades the code somebody came back with. It serves once, for a minute; a wrong or used one is `refused`. */
export function tradeCode(
  app: App,
  grant: { code: string; redirectUri: string; verifier: string },
): Promise<Answer<Tokens>> {
  return requestTokens(app, {
    grant_type: 'authorization_code',
    code: grant.code,
    redirect_uri: grant.redirectUri,
    code_verifier: grant.verifier,
  });
}

/**
 * Trades a refresh token for a new pair; both old tokens end. Never do it twice at once for one account.
 *
 * @returns `refused` when it is no longer good
 */
export function refresh(app: App, refreshToken: string): Promise<Answer<Tokens>> {
  return requestTokens(app, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** Ends the session a token belongs to, access or refresh. */
export function revoke(app: App, token: string): Promise<Answer<null>> {
  const path = ['restapi', 'oauth', 'revoke'];
  return callForNothing(basic(app), { method: 'POST', path, form: { token } });
}

function requestTokens(app: App, form: Record<string, string>): Promise<Answer<Tokens>> {
  const request = { method: 'POST', path: ['restapi', 'oauth', 'token'], form } as const;
  return callForJson(basic(app), request, (json) => {
    const parsed = tokenRecord.safeParse(json);
    // Never the answer itself: it may hold half of a secret.
    if (!parsed.success) return { ok: false, detail: 'a token answer without tokens' };
    const told = parsed.data;
    const refreshTokenLife = told.refresh_token_expires_in ?? DEFAULT_REFRESH_LIFE;
    const value = {
      userId: told.owner_id,
      accessToken: told.access_token,
      accessTokenLife: told.expires_in,
      refreshToken: told.refresh_token,
      refreshTokenLife: told.refresh_token === null ? null : refreshTokenLife,
    };
    return { ok: true, value };
  });
}
