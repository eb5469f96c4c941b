import 'server-only';
import { agentChange, newAgent } from '@/lib/contract/agent';
import { addAgent } from '../commands/add-agent';
import { changeAgent } from '../commands/change-agent';
import { listAgentsWithRights } from '../queries/list-agents';
import { json } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/agents` */
export const readAgents = route({ access: 'manage-people' }, async ({ viewer }) =>
  json(await listAgentsWithRights(viewer.workspaceId)),
);

/** `POST /api/agents` */
export const createAgent = route({ access: 'manage-people', body: newAgent }, async ({ viewer, body }) =>
  json(await addAgent(viewer, body, new Date()), 201),
);

/** `PATCH /api/agents/:id` */
export const updateAgent = route(
  { access: 'manage-people', params: idParams, body: agentChange },
  async ({ viewer, params, body }) => json(await changeAgent(viewer, params.id, body, new Date())),
);
