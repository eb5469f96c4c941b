import 'server-only';
import { passwordChange, signInLinkQuery } from '@/lib/contract/sign-in';
import { changePassword } from '../commands/change-password';
import { endSignIns } from '../commands/end-sign-ins';
import { unlinkIdentity } from '../commands/unlink-identity';
import { notFound } from '../errors';
import { listSignInLinks } from '../queries/list-sign-in-links';
import { listSignIns } from '../queries/list-sign-ins';
import { json, noContent } from './answer';
import { limitAttempts } from './attempt-limit';
import { route } from './handle';
import { idParams } from './params';

/** Wrong current passwords of one person. */
const MOST_FAILURES = 8;

/** `GET /api/sign-ins` */
export const readSignIns = route({ access: 'signed-in' }, async ({ viewer }) =>
  json({ sessions: await listSignIns(viewer), ...(await listSignInLinks(viewer.agentId)) }),
);

/** `DELETE /api/sign-ins/links` */
export const endLink = route({ access: 'signed-in', query: signInLinkQuery }, async ({ viewer, query }) => {
  await unlinkIdentity(viewer, query.issuer);
  return noContent();
});

/** `DELETE /api/sign-ins`: all but this one. */
export const endOthers = route({ access: 'signed-in' }, async ({ viewer }) => {
  await endSignIns(viewer, null, new Date());
  return noContent();
});

/** `DELETE /api/sign-ins/:id` */
export const endOne = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  if ((await endSignIns(viewer, params.id, new Date())) === 0) throw notFound('sign-in');
  return noContent();
});

/** `PUT /api/sign-ins/password` */
export const updatePassword = route(
  { access: 'signed-in', body: passwordChange },
  async ({ viewer, body }) => {
    const limit = { key: `password ${viewer.agentId}`, most: MOST_FAILURES };
    await limitAttempts([limit], () => changePassword(viewer, body, new Date()));
    return noContent();
  },
);
