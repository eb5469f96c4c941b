import { type App, type HttpContext, openOperation } from './http/operation';
import { registerAuthorize } from './oauth/authorize';
import { credentials } from './oauth/credentials';
import { checkFields } from './oauth/form-faults';
import { grantSession } from './oauth/grants';
import { OAuthFault, oauthFaultBody } from './oauth/oauth-fault';
import { endSession } from './oauth/sessions';
import { clientOf, formOf } from './oauth/token-form';
import type { Sandbox } from './sandbox';
import type { RegisteredApp, Session } from './state/records';

/** Sizes that the platform would rather have between bounds than refuse. */
const BOUNDED = ['access_token_ttl', 'refresh_token_ttl'];

/** The OAuth endpoints of the platform. */
export function registerOAuth(app: App, sandbox: Sandbox): void {
  registerAuthorize(app, sandbox);
  openOperation(app, sandbox, sandbox.contract.facts('getToken'), (http) =>
    answeringOAuth(http, () => grantToken(sandbox, http)),
  );
  openOperation(app, sandbox, sandbox.contract.facts('revokeToken'), (http) =>
    answeringOAuth(http, () => revoke(sandbox, http)),
  );
}

async function grantToken(sandbox: Sandbox, http: HttpContext): Promise<Response> {
  const form = await formOf(http);
  const app = clientOf(sandbox, http.req.header('authorization'), form);
  checkFields(sandbox.contract, 'getToken', fieldsOf(form));
  const subject = form.get('refresh_token') ?? form.get('assertion') ?? form.get('code') ?? '';
  const headers = sandbox.limits.take(`oauth ${subjectUser(sandbox, subject)} ${app.id}`, 'auth');
  for (const [name, value] of Object.entries(headers)) http.header(name, value);
  const session = grantSession(sandbox, app, form);
  await sandbox.store.flush();
  return http.json(tokenInfo(sandbox, app, session), 200, { 'Cache-Control': 'no-store' });
}

/** The fields that say something: SDKs send several of them empty. */
function fieldsOf(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...form].filter(([name, value]) => value !== '' && !BOUNDED.includes(name)));
}

async function revoke(sandbox: Sandbox, http: HttpContext): Promise<Response> {
  const form = await formOf(http);
  clientOf(sandbox, http.req.header('authorization'), form);
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
  const { store } = sandbox;
  const byJwt = Object.entries(credentials(store).jwts).find(([, jwt]) => jwt === secret)?.[0];
  const [session] = store.sessionsByRefreshToken.of(secret);
  return byJwt ?? session?.userId ?? store.codes.get(secret)?.userId ?? 'nobody';
}

function tokenInfo(sandbox: Sandbox, app: RegisteredApp, session: Session): object {
  const now = sandbox.clock.now();
  const left = (until: number) => Math.max(0, Math.round((until - now) / 1000));
  return {
    access_token: session.accessToken,
    token_type: 'bearer',
    expires_in: left(session.accessExpiresAt),
    ...(app.issuesRefreshTokens
      ? { refresh_token: session.refreshToken, refresh_token_expires_in: left(session.refreshExpiresAt) }
      : {}),
    scope: app.permissions.join(' '),
    owner_id: session.userId,
    endpoint_id: session.id,
    session_id: session.id,
    session_idle_timeout: session.refreshTtlSeconds,
  };
}
