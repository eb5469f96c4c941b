import 'server-only';
import { erasure, newAdmin, newWorkspace } from '@/lib/contract/operator';
import { createWorkspace } from '../commands/create-workspace';
import { eraseWorkspace } from '../commands/erase-workspace';
import { exportWorkspace } from '../commands/export-workspace';
import { inviteAdmin } from '../commands/invite-admin';
import { resumeWorkspace } from '../commands/resume-workspace';
import { suspendWorkspace } from '../commands/suspend-workspace';
import { env } from '../env';
import { listWorkspaces } from '../queries/list-workspaces';
import { json, noContent } from './answer';
import { exportFile } from './export-file';
import { operatorRoute } from './operator-route';
import { idParams } from './params';

/** `GET /api/operator/workspaces` */
export const readWorkspaces = operatorRoute({}, async () => json({ workspaces: await listWorkspaces() }));

/** `POST /api/operator/workspaces` */
export const makeWorkspace = operatorRoute({ body: newWorkspace }, async ({ body }) => {
  const { token, ...made } = await createWorkspace(body, new Date());
  return json({ ...made, link: `${env().publicUrl}/invite/${token}` }, 201);
});

/** `POST /api/operator/workspaces/:id/invitations` */
export const callAdmin = operatorRoute({ params: idParams, body: newAdmin }, async ({ params, body }) => {
  const { token, ...made } = await inviteAdmin(params.id, body, new Date());
  return json({ ...made, link: `${env().publicUrl}/invite/${token}` }, 201);
});

/** `DELETE /api/operator/workspaces/:id` */
export const removeWorkspace = operatorRoute(
  { params: idParams, body: erasure },
  async ({ params, body }) => {
    await eraseWorkspace(params.id, body.confirm);
    return noContent();
  },
);

/** `PUT /api/operator/workspaces/:id/suspension` */
export const suspend = operatorRoute({ params: idParams }, async ({ params }) =>
  json(await suspendWorkspace(params.id, new Date())),
);

/** `DELETE /api/operator/workspaces/:id/suspension` */
export const resume = operatorRoute({ params: idParams }, async ({ params }) =>
  json(await resumeWorkspace(params.id, new Date())),
);

/** `GET /api/operator/workspaces/:id/export`: one row a line. */
export const saveExport = operatorRoute({ params: idParams }, async ({ params }) => {
  const rows = await exportWorkspace(params.id, new Date());
  return exportFile({ form: 'ndjson', name: `workspace-${params.id}`, columns: [], rows });
});
