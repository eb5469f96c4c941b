import * as z from 'zod/mini';
import { conversation } from './conversation';

const { priority, status, snoozedUntil, settledAt, isMarkedNeedsReply } = conversation.shape;

const tagIds = z.array(z.uuid()).check(z.maxLength(50));

/**
 * For Undo: what the sender believes is the conversation's version. Answers `state-refused` with `details.reason`
 * `changed-since` when it is another one by now.
 */
const expectedVersion = z.optional(z.int());

/**
 * The acts of lib/domain/act: `PUT /api/conversations/:id/<type>`, for everybody who may read it. Each answers with the
 * conversation, also when it was so already.
 */
export const actBodies = {
  status: z.strictObject({ status: z.enum(['open', 'closed']), expectedVersion }),
  /** `bad-request` when the time has passed. */
  snooze: z.strictObject({ until: snoozedUntil, expectedVersion }),
  'needs-reply': z.strictObject({ needsReply: z.boolean(), expectedVersion }),
  priority: z.strictObject({ priority, expectedVersion }),
  /** `not-found` for a tag that is not there. */
  tags: z.strictObject({ add: tagIds, remove: tagIds, expectedVersion }),
  state: z.strictObject({ status, snoozedUntil, settledAt, isMarkedNeedsReply, expectedVersion }),
};
