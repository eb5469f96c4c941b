import 'server-only';
import * as z from 'zod/mini';
import { BODY_MAX_BYTES, replyDraft } from '@/lib/contract/message';
import { cancelReply } from '../commands/cancel-reply';
import { discardReply } from '../commands/discard-reply';
import { markReplySent } from '../commands/mark-reply-sent';
import { retryReply } from '../commands/retry-reply';
import { sendReply } from '../commands/send-reply';
import { decodeCursor } from '../queries/cursor';
import { getConversation } from '../queries/get-conversation';
import { listMessages } from '../queries/list-messages';
import { route } from './handle';
import { idParams } from './params';

const pageQuery = z.strictObject({ before: z.optional(z.string().check(z.maxLength(200))) });

/** `GET /api/conversations/:id/messages`: one page, in reading order. */
export const list = route(
  { access: 'signed-in', params: idParams, query: pageQuery },
  async ({ viewer, params, query }) => {
    const { conversation } = await getConversation(viewer, params.id);
    const place = { workspaceId: viewer.workspaceId, id: params.id, audience: conversation.audience };
    const before = query.before === undefined ? null : decodeCursor(query.before);
    return Response.json(await listMessages(place, before));
  },
);

/** `POST /api/conversations/:id/messages`: send a reply. */
export const send = route(
  { access: 'signed-in', params: idParams, body: replyDraft, maxBodyBytes: 2 * BODY_MAX_BYTES },
  async ({ viewer, params, body }) => {
    const message = await sendReply(viewer, { ...body, conversationId: params.id }, new Date());
    return Response.json(message, { status: 201 });
  },
);

/** `POST /api/messages/:id/attempts`: another attempt at a reply that did not go out. */
export const retry = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) =>
  Response.json(await retryReply(viewer, params.id, new Date()), { status: 202 }),
);

/** `DELETE /api/messages/:id`: throw away a reply that did not go out. */
export const discard = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  await discardReply(viewer, params.id, new Date());
  return new Response(null, { status: 204 });
});

/** `POST /api/messages/:id/cancellation`: take back a reply that no attempt has been made for. */
export const cancel = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  await cancelReply(viewer, params.id);
  return new Response(null, { status: 204 });
});

/** `POST /api/messages/:id/confirmation`: a person saw that a reply arrived of which the platform says nothing. */
export const markSent = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) =>
  Response.json(await markReplySent(viewer, params.id, new Date())),
);
