import 'server-only';
import { z } from 'zod';
import { beginOwnLogin } from '../commands/begin-own-login';
import { finishOwnLogin } from '../commands/finish-own-login';
import { unlinkOwnLogin } from '../commands/unlink-own-login';
import { env } from '../env';
import { listOwnLogins } from '../queries/list-own-logins';
import { findViewer } from '../session';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/own-logins` */
export const readOwnLogins = route({ access: 'signed-in' }, async ({ viewer }) =>
  json({ logins: await listOwnLogins(viewer) }),
);

/** `POST /api/own-logins/:accountId` */
export const linkOwnLogin = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  const errand = { accountId: params.id, redirectUri: redirectUri() };
  return json({ address: await beginOwnLogin(viewer, errand, new Date()) });
});

/** `DELETE /api/own-logins/:accountId`. Answers 204, also when there was none. */
export const removeOwnLogin = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  await unlinkOwnLogin(viewer, params.id, new Date());
  return noContent();
});

/** What the platform brings: a code, or an `error`. More than these two is its own business. */
const returned = z.object({ state: z.string().max(200), code: z.string().max(2_000).optional() });

/**
 * `GET /api/own-logins/return`: the browser comes from the platform's page, so that it gets a page. Who it is tells
 * their session, and what they were sent for the value they bring; a visitor without either has come too late.
 */
export const finishErrand = route({ access: 'open', query: returned.loose() }, async ({ request, query }) => {
  const viewer = await findViewer(request.headers.get('cookie'));
  const { state, code = null } = query;
  const back = { state, code, redirectUri: redirectUri() };
  const end = viewer ? await finishOwnLogin(viewer, back, new Date()) : 'late';
  return new Response(null, { status: 303, headers: { location: `/settings/login?end=${end}` } });
});

/** Must be registered with the app at the platform. */
function redirectUri(): string {
  return `${env().publicUrl}/api/own-logins/return`;
}
