import 'server-only';
import { workspaceChange } from '@/lib/contract/workspace';
import { changeWorkspace } from '../commands/change-workspace';
import { getWorkspaceSettings } from '../queries/get-workspace-settings';
import { json } from './answer';
import { route } from './handle';

/** `GET /api/workspace` */
export const readWorkspace = route({ access: 'manage-settings' }, async ({ viewer }) =>
  json(await getWorkspaceSettings(viewer)),
);

/** `PATCH /api/workspace` */
export const patchWorkspace = route(
  { access: 'manage-settings', body: workspaceChange },
  async ({ viewer, body }) => json(await changeWorkspace(viewer, body, new Date())),
);
