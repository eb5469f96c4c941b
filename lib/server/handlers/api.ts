import 'server-only';
import { type $ZodType, type input, parse } from 'zod/v4/core';
import { type ApiOperation, apiOperations, FILE } from '@/lib/contract/api';
import { BODY_MAX_BYTES } from '@/lib/contract/message';
import { addNote } from '../commands/add-note';
import { assignConversation } from '../commands/assign-conversation';
import { changeConversation } from '../commands/change-conversation';
import { sendReply } from '../commands/send-reply';
import { startConversation } from '../commands/start-conversation';
import { decodeCursor } from '../queries/cursor';
import { getConversation } from '../queries/get-conversation';
import { getPerson } from '../queries/get-person';
import { listChannelsOf } from '../queries/list-channels';
import { listConversations } from '../queries/list-conversations';
import { listMessages } from '../queries/list-messages';
import { listTags } from '../queries/list-tags';
import { requireFilter } from '../queries/require-filter';
import { json } from './answer';
import { answerWithFile } from './attachments';
import { type Call, type Handler, route } from './handle';
import { takeUpload } from './uploads';

type Part<O extends ApiOperation, K extends 'params' | 'query' | 'body'> =
  O extends Record<K, infer S extends $ZodType> ? S : undefined;

type Asked<O extends ApiOperation> = Call<
  { scope: O['scope'] },
  Part<O, 'params'>,
  Part<O, 'query'>,
  Part<O, 'body'>
>;

/** What the work of an operation brings: what its answer is made of, or the answer itself where that is a file. */
type Done<A> = A extends $ZodType ? input<A> : Response;

/** An operation of the API as a route: it takes what the table says, and its answer is cut to what the table says. */
function serve<O extends ApiOperation>(
  operation: O,
  work: (call: Asked<O>) => Promise<Done<O['answer']>>,
): Handler {
  const { scope, params, query, body, answer, status }: ApiOperation = operation;
  const needs = { access: { scope }, params, query, body: body === FILE ? undefined : body };
  return route({ ...needs, maxBodyBytes: 2 * BODY_MAX_BYTES }, async (call) => {
    const done = await work(call as unknown as Asked<O>);
    return answer === FILE ? (done as Response) : json(parse(answer, done), status);
  });
}

/** `GET /api/v1/conversations` */
export const readConversations = serve(apiOperations.listConversations, async ({ viewer, query }) => {
  const { cursor, ...words } = query;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const { rows, nextCursor } = await listConversations(viewer, requireFilter(words), after);
  return { conversations: rows.map(({ conversation }) => conversation), nextCursor };
});

/** `GET /api/v1/conversations/:id` */
export const readConversation = serve(
  apiOperations.getConversation,
  async ({ viewer, params }) => (await getConversation(viewer, params.id)).conversation,
);

/** `GET /api/v1/conversations/:id/messages` */
export const readMessages = serve(apiOperations.listMessages, async ({ viewer, params, query }) => {
  const { conversation } = await getConversation(viewer, params.id);
  const place = { workspaceId: viewer.workspaceId, id: params.id, audience: conversation.audience };
  return listMessages(place, query.before === undefined ? null : decodeCursor(query.before));
});

/** `GET /api/v1/messages/:id/attachments/:index` */
export const readFile = serve(apiOperations.readFile, async ({ viewer, params: { id, index } }) =>
  answerWithFile(viewer, id, index),
);

/** `POST /api/v1/conversations/:id/uploads` */
export const uploadFile = serve(apiOperations.uploadFile, async ({ viewer, params, query, request }) =>
  takeUpload(viewer, params.id, query, request),
);

/** `POST /api/v1/conversations/:id/messages` */
export const sendMessage = serve(apiOperations.reply, async ({ viewer, params, body }) => {
  const { conversation } = await getConversation(viewer, params.id);
  const { lastSeenMessageId = null, parentMessageId = null, audience = conversation.audience } = body;
  const reply = { ...body, conversationId: params.id, audience, parentMessageId, lastSeenMessageId };
  return sendReply(viewer, { ...reply, sendAnyway: body.lastSeenMessageId === undefined }, new Date());
});

/** `POST /api/v1/conversations` */
export const beginConversation = serve(apiOperations.startConversation, async ({ viewer, body }) =>
  startConversation(viewer, body, new Date()),
);

/** `POST /api/v1/conversations/:id/notes` */
export const writeNote = serve(apiOperations.addNote, async ({ viewer, params, body }) =>
  addNote(viewer, params.id, body, new Date()),
);

/** `PUT /api/v1/conversations/:id/assignment` */
export const assign = serve(apiOperations.assignConversation, async ({ viewer, params, body }) =>
  assignConversation(viewer, params.id, body, new Date()),
);

/** `PUT /api/v1/conversations/:id/status` */
export const setStatus = serve(apiOperations.setStatus, async ({ viewer, params, body }) =>
  changeConversation(viewer, params.id, { act: { type: 'status', ...body } }, new Date()),
);

/** `PUT /api/v1/conversations/:id/tags` */
export const setTags = serve(apiOperations.setTags, async ({ viewer, params, body }) =>
  changeConversation(viewer, params.id, { act: { type: 'tags', ...body } }, new Date()),
);

/** `GET /api/v1/people/:id` */
export const readPerson = serve(apiOperations.getPerson, async ({ viewer, params }) =>
  getPerson(viewer, params.id),
);

/** `GET /api/v1/channels` */
export const readChannels = serve(apiOperations.listChannels, async ({ viewer }) => ({
  channels: await listChannelsOf(viewer),
}));

/** `GET /api/v1/tags` */
export const readTags = serve(apiOperations.listTags, async ({ viewer }) => ({
  tags: await listTags(viewer.workspaceId),
}));
