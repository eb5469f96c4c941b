import 'server-only';
import { availabilityChange } from '@/lib/contract/agent';
import { workspaceChoice } from '@/lib/contract/session';
import type { Theme } from '@/lib/domain/workspace-settings';
import { setAvailability } from '../commands/set-availability';
import { switchWorkspace } from '../commands/switch-workspace';
import { getSession } from '../queries/get-session';
import { getWorkspaceSettings } from '../queries/get-workspace-settings';
import { findViewer } from '../session';
import { json, noContent } from './answer';
import { route } from './handle';

/** `GET /api/session` */
export const readSession = route({ access: 'signed-in' }, async ({ viewer }) =>
  json(await getSession(viewer)),
);

/**
 * The colours that a workspace has for those who have chosen none; `system` for whoever is signed out. The page needs
 * them before anything is drawn.
 *
 * @param cookie the request's header
 */
export async function readDefaultTheme(cookie: string | null): Promise<Theme> {
  const viewer = await findViewer(cookie);
  return viewer ? (await getWorkspaceSettings(viewer)).defaultTheme : 'system';
}

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
