import 'server-only';
import type { Answer } from './answer';
import { callForJson, callForNothing } from './call';
import { tokenRecord } from './schemas';

/** An app registered with the platform. */
export interface App {
  serverUrl: string;
  clientId: string;
  clientSecret: string;
}

export interface Tokens {
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
      accessToken: told.access_token,
      accessTokenLife: told.expires_in,
      refreshToken: told.refresh_token,
      refreshTokenLife: told.refresh_token === null ? null : refreshTokenLife,
    };
    return { ok: true, value };
  });
}

function basic(app: App) {
  const credentials = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64');
  return { serverUrl: app.serverUrl, authorization: `Basic ${credentials}` };
}
