import * as z from 'zod/mini';
import { activity } from './activity';
import { note } from './note';

/** What stands in a thread beside its messages, and never leaves Foyer. */
export const entry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('activity'), activity }),
  z.object({ type: z.literal('note'), note }),
]);
export type Entry = z.infer<typeof entry>;

/**
 * `GET /api/conversations/:id/entries?since=`: those from this time on, or the newest, in order of time. Hand in the time of the oldest
 * message that was read.
 */
export const entryQuery = z.strictObject({ since: z.optional(z.iso.datetime()) });
export const entryList = z.object({ entries: z.array(entry) });
export type EntryList = z.infer<typeof entryList>;
