import 'server-only';
import { availabilityChange } from '@/lib/contract/agent';
import { workspaceChoice } from '@/lib/contract/session';
import { setAvailability } from '../commands/set-availability';
import { switchWorkspace } from '../commands/switch-workspace';
import { getSession } from '../queries/get-session';
import { json, noContent } from './answer';
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

/** `PUT /api/session/workspace` */
export const chooseWorkspace = route(
  { access: 'signed-in', body: workspaceChoice },
  async ({ viewer, body }) => {
    await switchWorkspace(viewer, body.workspaceId, new Date());
    return noContent();
  },
);
