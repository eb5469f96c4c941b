import 'server-only';
import { availabilityChange } from '@/lib/contract/agent';
import { setAvailability } from '../commands/set-availability';
import { getSession } from '../queries/get-session';
import { json } from './answer';
import { route } from './handle';

/** `GET /api/session` */
export const readSession = route({ access: 'signed-in' }, async ({ viewer }) =>
  json(await getSession(viewer)),
);

/** `PUT /api/session/availability` */
export const updateAvailability = route(
  { access: 'signed-in', body: availabilityChange },
  async ({ viewer, body }) => json(await setAvailability(viewer, body.availability, new Date())),
);
