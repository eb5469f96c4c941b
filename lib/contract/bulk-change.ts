import * as z from 'zod/mini';
import { type BulkDeed, bulkOutcomes, bulkRefusals, MOST_CHOSEN } from '@/lib/domain/bulk';
import { actBodies } from './act';
import { assignment, conversation } from './conversation';

const { status, snooze, 'needs-reply': needsReply, priority, tags } = actBodies;
const { assigneeId, teamId, anyway } = assignment.shape;

const bulkAct = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('status'), status: status.shape.status }),
  z.strictObject({ type: z.literal('snooze'), until: snooze.shape.until }),
  z.strictObject({ type: z.literal('needs-reply'), needsReply: needsReply.shape.needsReply }),
  z.strictObject({ type: z.literal('priority'), priority: priority.shape.priority }),
  z.strictObject({ type: z.literal('tags'), add: tags.shape.add, remove: tags.shape.remove }),
  /** For whoever does it alone. */
  z.strictObject({ type: z.literal('read'), isRead: z.boolean() }),
  /** What is left out stays; a team keeps the holder only as one of it. */
  z.strictObject({ type: z.literal('assign'), assigneeId: z.optional(assigneeId), teamId, anyway }),
]);

const chosen = z.array(z.uuid()).check(z.maxLength(MOST_CHOSEN));

/**
 * `POST /api/conversations/changes`: one act on many conversations, for everybody who may read them. The first of them
 * are dealt with at once, the others in the background, told by `bulk.progressed`. Asking again under the same id
 * answers with the change as it stands. Refusals: `bad-request` for words of a filter that nobody understands, or a
 * snooze into the past; `not-found` for a tag, agent or team that is not there; `too-large` when more match than one
 * change takes (`details.most`).
 */
export const bulkRequest = z.strictObject({
  /** The browser's, so that a request whose answer was lost can be repeated. */
  id: z.uuid(),
  which: z.union([
    z.strictObject({ ids: chosen }),
    /** All that match now, in the words of an address (lib/domain/view-address), but not these. */
    z.strictObject({
      filter: z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(2_000))),
      except: chosen,
    }),
  ]),
  act: bulkAct,
});
export type BulkRequest = z.infer<typeof bulkRequest>;

const bulkDeed = z.union([
  bulkAct,
  z.strictObject({ type: z.literal('undo'), of: z.uuid(), act: bulkAct }),
]) satisfies z.ZodMiniType<BulkDeed>;

/** A change as it stands; only who asked for it sees it. */
export const bulkChange = z.object({
  id: z.uuid(),
  act: bulkDeed,
  at: z.iso.datetime(),
  /** Null while there is more to do. */
  finishedAt: z.nullable(z.iso.datetime()),
  /** When it was taken back. */
  undoneAt: z.nullable(z.iso.datetime()),
  /** The conversations it is about, and what became of them so far. */
  total: z.int(),
  done: z.int(),
  /** Were so already. */
  unchanged: z.int(),
  refused: z.int(),
  /** The versions it has made just now, by which the asker's browser tells its own acts from a colleague's. */
  made: z.array(z.object({ id: z.uuid(), version: z.int() })),
});
export type BulkChange = z.infer<typeof bulkChange>;

/** Chosen ids that name nothing the viewer may read are no part of the change. */
export const bulkAnswer = z.object({ change: bulkChange, missingIds: z.array(z.uuid()) });
export type BulkAnswer = z.infer<typeof bulkAnswer>;

/**
 * `POST /api/conversations/changes/:id/undo`: puts back what a finished change changed, where nobody has changed it since.
 * It is a change of its own, told and answered like one. `state-refused` with `details.reason` `not-finished` or
 * `already-undone`. `POST /api/conversations/changes/:id/cancellation` stops what has not been dealt with; what is done
 * stays, and the change is answered.
 */
export const bulkUndo = z.strictObject({ id: z.uuid() });

/** `GET /api/conversations/changes/:id?outcome=&after=`: what became of each, 100 a page. */
export const bulkItemsQuery = z.strictObject({
  outcome: z.optional(z.enum(bulkOutcomes)),
  /** The last id of the page before. */
  after: z.optional(z.uuid()),
});

const bulkItem = z.object({
  conversationId: z.uuid(),
  /** Null: still to be done. */
  outcome: z.nullable(z.enum(bulkOutcomes)),
  /** Why it was refused. */
  code: z.nullable(z.enum(bulkRefusals)),
  /** As it is now; null where the viewer may not read it any more. */
  conversation: z.nullable(conversation),
});
export type BulkItem = z.infer<typeof bulkItem>;

export const bulkItemPage = z.object({
  change: bulkChange,
  items: z.array(bulkItem),
  /** Hand back as `after` to read on; null at the end. */
  next: z.nullable(z.uuid()),
});
export type BulkItemPage = z.infer<typeof bulkItemPage>;
