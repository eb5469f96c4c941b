import * as z from 'zod/mini';

/**
 * What the sender believes is the version of what it changes. Answers `state-refused` with `details.reason`
 * `changed-since` when it is another one by now: nobody overwrites what they have not seen. Left out, it is not asked.
 */
export const expectedVersion = z.optional(z.int());
