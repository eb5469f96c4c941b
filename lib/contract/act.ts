import * as z from 'zod/mini';
import { conversation } from './conversation';
import { expectedVersion } from './expected-version';

const { priority, status, snoozedUntil, settledAt, isMarkedNeedsReply } = conversation.shape;

const tagIds = z.array(z.uuid()).check(z.maxLength(50));

/**
 * The acts of lib/domain/act: `PUT /api/conversations/:id/<type>`, for everybody who may read it. Each answers with the
 * conversation, also when it was so already. Undo says which version it takes back.
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
