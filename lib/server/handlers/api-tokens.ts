import 'server-only';
import { newApiToken } from '@/lib/contract/api-token';
import { makeApiToken } from '../commands/make-api-token';
import { revokeApiToken } from '../commands/revoke-api-token';
import { listApiTokens } from '../queries/list-api-tokens';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/tokens` */
export const readTokens = route({ access: 'manage-settings' }, async ({ viewer }) =>
  json({ tokens: await listApiTokens(viewer.workspaceId) }),
);

/** `POST /api/tokens` */
export const createToken = route({ access: 'manage-settings', body: newApiToken }, async ({ viewer, body }) =>
  json(await makeApiToken(viewer, body, new Date()), 201),
);

/** `DELETE /api/tokens/:id` */
export const deleteToken = route(
  { access: 'manage-settings', params: idParams },
  async ({ viewer, params }) => {
    await revokeApiToken(viewer, params.id, new Date());
    return noContent();
  },
);
