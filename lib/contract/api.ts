import * as z from 'zod/mini';
import type { ApiScope } from '@/lib/domain/api-token';
import { actBodies } from './act';
import { channel } from './channel';
import { assignment, conversation, conversationPage, conversationQuery } from './conversation';
import type { ErrorCode } from './error';
import { message, messagePage, replyDraft } from './message';
import { note, noteDraft } from './note';
import { personDetails } from './person';
import { newConversation } from './start';
import { tag } from './tag';

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
  body?: z.ZodMiniType;
  /** Answers are cut to it. */
  answer: z.ZodMiniType;
  status: 200 | 201;
  /** Beside those of the token and of what is asked, which every operation has. */
  refusals: readonly ErrorCode[];
}

/** A conversation without what only Foyer's own screens need. */
export const apiConversation = z.omit(conversation, {
  mentionedAgentIds: true,
  readBaseline: true,
  settledAt: true,
  isMarkedNeedsReply: true,
});
const apiConversationPage = z.object({
  conversations: z.array(apiConversation),
  nextCursor: conversationPage.shape.nextCursor,
});
const apiChannel = z.pick(channel, { id: true, type: true, name: true, lastEventAt: true, rights: true });
const channelList = z.object({ channels: z.array(apiChannel) });
const tagList = z.object({ tags: z.array(tag) });

const { clientId, body, audience, lastSeenMessageId } = replyDraft.shape;
const apiReply = z.strictObject({
  /** A UUID of the program's own: the same one again sends nothing twice. */
  clientId,
  body: body.check(z.minLength(1)),
  audience: z.optional(audience),
  parentMessageId: z.optional(z.uuid()),
  lastSeenMessageId: z.optional(lastSeenMessageId),
});
const apiAssignment = z.omit(assignment, { note: true });
const apiStatus = z.omit(actBodies.status, { expected: true });
const apiTags = z.omit(actBodies.tags, { expected: true });

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
      'In reading order, the newest page first; hand `previousCursor` back as `before` to read older ones.',
    params: id,
    query: messagesQuery,
    answer: messagePage,
    status: 200,
    refusals: ['not-found'],
  },
  reply: {
    method: 'POST',
    path: '/conversations/{id}/messages',
    scope: 'reply',
    title: 'Reply',
    about:
      'Writes a reply down and sends it as soon as it can; `delivery` of the message says how far it has come. The same `clientId` again answers with the same message. Without `parentMessageId` it answers the last message, without `audience` it is as public as the conversation. With `lastSeenMessageId` it is refused where somebody wrote after that message.',
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
    answer: channelList,
    status: 200,
    refusals: [],
  },
  listTags: {
    method: 'GET',
    path: '/tags',
    scope: 'read',
    title: 'List tags',
    about: 'All of the workspace.',
    answer: tagList,
    status: 200,
    refusals: [],
  },
} as const satisfies Record<string, ApiOperation>;

/** Shapes that the document names, so that it says each of them once. */
export const namedApiShapes = {
  Conversation: apiConversation,
  ConversationPage: apiConversationPage,
  Message: message,
  MessagePage: messagePage,
  Note: note,
  Person: personDetails,
  Channel: apiChannel,
  Tag: tag,
};
