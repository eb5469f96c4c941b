import * as z from 'zod/mini';
import { conversation } from './conversation';

const { priority, status, snoozedUntil, settledAt, isMarkedNeedsReply } = conversation.shape;

/**
 * How the sender believes that it stands, given by whoever takes an act back (lib/domain/act leftBy). Answers
 * `state-refused` with `details.reason` `changed-since` when any of it is otherwise by now.
 */
const expected = z.optional(
  z.strictObject({
    status: z.optional(status),
    snoozedUntil: z.optional(snoozedUntil),
    settledAt: z.optional(settledAt),
    isMarkedNeedsReply: z.optional(isMarkedNeedsReply),
    priority: z.optional(priority),
  }),
);

const tagIds = z.array(z.uuid()).check(z.maxLength(50));

/**
 * The acts of lib/domain/act: `PUT /api/conversations/:id/<type>`, for everybody who may read it. Each answers with the
 * conversation, also when it was so already. Undo says what it takes back.
 */
export const actBodies = {
  status: z.strictObject({ status: z.enum(['open', 'closed']), expected }),
  /** `bad-request` when the time has passed. */
  snooze: z.strictObject({ until: snoozedUntil, expected }),
  'needs-reply': z.strictObject({ needsReply: z.boolean(), expected }),
  priority: z.strictObject({ priority, expected }),
  /** `not-found` for a tag that is not there. */
  tags: z.strictObject({ add: tagIds, remove: tagIds, expected }),
  state: z.strictObject({ status, snoozedUntil, settledAt, isMarkedNeedsReply, expected }),
};
