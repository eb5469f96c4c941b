import { createHash } from 'node:crypto';
import { type App, type HttpContext, openOperation } from './http/operation';
import { registerAuthorize } from './oauth/authorize';
import { credentials } from './oauth/credentials';
import { OAuthFault, oauthFaultBody } from './oauth/oauth-fault';
import { endSession, type Lifetimes, refreshSession, startSession } from './oauth/sessions';
import { boundedNumber, checkClient, formOf } from './oauth/token-form';
import type { Sandbox } from './sandbox';
import type { Session } from './state/records';

const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const SCOPE = 'SocialMessaging SubscriptionWebhook ReadAccounts';

/** The OAuth endpoints of the platform. */
export function registerOAuth(app: App, sandbox: Sandbox): void {
  registerAuthorize(app, sandbox);
  openOperation(
    app,
    sandbox,
    { id: 'getToken', method: 'POST', path: '/restapi/oauth/token', group: null },
    (http) => answeringOAuth(http, () => grantToken(sandbox, http)),
  );
  openOperation(
    app,
    sandbox,
    { id: 'revokeToken', method: 'POST', path: '/restapi/oauth/revoke', group: null },
    (http) => answeringOAuth(http, () => revoke(sandbox, http)),
  );
}

async function grantToken(sandbox: Sandbox, http: HttpContext): Promise<Response> {
  const form = await formOf(http);
  checkClient(sandbox, http.req.header('authorization'), form);
  const grant = form.get('grant_type');
  const subject = form.get('refresh_token') ?? form.get('assertion') ?? form.get('code') ?? '';
  const headers = sandbox.limits.take(`oauth ${subjectUser(sandbox, subject)}`, 'auth');
  for (const [name, value] of Object.entries(headers)) http.header(name, value);
  const session = sessionFor(sandbox, grant, form);
  await sandbox.store.flush();
  return http.json(tokenInfo(sandbox, session), 200, { 'Cache-Control': 'no-store' });
}

function sessionFor(sandbox: Sandbox, grant: string | null, form: URLSearchParams): Session {
  switch (grant) {
    case JWT_GRANT:
      return startSession(sandbox, userOfJwt(sandbox, form.get('assertion')), lifetimesOf(form));
    case 'authorization_code':
      return startSession(sandbox, userOfCode(sandbox, form), lifetimesOf(form));
    case 'refresh_token':
      return refreshSession(sandbox, form.get('refresh_token') ?? '', lifetimesOf(form));
    case null:
      throw new OAuthFault(400, 'invalid_request', 'OAU-250', 'grant_type is missing');
    default:
      throw new OAuthFault(400, 'unsupported_grant_type', 'OAU-250', `Grant type not supported: ${grant}`);
  }
}

function userOfJwt(sandbox: Sandbox, assertion: string | null): string {
  const { jwts } = credentials(sandbox.store);
  const found = Object.entries(jwts).find(([, jwt]) => jwt === assertion);
  if (!found) throw new OAuthFault(400, 'invalid_grant', 'OAU-251', 'The assertion is not valid');
  return found[0];
}

/** A code serves once, for a minute, for the redirect address and PKCE challenge it was made for. */
function userOfCode(sandbox: Sandbox, form: URLSearchParams): string {
  const code = sandbox.store.codes.get(form.get('code') ?? '');
  if (code) sandbox.store.codes.delete(code.id);
  const isGood =
    code !== undefined &&
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

async function revoke(sandbox: Sandbox, http: HttpContext): Promise<Response> {
  const form = await formOf(http);
  checkClient(sandbox, http.req.header('authorization'), form);
  const token = form.get('token') ?? http.req.query('token');
  if (!token) throw new OAuthFault(400, 'invalid_request', 'OAU-250', 'token is missing');
  endSession(sandbox, token);
  await sandbox.store.flush();
  return http.body(null, 200);
}

async function answeringOAuth(http: HttpContext, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof OAuthFault)) throw error;
    return http.json(oauthFaultBody(error), error.status as 400);
  }
}

/** Whose budget a log-in uses up: the user it is for, as far as the request tells. */
function subjectUser(sandbox: Sandbox, secret: string): string {
  const { jwts } = credentials(sandbox.store);
  const byJwt = Object.entries(jwts).find(([, jwt]) => jwt === secret)?.[0];
  const bySession = sandbox.store.sessions.find((session) => session.refreshToken === secret)?.userId;
  return byJwt ?? bySession ?? sandbox.store.codes.get(secret)?.userId ?? 'nobody';
}

function lifetimesOf(form: URLSearchParams): Lifetimes {
  return {
    accessTtlSeconds: boundedNumber(form.get('access_token_ttl'), 3600, [600, 3600]),
    refreshTtlSeconds: boundedNumber(form.get('refresh_token_ttl'), 604_800, [1, 2_592_000]),
  };
}

function tokenInfo(sandbox: Sandbox, session: Session): object {
  const now = sandbox.clock.now();
  const left = (until: number) => Math.max(0, Math.round((until - now) / 1000));
  return {
    access_token: session.accessToken,
    token_type: 'bearer',
    expires_in: left(session.accessExpiresAt),
    refresh_token: session.refreshToken,
    refresh_token_expires_in: left(session.refreshExpiresAt),
    scope: SCOPE,
    owner_id: session.userId,
    endpoint_id: session.id,
    session_id: session.id,
    session_idle_timeout: session.refreshTtlSeconds,
  };
}
