import 'server-only';
import { agentChange } from '@/lib/contract/agent';
import { changeAgent } from '../commands/change-agent';
import { signOutAgent } from '../commands/sign-out-agent';
import { listAgentsWithRights } from '../queries/list-agents';
import { listHeldCounts } from '../queries/list-held-counts';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/agents` */
export const readAgents = route({ access: 'manage-people' }, async ({ viewer }) =>
  json(await listAgentsWithRights(viewer.workspaceId)),
);

/** `GET /api/agents/held` */
export const readHeldCounts = route({ access: 'see-workload' }, async ({ viewer }) =>
  json({ held: await listHeldCounts(viewer.workspaceId) }),
);

/** `PATCH /api/agents/:id` */
export const updateAgent = route(
  { access: 'manage-people', params: idParams, body: agentChange },
  async ({ viewer, params, body }) => json(await changeAgent(viewer, params.id, body, new Date())),
);

/** `DELETE /api/agents/:id/sessions` */
export const signOutEverywhere = route(
  { access: 'manage-people', params: idParams },
  async ({ viewer, params }) => {
    await signOutAgent(viewer, params.id, new Date());
    return noContent();
  },
);
