import type { HttpContext } from '../http/operation';
import type { Sandbox } from '../sandbox';
import type { RegisteredApp } from '../state/records';
import { appOf } from './apps';
import { OAuthFault } from './oauth-fault';

/** The fields of a form-encoded request; an unreadable body reads as no fields. */
export async function formOf(http: HttpContext): Promise<URLSearchParams> {
  return new URLSearchParams(await http.req.text());
}

/**
 * The app that asks: HTTP Basic with the secret, or `client_id` in the form for public apps; one official
 * SDK sends both at once. Throws invalid_client: OAU-123 when there is none, OAU-146 when it is wrong.
 */
export function clientOf(
  sandbox: Sandbox,
  authorization: string | undefined,
  form: URLSearchParams,
): RegisteredApp {
  const basic = /^basic\s+(.+)$/i.exec(authorization ?? '')?.[1];
  const [basicId = '', ...secret] = Buffer.from(basic ?? '', 'base64')
    .toString('utf8')
    .split(':');
  const id = basic ? basicId : form.get('client_id');
  if (!id) throw new OAuthFault(400, 'invalid_client', 'OAU-123', 'No client credentials');
  const app = appOf(sandbox.store, id);
  if (app && (!basic || secret.join(':') === app.secret)) return app;
  throw new OAuthFault(401, 'invalid_client', 'OAU-146', 'Wrong client credentials');
}

/** A number of the form held between two bounds; absent or unreadable gives the usual value. */
export function boundedNumber(
  text: string | null,
  usual: number,
  [low, high]: readonly [number, number],
): number {
  const value = Number(text);
  if (!text || !Number.isFinite(value)) return usual;
  return Math.min(Math.max(Math.trunc(value), low), high);
}
