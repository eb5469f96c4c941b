import * as z from 'zod/mini';
import { account } from './account';
import { activity } from './activity';
import { agent } from './agent';
import { bulkChange } from './bulk-change';
import { conversation } from './conversation';
import { draftMark } from './draft';
import { message } from './message';
import { note } from './note';
import { person } from './person';

/** What lib/domain/view needs to know; before a change, to move the counts. */
const viewFacts = z.pick(conversation, {
  status: true,
  assigneeId: true,
  teamId: true,
  channelId: true,
  channelType: true,
  priority: true,
  tagIds: true,
  mentionedAgentIds: true,
  needsReplyCount: true,
  isMarkedNeedsReply: true,
  failedCount: true,
  rating: true,
  language: true,
  windowState: true,
  lastMessageAt: true,
  inboundCount: true,
  readBaseline: true,
});

/** Everything that can change, in the past tense. Each carries the whole object (architecture.md §7.6). */
export const feedEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message.saved'),
    message,
    conversation,
    /** The conversation's facts before; null when the message opened it. */
    before: z.nullable(viewFacts),
  }),
  z.object({ type: z.literal('message.discarded'), messageId: z.uuid(), conversation, before: viewFacts }),
  z.object({ type: z.literal('conversation.changed'), conversation, before: viewFacts }),
  z.object({ type: z.literal('activity.added'), activity }),
  /** Written, changed or removed. That it changed whom it asks is told by the conversation's own event. */
  z.object({ type: z.literal('note.saved'), note }),
  /** Somebody came to have a draft of this mode in a conversation, or has none any more. */
  z.extend(draftMark, { type: z.literal('draft.changed'), exists: z.boolean() }),
  z.object({ type: z.literal('person.saved'), person }),
  z.object({ type: z.literal('account.changed'), account }),
  z.object({ type: z.literal('agent.changed'), agent }),
  /** Channels, people, roles or rights: what the viewer may see may differ, so everything is read again. */
  z.object({ type: z.literal('workspace.changed') }),
  /** Small things that screens look up, such as canned replies. To one agent alone where they are theirs alone. */
  z.object({ type: z.literal('settings.changed') }),
  /** To one agent alone: their own tabs agree on what is read. */
  z.object({
    type: z.literal('read-mark.moved'),
    conversationId: z.uuid(),
    readCount: z.int(),
    isMarkedUnread: z.boolean(),
    readVersion: z.int(),
  }),
  /** To one agent alone: how far what they asked for is. */
  z.object({ type: z.literal('bulk.progressed'), change: bulkChange }),
  /** To one agent alone: a note names them for the first time. */
  z.object({
    type: z.literal('mention.added'),
    conversationId: z.uuid(),
    noteId: z.uuid(),
    byAgentId: z.uuid(),
  }),
]);
export type FeedEvent = z.infer<typeof feedEvent>;

/**
 * One `data:` of the stream `GET /api/events?after=SEQ` (SSE, `id:` is `to`). It covers every row after `from`
 * up to `to`, of which `events` are those the viewer may see: when `from` is not the position the reader is at,
 * something was missed and the stream must be resumed from that position.
 */
export const feedFrame = z.object({
  from: z.int(),
  to: z.int(),
  events: z.array(feedEvent),
});
export type FeedFrame = z.infer<typeof feedFrame>;

/**
 * Other events on the stream: `resync` (the position is too old: read everything again), `ended` (the session or a
 * right was revoked: sign in again), and `beat` every 15 s with the time of the workspace's last event.
 */
export const feedBeat = z.object({ lastEventAt: z.nullable(z.iso.datetime()) });
