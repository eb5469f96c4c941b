import * as z from 'zod/mini';
import { deliveryStates, messageKinds, messageLogins, waitReasons } from '@/lib/domain/message';
import { person } from './person';
import { structuredReply } from './structured';
import { templateUse } from './template';

export const attachment = z.object({
  /** Its place in the message; part of its address. */
  index: z.int(),
  kind: z.enum(['image', 'video', 'audio', 'file']),
  name: z.string(),
  contentType: z.nullable(z.string()),
  /** Bytes. */
  size: z.nullable(z.int()),
  /** Pixels, so that the place is kept before it loads. */
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  /** Of a reply that did not go out yet: the file as it was uploaded here. */
  uploadId: z.nullable(z.uuid()),
});
export type Attachment = z.infer<typeof attachment>;

/** Where a reply of ours stands; each state has evidence (lib/domain/message.ts). */
export const delivery = z.object({
  state: z.enum(deliveryStates),
  /** The platform's code, such as EDI-021, or one of ours. */
  failureCode: z.nullable(z.string()),
  failureDetail: z.nullable(z.string()),
  waitUntil: z.nullable(z.iso.datetime()),
  waitReason: z.nullable(z.enum(waitReasons)),
  attemptCount: z.int(),
  /** Where its author has a login of their own: by whose it went. */
  login: z.nullable(z.enum(messageLogins)),
});
export type Delivery = z.infer<typeof delivery>;

/** More than any channel takes in one message. */
const MOST_FILES = 20;

/** One content, whatever its kind. The attachment at `index` is read at `/api/messages/:id/attachments/:index`. */
export const message = z.object({
  id: z.uuid(),
  version: z.int(),
  conversationId: z.uuid(),
  channelId: z.uuid(),
  /** The platform's id; null while a reply of ours has none. */
  contentId: z.nullable(z.string()),
  /** Made by the browser that sent it, so that the echo replaces the pending bubble. */
  clientId: z.nullable(z.uuid()),
  certainty: z.enum(['ours', 'provisional', 'confirmed']),
  direction: z.enum(['inbound', 'outbound']),
  audience: z.enum(['public', 'private']),
  kind: z.enum(messageKinds),
  contentType: z.string(),
  threadId: z.nullable(z.string()),
  parentContentId: z.nullable(z.string()),
  /** The identity that wrote; for our own, the persona. */
  author: z.nullable(person),
  /** The agent who wrote it in Foyer. */
  agentId: z.nullable(z.uuid()),
  /** The name that their token had, where a program wrote it in their name. */
  program: z.nullable(z.string()),
  body: z.string(),
  subject: z.nullable(z.string()),
  language: z.nullable(z.string()),
  rating: z.nullable(z.int()),
  attachments: z.array(attachment),
  /** Structured content as the platform gave it; drawn where its `type` is known. */
  structured: z.nullable(z.record(z.string(), z.unknown())),
  /** Of ours, the template it was made from. */
  template: z.nullable(templateUse),
  /** The content on its own network. */
  permalink: z.nullable(z.string()),
  /** Written natively on the network, or by colleagues in another tool. */
  isElsewhere: z.boolean(),
  isRemotelyDeleted: z.boolean(),
  needsReply: z.boolean(),
  /** Of a public message: the conversation in which it was answered privately, or is about to be. */
  privateReplyIn: z.nullable(z.uuid()),
  sentAt: z.iso.datetime(),
  /** Null on what customers wrote and on what came from elsewhere without news of its delivery. */
  delivery: z.nullable(delivery),
});
export type Message = z.infer<typeof message>;

/** `GET /api/conversations/:id/messages?before=`; a page in reading order, newest page first. */
export const messagePage = z.object({
  messages: z.array(message),
  /** Hand back as `before` to read older ones; null at the beginning. */
  previousCursor: z.nullable(z.string()),
});
export type MessagePage = z.infer<typeof messagePage>;

/** Longest body we take at all, in bytes of UTF-8; each channel has its own, lower limit. */
export const BODY_MAX_BYTES = 1_048_576;

/**
 * `POST /api/conversations/:id/messages`: send a reply. Answers 201 with the message; the same `clientId` again
 * answers with the same message. Refusals: `reply-refused` with `details.refusal` of lib/domain/reply-policy,
 * `stale-thread` with `details.newerMessageIds`, in order of arrival: what to look at first. To send it all the same is
 * to say that the last of them was seen. The list is empty when what the sender saw is not in the conversation.
 */
export const replyDraft = z.strictObject({
  clientId: z.uuid(),
  body: z.string().check(z.maxLength(BODY_MAX_BYTES)),
  /** The body is this template, filled so: as its author saw it, or it is refused. Left out: free text. */
  template: z.optional(templateUse),
  /** It is this, and the body its title: neither a template nor files go with it. */
  structured: z.optional(structuredReply),
  /** Files of this author that were uploaded for this conversation, in their order. */
  uploadIds: z.optional(z.array(z.uuid()).check(z.maxLength(MOST_FILES))),
  /** Private in answer to something public: it is written into the talk with whoever wrote that. */
  audience: z.enum(['public', 'private']),
  /** The message it answers; null in a private talk means the customer's last one. */
  parentMessageId: z.nullable(z.uuid()),
  /** The newest message in view when it was begun; left out: when it was sent. A newer answer stops it. */
  begunAfterMessageId: z.optional(z.nullable(z.uuid())),
  /** The newest message in view when it was sent; null in a conversation without one. */
  lastSeenMessageId: z.nullable(z.uuid()),
  /** Client ids of what the same page sent after it was begun: its author knows of that. */
  sentSince: z.optional(z.array(z.uuid()).check(z.maxLength(100))),
  /** The revision of the draft that it was, which goes with it; a later one stays. Left out: whichever there is. */
  draftRevision: z.optional(z.int()),
});
export type ReplyDraft = z.infer<typeof replyDraft>;

/** `details` of `stale-thread`. */
export const staleDetails = z.object({ newerMessageIds: z.array(z.uuid()) });
