import 'server-only';
import { actBodies } from '@/lib/contract/act';
import {
  assignment,
  conversationQuery,
  type OpenedConversation,
  readMarkChange,
} from '@/lib/contract/conversation';
import { BODY_MAX_BYTES } from '@/lib/contract/message';
import { newConversation } from '@/lib/contract/start';
import type { Act } from '@/lib/domain/act';
import { assignConversation } from '../commands/assign-conversation';
import { changeConversation } from '../commands/change-conversation';
import { markUnread } from '../commands/mark-unread';
import { moveReadMark } from '../commands/move-read-mark';
import { startConversation } from '../commands/start-conversation';
import { decodeCursor } from '../queries/cursor';
import { findFirstUnread } from '../queries/find-first-unread';
import { getConversation } from '../queries/get-conversation';
import { listConversations } from '../queries/list-conversations';
import { getOtherWorkspace } from '../queries/list-own-workspaces';
import { requireFilter } from '../queries/require-filter';
import { route } from './handle';
import { idParams } from './params';

/** `GET /api/conversations`: one page of a view. */
export const list = route({ access: 'signed-in', query: conversationQuery }, async ({ viewer, query }) => {
  const { cursor, ...words } = query;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  return Response.json(await listConversations(viewer, requireFilter(words), after));
});

/** `POST /api/conversations`: begin one. */
export const start = route(
  { access: 'signed-in', body: newConversation, maxBodyBytes: 2 * BODY_MAX_BYTES },
  async ({ viewer, body }) =>
    Response.json(await startConversation(viewer, body, new Date()), { status: 201 }),
);

/** `GET /api/conversations/:id` */
export const get = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  const row = await getConversation(viewer, params.id);
  const firstUnreadMessageId = await findFirstUnread(viewer.workspaceId, row);
  return Response.json({ ...row, firstUnreadMessageId } satisfies OpenedConversation);
});

/** `GET /api/conversations/:id/workspace`: in which other workspace of the viewer it is. */
export const locate = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) =>
  Response.json(await getOtherWorkspace(viewer, params.id)),
);

/** `PUT /api/conversations/:id/assignment` */
export const assign = route(
  { access: 'signed-in', params: idParams, body: assignment },
  async ({ viewer, params, body }) =>
    Response.json(await assignConversation(viewer, params.id, body, new Date())),
);

/** `PUT /api/conversations/:id/<type>`, for one type of act. */
const acting = (type: Act['type']) =>
  route(
    { access: 'signed-in', params: idParams, body: actBodies[type] },
    async ({ viewer, params, body: { expected, ...rest } }) => {
      // The type and its body make the act.
      const change = { act: { type, ...rest } as Act, expected };
      return Response.json(await changeConversation(viewer, params.id, change, new Date()));
    },
  );

export const setStatus = acting('status');
export const snooze = acting('snooze');
export const setNeedsReply = acting('needs-reply');
export const setPriority = acting('priority');
export const setTags = acting('tags');
export const restoreState = acting('state');

/** `PUT /api/conversations/:id/read-mark` */
export const moveMark = route(
  { access: 'signed-in', params: idParams, body: readMarkChange },
  async ({ viewer, params, body }) => {
    await moveReadMark(viewer, params.id, body, new Date());
    return new Response(null, { status: 204 });
  },
);

/** `PUT /api/conversations/:id/unread` */
export const markAsUnread = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  await markUnread(viewer, params.id, new Date());
  return new Response(null, { status: 204 });
});
