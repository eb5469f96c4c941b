import 'server-only';
import type { HttpResult } from '../http/exchange';
import type { App } from './app';
import { basic, send } from './call';
import { classify } from './classify';
import { isObject, parseJson } from './json';

/** What a server and an app turned out to be. */
export interface AppTrial {
  verdict:
    | 'known'
    | 'unknown-app'
    | 'no-such-host'
    | 'not-reached'
    /** Somebody answered, but not as the platform does. */
    | 'stranger'
    /** It is there, and has trouble or had enough. */
    | 'busy';
  detail: string;
  /** By the server's clock, in milliseconds since 1970; null where it does not say. */
  serverTime: number | null;
}

/** Nobody's: a server that knows the app refuses it as such, and says so before anything else of an unknown app. */
const NO_JWT = 'foyer-tries-whether-this-app-is-known';

/** Asks for a token that nobody can get: what the server says of it tells what is there, and whether it knows the app. */
export async function tryApp(app: App): Promise<AppTrial> {
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: NO_JWT };
  const result = await send(basic(app), { method: 'POST', path: ['restapi', 'oauth', 'token'], form });
  return { ...verdictOf(result), serverTime: timeOf(result) };
}

function verdictOf(result: HttpResult): Pick<AppTrial, 'verdict' | 'detail'> {
  if (result.kind === 'failed') {
    const isUnknownHost = /ENOTFOUND|EAI_AGAIN/.test(result.detail);
    return { verdict: isUnknownHost ? 'no-such-host' : 'not-reached', detail: result.detail };
  }
  const answer = classify(result, false);
  switch (answer.outcome) {
    case 'limited':
      return { verdict: 'busy', detail: 'too many attempts' };
    case 'unavailable':
      return { verdict: 'busy', detail: answer.detail };
    case 'refused':
    case 'unauthorized': {
      const error = oauthErrorOf(result);
      if (error === null) return { verdict: 'stranger', detail: answer.detail };
      return { verdict: error === 'invalid_client' ? 'unknown-app' : 'known', detail: answer.detail };
    }
    case 'ok':
      return { verdict: 'stranger', detail: 'a token for nobody' };
    case 'unknown':
    case 'malformed':
      return { verdict: 'stranger', detail: answer.detail };
  }
}

/** The error's name, as RFC 6749 has it; null for an answer that is no such error. */
function oauthErrorOf(result: HttpResult): string | null {
  if (result.kind !== 'response') return null;
  const parsed = parseJson(result.response.body);
  const error = parsed.ok && isObject(parsed.value) ? parsed.value.error : null;
  return typeof error === 'string' ? error : null;
}

function timeOf(result: HttpResult): number | null {
  const told = result.kind === 'response' ? Date.parse(result.response.headers.date ?? '') : Number.NaN;
  return Number.isNaN(told) ? null : told;
}
