import * as z from 'zod/mini';
import type { ApiScope } from '@/lib/domain/api-token';
import {
  apiAssignment,
  apiChannelList,
  apiConversation,
  apiConversationPage,
  apiReply,
  apiStatus,
  apiTagList,
  apiTags,
} from './api-shapes';
import { attachmentPlace } from './attachment';
import { conversationQuery } from './conversation';
import type { ErrorCode } from './error';
import { message, messagePage } from './message';
import { note, noteDraft } from './note';
import { personDetails } from './person';
import { newConversation } from './start';
import { upload, uploadQuery } from './upload';

/** Where a body or an answer is no JSON but a file, byte by byte, under its own media type. */
export const FILE = 'file';

/**
 * The HTTP API for programs, below `/api/v1`: what each operation takes and answers. Routes are made from this table, and
 * so is the document that describes them, so that neither can say what the other does not. What stands here is promised:
 * members may be added, none is renamed or taken away.
 */
export interface ApiOperation {
  method: 'GET' | 'POST' | 'PUT';
  /** Below `/api/v1`, in OpenAPI's way of writing it. */
  path: string;
  scope: ApiScope;
  title: string;
  /** What one must know to use it. */
  about: string;
  params?: z.ZodMiniType;
  query?: z.ZodMiniObject;
  body?: z.ZodMiniType | typeof FILE;
  /** Answers are cut to it. */
  answer: z.ZodMiniType | typeof FILE;
  status: 200 | 201;
  /** Beside those of the token and of what is asked, which every operation has. */
  refusals: readonly ErrorCode[];
}

const id = z.object({ id: z.uuid() });
const messagesQuery = z.strictObject({ before: z.optional(z.string().check(z.maxLength(200))) });

/** By the name that each has in the document. */
export const apiOperations = {
  listConversations: {
    method: 'GET',
    path: '/conversations',
    scope: 'read',
    title: 'List conversations',
    about:
      'One page of a view, the newest first, fifty at a time; hand `nextCursor` back as `cursor` to read on. The other parameters narrow the view, each to one value or to several with commas between: `kind` is a channel’s type; `channel`, `agent`, `team` and `tag` are ids, or `nobody`; `status` is open, snoozed or closed; `unread` and `reply` are 1; `since` and `until` are times.',
    query: conversationQuery,
    answer: apiConversationPage,
    status: 200,
    refusals: [],
  },
  getConversation: {
    method: 'GET',
    path: '/conversations/{id}',
    scope: 'read',
    title: 'Read a conversation',
    about: 'With its state, its holder, its tags and its last message.',
    params: id,
    answer: apiConversation,
    status: 200,
    refusals: ['not-found'],
  },
  listMessages: {
    method: 'GET',
    path: '/conversations/{id}/messages',
    scope: 'read',
    title: 'List the messages of a conversation',
    about:
      'In reading order, the newest page first; hand `previousCursor` back as `before` to read older ones. What a message carries stands in `attachments`; each file is read by its `index`.',
    params: id,
    query: messagesQuery,
    answer: messagePage,
    status: 200,
    refusals: ['not-found'],
  },
  readFile: {
    method: 'GET',
    path: '/messages/{id}/attachments/{index}',
    scope: 'read',
    title: 'Read a file',
    about:
      'The file itself. `id` is the message’s, `index` that of one of its `attachments`, which tell name and size, too. `Content-Type` is the file’s own where a browser can show it, else `application/octet-stream`.',
    params: attachmentPlace,
    answer: FILE,
    status: 200,
    refusals: ['not-found', 'upstream-refused', 'upstream-unavailable'],
  },
  uploadFile: {
    method: 'POST',
    path: '/conversations/{id}/uploads',
    scope: 'reply',
    title: 'Upload a file',
    about:
      'For a reply in this conversation, which names it in `uploadIds`. The body is the file itself, with its media type as `Content-Type` and its `Content-Length`. The `id` of the query is a UUID of your own: the same one again is the same file. What no reply has taken is forgotten after a day.',
    params: id,
    query: uploadQuery,
    body: FILE,
    answer: upload,
    status: 201,
    refusals: ['not-found', 'not-allowed', 'reply-refused', 'too-large'],
  },
  reply: {
    method: 'POST',
    path: '/conversations/{id}/messages',
    scope: 'reply',
    title: 'Reply',
    about:
      'Writes a reply down and sends it as soon as it can; `delivery` of the message says how far it has come. The same `clientId` again answers with the same message. It has a body, files that were uploaded for it (`uploadIds`, in their order), or both. Without `parentMessageId` it answers the last message, without `audience` it is as public as the conversation. With `lastSeenMessageId` it is refused where somebody wrote after that message.',
    params: id,
    body: apiReply,
    answer: message,
    status: 201,
    refusals: ['not-found', 'stale-thread', 'too-large', 'reply-refused'],
  },
  startConversation: {
    method: 'POST',
    path: '/conversations',
    scope: 'reply',
    title: 'Begin a conversation',
    about:
      'By an approved template to a number, by mail, or as a post of your own: `way` says which, and the channel must know it. The same `clientId` again answers with the same message. Where there is a talk with this number or address already, the message is one of that.',
    body: newConversation,
    answer: message,
    status: 201,
    refusals: ['not-found', 'start-refused', 'too-large'],
  },
  addNote: {
    method: 'POST',
    path: '/conversations/{id}/notes',
    scope: 'conversations',
    title: 'Write a note',
    about: 'For colleagues; no customer ever sees it. The same `clientId` again answers with the same note.',
    params: id,
    body: noteDraft,
    answer: note,
    status: 201,
    refusals: ['not-found'],
  },
  assignConversation: {
    method: 'PUT',
    path: '/conversations/{id}/assignment',
    scope: 'conversations',
    title: 'Assign a conversation',
    about:
      'To a person, or with null to nobody. `expectedAssigneeId` says who has it now as far as you know: of two who take it at once one is refused.',
    params: id,
    body: apiAssignment,
    answer: apiConversation,
    status: 200,
    refusals: ['not-found', 'already-taken', 'state-refused'],
  },
  setStatus: {
    method: 'PUT',
    path: '/conversations/{id}/status',
    scope: 'conversations',
    title: 'Close or reopen a conversation',
    about: 'Closing says that nothing in it waits for an answer any more.',
    params: id,
    body: apiStatus,
    answer: apiConversation,
    status: 200,
    refusals: ['not-found'],
  },
  setTags: {
    method: 'PUT',
    path: '/conversations/{id}/tags',
    scope: 'conversations',
    title: 'Tag a conversation',
    about: 'Adds some tags and takes others off; what is there already stays.',
    params: id,
    body: apiTags,
    answer: apiConversation,
    status: 200,
    refusals: ['not-found'],
  },
  getPerson: {
    method: 'GET',
    path: '/people/{id}',
    scope: 'read',
    title: 'Read a person',
    about: 'A customer as the network knows them, with their latest conversations.',
    params: id,
    answer: personDetails,
    status: 200,
    refusals: ['not-found'],
  },
  listChannels: {
    method: 'GET',
    path: '/channels',
    scope: 'read',
    title: 'List channels',
    about: 'Those that the token is for, with what its maker may do there.',
    answer: apiChannelList,
    status: 200,
    refusals: [],
  },
  listTags: {
    method: 'GET',
    path: '/tags',
    scope: 'read',
    title: 'List tags',
    about: 'All of the workspace.',
    answer: apiTagList,
    status: 200,
    refusals: [],
  },
} as const satisfies Record<string, ApiOperation>;
