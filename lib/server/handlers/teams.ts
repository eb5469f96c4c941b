import 'server-only';
import { type TeamList, teamDraft } from '@/lib/contract/team';
import { removeTeam } from '../commands/remove-team';
import { saveTeam } from '../commands/save-team';
import { listTeams } from '../queries/list-teams';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/teams` */
export const readTeams = route({ access: 'manage-people' }, async ({ viewer }) =>
  json({ teams: await listTeams(viewer.workspaceId) } satisfies TeamList),
);

/** `POST /api/teams` */
export const createTeam = route({ access: 'manage-people', body: teamDraft }, async ({ viewer, body }) =>
  json(await saveTeam(viewer, null, body, new Date()), 201),
);

/** `PATCH /api/teams/:id` */
export const updateTeam = route(
  { access: 'manage-people', params: idParams, body: teamDraft },
  async ({ viewer, params, body }) => json(await saveTeam(viewer, params.id, body, new Date())),
);

/** `DELETE /api/teams/:id` */
export const deleteTeam = route({ access: 'manage-people', params: idParams }, async ({ viewer, params }) => {
  await removeTeam(viewer, params.id, new Date());
  return noContent();
});
