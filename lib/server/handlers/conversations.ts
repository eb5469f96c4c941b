import 'server-only';
import { assignment, conversationQuery, readMarkChange, statusChange } from '@/lib/contract/conversation';
import { assignConversation } from '../commands/assign-conversation';
import { moveReadMark } from '../commands/move-read-mark';
import { setConversationStatus } from '../commands/set-conversation-status';
import { decodeCursor } from '../queries/cursor';
import { getConversation } from '../queries/get-conversation';
import { listConversations } from '../queries/list-conversations';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/conversations`: one page of a view. */
export const list = route({ access: 'signed-in', query: conversationQuery }, async ({ viewer, query }) => {
  const filter = {
    view: query.view,
    channelId: query.channelId ?? null,
    channelType: query.channelType ?? null,
  };
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
  return Response.json(await listConversations(viewer, filter, after));
});

/** `GET /api/conversations/:id` */
export const get = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) =>
  Response.json(await getConversation(viewer, params.id)),
);

/** `PUT /api/conversations/:id/assignment` */
export const assign = route(
  { access: 'signed-in', params: idParams, body: assignment },
  async ({ viewer, params, body }) => Response.json(await assignConversation(viewer, params.id, body)),
);

/** `PUT /api/conversations/:id/status` */
export const setStatus = route(
  { access: 'signed-in', params: idParams, body: statusChange },
  async ({ viewer, params, body }) =>
    Response.json(await setConversationStatus(viewer, params.id, body, new Date())),
);

/** `PUT /api/conversations/:id/read-mark` */
export const moveMark = route(
  { access: 'signed-in', params: idParams, body: readMarkChange },
  async ({ viewer, params, body }) => {
    await moveReadMark(viewer, params.id, body.readCount, new Date());
    return new Response(null, { status: 204 });
  },
);
