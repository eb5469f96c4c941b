import { type App, type HttpContext, openOperation } from '../http/operation';
import type { Sandbox } from '../sandbox';
import { secretToken } from '../state/ids';
import type { RegisteredApp } from '../state/records';
import { findUser } from '../users';
import { appOf } from './apps';
import { CARRIED, CONSENT_PATH, consentPage } from './consent-page';
import { checkFields } from './form-faults';
import { OAuthFault, oauthFaultBody } from './oauth-fault';
import { formOf } from './token-form';

const CODE_LIFETIME_SECONDS = 60;

/** The browser's part of the authorization code flow: to a page that asks for consent, then back to the app. */
export function registerAuthorize(app: App, sandbox: Sandbox): void {
  openOperation(app, sandbox, sandbox.contract.facts('authorize'), (http) =>
    refusing(http, () => {
      const { search, searchParams } = new URL(http.req.url);
      readRequest(sandbox, searchParams);
      return http.redirect(CONSENT_PATH + search, 302);
    }),
  );
  app.get(CONSENT_PATH, (http) => refusing(http, () => askForConsent(sandbox, http)));
  app.post(CONSENT_PATH, async (http) => {
    const form = await formOf(http);
    return refusing(http, () => decide(sandbox, http, form));
  });
}

function askForConsent(sandbox: Sandbox, http: HttpContext): Response | Promise<Response> {
  const { searchParams } = new URL(http.req.url);
  const request = readRequest(sandbox, searchParams);
  http.header('Content-Security-Policy', policyFor(request.redirectUri));
  return http.html(consentPage(searchParams, request.app.name));
}

interface AuthorizationRequest {
  readonly app: RegisteredApp;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly challenge: string | null;
  readonly challengeMethod: 'plain' | 'S256';
}

/** Throws what must not be sent back to an address that nobody has vouched for. */
function readRequest(sandbox: Sandbox, parameters: URLSearchParams): AuthorizationRequest {
  const given: Record<string, string> = {};
  for (const name of CARRIED) given[name] = parameters.get(name) ?? '';
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  checkFields(sandbox.contract, 'authorize', fields);
  const app = appOf(sandbox.store, fields.client_id ?? '');
  if (!app) throw new OAuthFault(400, 'invalid_client', 'OAU-113', 'No app has this client_id');
  return {
    app,
    redirectUri: redirectUriOf(app, fields.redirect_uri),
    challenge: fields.code_challenge ?? null,
    challengeMethod: fields.code_challenge_method === 'S256' ? 'S256' : 'plain',
    state: fields.state ?? null,
  };
}

/** The asked address must be one of the app's; an app that has only one need not be asked for it. */
function redirectUriOf({ redirectUris }: RegisteredApp, asked: string | undefined): string {
  const [first, ...others] = redirectUris;
  const address = asked ?? (others.length === 0 ? first : undefined);
  const isKnown = first === undefined || (address !== undefined && redirectUris.includes(address));
  if (address !== undefined && isKnown && /^https?:/.test(address)) return address;
  throw new OAuthFault(400, 'invalid_request', 'OAU-109', 'redirect_uri is not valid');
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
    appId: request.app.id,
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
