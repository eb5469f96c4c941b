import * as z from 'zod/mini';
import { conversationStatuses, priorities, windowStates } from '@/lib/domain/conversation-state';
import { viewNames } from '@/lib/domain/view';
import { narrowingNames } from '@/lib/domain/view-address';
import { noteDraft } from './note';
import { person } from './person';

/** The last message, as a list row needs it. */
const lastMessage = z.object({
  id: z.uuid(),
  direction: z.enum(['inbound', 'outbound']),
  kind: z.string(),
  /** One line; empty when there are only attachments. */
  snippet: z.string(),
  authorName: z.nullable(z.string()),
  agentId: z.nullable(z.uuid()),
  rating: z.nullable(z.int()),
  attachmentCount: z.int(),
  isRemotelyDeleted: z.boolean(),
});

/** A reply of ours that did not go out, as a list row tells of it. */
const unsentReply = z.object({
  messageId: z.uuid(),
  /** Its failure (lib/domain/failure.ts); null where nobody knows whether it went out. */
  code: z.nullable(z.string()),
  /** The time of its last attempt. */
  at: z.iso.datetime(),
  /** Who wrote it. */
  agentId: z.nullable(z.uuid()),
});
export type UnsentReply = z.infer<typeof unsentReply>;

/** What an agent works on. The same for every viewer, so that one event serves all. */
export const conversation = z.object({
  id: z.uuid(),
  /** Grows by each change; a copy with a lower version is older. */
  version: z.int(),
  channelId: z.uuid(),
  channelType: z.string(),
  audience: z.enum(['public', 'private']),
  /** The post, video or review it is about; null in private talks. */
  title: z.nullable(z.string()),
  person: z.nullable(person),
  status: z.enum(conversationStatuses),
  assigneeId: z.nullable(z.uuid()),
  teamId: z.nullable(z.uuid()),
  priority: z.enum(priorities),
  /** Null while snoozed: until they reply. */
  snoozedUntil: z.nullable(z.iso.datetime()),
  /** What had arrived by then waits for no answer: it was closed, or somebody said so. */
  settledAt: z.nullable(z.iso.datetime()),
  /** Sorted. */
  tagIds: z.array(z.uuid()),
  /** Who was named in a note and has not dealt with it; sorted. */
  mentionedAgentIds: z.array(z.uuid()),
  messageCount: z.int(),
  inboundCount: z.int(),
  /** Inbound messages that everybody counts as read: what the first import brought. */
  readBaseline: z.int(),
  /** Messages that ask for an answer and have none. */
  needsReplyCount: z.int(),
  /** By hand: it needs a reply although no message asks for one. */
  isMarkedNeedsReply: z.boolean(),
  /** Replies of ours that did not go out. */
  failedCount: z.int(),
  /** The one of them that has waited longest. */
  unsentReply: z.nullable(unsentReply),
  /** Stars of a review. */
  rating: z.nullable(z.int()),
  /** Of the customer's last message, as the platform says it. */
  language: z.nullable(z.string()),
  windowState: z.enum(windowStates),
  lastMessageAt: z.iso.datetime(),
  lastInboundAt: z.nullable(z.iso.datetime()),
  lastMessage: z.nullable(lastMessage),
});
export type Conversation = z.infer<typeof conversation>;

/** A row of the list: the conversation, and how far this viewer has read it. */
export const conversationRow = z.object({
  conversation,
  /** Unread is `inboundCount - max(readCount, readBaseline)`, never below zero. */
  readCount: z.int(),
  /** By hand, to come back to it: unread whatever the count says. */
  isMarkedUnread: z.boolean(),
  /** Grows by each change of these two; 0 when the viewer never looked. */
  readVersion: z.int(),
});
export type ConversationRow = z.infer<typeof conversationRow>;

/** `GET /api/conversations/:id`. */
export const openedConversation = z.extend(conversationRow, {
  /** Where the viewer reads on; null when they have seen everything. */
  firstUnreadMessageId: z.nullable(z.uuid()),
});
export type OpenedConversation = z.infer<typeof openedConversation>;

const narrowing = Object.fromEntries(
  narrowingNames.map((name) => [name, z.optional(z.string().check(z.maxLength(2_000)))]),
);

/**
 * `GET /api/conversations?view=&cursor=` and whatever narrows the view (lib/domain/view-address); newest first, 50 a
 * page.
 */
export const conversationQuery = z.strictObject({
  ...narrowing,
  view: z.enum(viewNames),
  cursor: z.optional(z.string().check(z.maxLength(200))),
});
export const conversationPage = z.object({
  rows: z.array(conversationRow),
  /** Hand back to read on; null at the end. */
  nextCursor: z.nullable(z.string()),
  /**
   * The place in time of the last row, which stays what it was when rows move or leave: everything newer is in this
   * page or the ones before. Null at the end.
   */
  reachesTo: z.nullable(z.object({ lastMessageAt: z.string(), id: z.uuid() })),
});
export type ConversationPage = z.infer<typeof conversationPage>;

/**
 * `PUT /api/conversations/:id/assignment`. Answers with the conversation; `already-taken` with who has it by now;
 * `state-refused` with `details.reason` `cannot-read` for somebody who may not read its channel, or `at-capacity` for a
 * colleague who holds as many open conversations as they should, unless `anyway`.
 */
export const assignment = z.strictObject({
  assigneeId: z.nullable(z.uuid()),
  /** Who the sender believes holds it now: of two people taking it at once, one wins. */
  expectedAssigneeId: z.nullable(z.uuid()),
  /** Left out, the team stays; null takes it out of its team. */
  teamId: z.optional(z.nullable(z.uuid())),
  expectedTeamId: z.optional(z.nullable(z.uuid())),
  /** Also to somebody who holds as many open conversations as they should. */
  anyway: z.optional(z.boolean()),
  /** For whoever has it from now on; written only when it is handed over. */
  note: z.optional(noteDraft),
});
export type Assignment = z.infer<typeof assignment>;

/** `PUT /api/conversations/:id/read-mark`: the viewer has seen so many inbound messages. Answers 204. */
export const readMarkChange = z.strictObject({
  readCount: z.int().check(z.nonnegative()),
  /** What the tab knew when it looked: a mark as unread that is newer holds. */
  readVersion: z.int().check(z.nonnegative()),
});
export type ReadMarkChange = z.infer<typeof readMarkChange>;
