import { type App, type HttpContext, openOperation } from '../http/operation';
import type { Sandbox } from '../sandbox';
import { secretToken } from '../state/ids';
import { findUser } from '../users';
import { CARRIED, consentPage } from './consent-page';
import { credentials } from './credentials';
import { OAuthFault, oauthFaultBody } from './oauth-fault';
import { formOf } from './token-form';

const CODE_LIFETIME_SECONDS = 60;
const APP_NAME = 'Foyer';

/** The browser's part of the authorization code flow: a consent page, then back to the app. */
export function registerAuthorize(app: App, sandbox: Sandbox): void {
  const path = '/restapi/oauth/authorize';
  openOperation(app, sandbox, { id: 'authorize', method: 'GET', path, group: null }, (http) => {
    const parameters = new URL(http.req.url).searchParams;
    return refusing(http, () => {
      const request = readRequest(sandbox, parameters);
      http.header('Content-Security-Policy', policyFor(request.redirectUri));
      return http.html(consentPage(parameters, APP_NAME));
    });
  });
  openOperation(app, sandbox, { id: 'consent', method: 'POST', path, group: null }, async (http) => {
    const form = await formOf(http);
    return refusing(http, () => decide(sandbox, http, form));
  });
}

interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string | null;
  readonly challenge: string | null;
  readonly challengeMethod: 'plain' | 'S256';
}

/** Throws what must not be sent back to an address that nobody has vouched for. */
function readRequest(sandbox: Sandbox, parameters: URLSearchParams): AuthorizationRequest {
  const given = Object.fromEntries(CARRIED.map((name) => [name, parameters.get(name) || null]));
  const { redirect_uri: redirectUri = null, code_challenge: challenge = null } = given;
  if (given.client_id !== credentials(sandbox.store).clientId) {
    throw new OAuthFault(400, 'invalid_client', 'OAU-113', 'No app has this client_id');
  }
  if (given.response_type !== 'code') {
    throw new OAuthFault(400, 'unsupported_response_type', 'OAU-252', 'response_type must be code');
  }
  if (redirectUri === null || !URL.canParse(redirectUri) || !/^https?:/.test(redirectUri)) {
    throw new OAuthFault(400, 'invalid_request', 'OAU-109', 'redirect_uri is not valid');
  }
  const challengeMethod = given.code_challenge_method === 'S256' ? 'S256' : 'plain';
  return { redirectUri, challenge, challengeMethod, state: given.state ?? null };
}

function decide(sandbox: Sandbox, http: HttpContext, form: URLSearchParams): Response {
  const request = readRequest(sandbox, form);
  const target = new URL(request.redirectUri);
  if (request.state !== null) target.searchParams.set('state', request.state);
  const user = findUser(form.get('user') ?? '');
  if (form.get('decision') !== 'allow' || !user) {
    target.searchParams.set('error', 'access_denied');
    target.searchParams.set('error_description', 'The user said no');
    return http.redirect(target.href, 302);
  }
  const code = sandbox.store.codes.put({
    id: secretToken(24),
    userId: user.id,
    redirectUri: request.redirectUri,
    challenge: request.challenge,
    challengeMethod: request.challengeMethod,
    expiresAt: sandbox.clock.now() + CODE_LIFETIME_SECONDS * 1000,
  });
  target.searchParams.set('code', code.id);
  target.searchParams.set('expires_in', String(CODE_LIFETIME_SECONDS));
  return http.redirect(target.href, 302);
}

/** Chromium applies form-action to the redirect that follows a form, so the app's origin must be in it. */
function policyFor(redirectUri: string): string {
  return `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' ${new URL(redirectUri).origin}; base-uri 'none'; frame-ancestors 'none'`;
}

function refusing(
  http: HttpContext,
  answer: () => Response | Promise<Response>,
): Response | Promise<Response> {
  try {
    return answer();
  } catch (error) {
    if (error instanceof OAuthFault) return http.json(oauthFaultBody(error), 400);
    throw error;
  }
}
