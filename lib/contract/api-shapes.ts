import * as z from 'zod/mini';
import { actBodies } from './act';
import { channel } from './channel';
import { assignment, conversation, conversationPage } from './conversation';
import { message, messagePage, replyDraft } from './message';
import { note } from './note';
import { personDetails } from './person';
import { tag } from './tag';

/* What the API for programs takes and answers, where it is not just what our own pages do. */

/** A conversation without what only Foyer's own screens need. */
export const apiConversation = z.omit(conversation, {
  mentionedAgentIds: true,
  readBaseline: true,
  settledAt: true,
  isMarkedNeedsReply: true,
});
export const apiConversationPage = z.object({
  conversations: z.array(apiConversation),
  nextCursor: conversationPage.shape.nextCursor,
});
const apiChannel = z.pick(channel, { id: true, type: true, name: true, lastEventAt: true, rights: true });
export const apiChannelList = z.object({ channels: z.array(apiChannel) });
export const apiTagList = z.object({ tags: z.array(tag) });

const { clientId, body, uploadIds, audience, lastSeenMessageId } = replyDraft.shape;
export const apiReply = z
  .strictObject({
    /** A UUID of the program's own: the same one again sends nothing twice. */
    clientId,
    body,
    uploadIds,
    audience: z.optional(audience),
    parentMessageId: z.optional(z.uuid()),
    lastSeenMessageId: z.optional(lastSeenMessageId),
  })
  .check(
    z.refine((reply) => reply.body !== '' || (reply.uploadIds ?? []).length > 0, {
      error: 'A reply has a body or a file.',
      path: ['body'],
    }),
  );
export const apiAssignment = z.omit(assignment, { note: true });
export const apiStatus = z.omit(actBodies.status, { expected: true });
export const apiTags = z.omit(actBodies.tags, { expected: true });

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
