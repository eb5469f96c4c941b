import 'server-only';
import { getSession } from '../queries/get-session';
import { json } from './answer';
import { route } from './handle';

/** `GET /api/session` */
export const readSession = route({ access: 'signed-in' }, async ({ viewer }) =>
  json(await getSession(viewer)),
);
