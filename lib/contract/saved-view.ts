import * as z from 'zod/mini';
import { expectedVersion } from './expected-version';

/** A list that is kept under a name. */
export const savedView = z.object({
  id: z.uuid(),
  version: z.int(),
  /** Who saved it last. */
  agentId: z.uuid(),
  /** True for everybody's; otherwise its maker alone has it. */
  isShared: z.boolean(),
  name: z.string(),
  /** `view` and what narrows it, in the words of an address (lib/domain/view-address). */
  filter: z.record(z.string(), z.string()),
});
export type SavedView = z.infer<typeof savedView>;

/**
 * `POST /api/views` answers 201, `PUT /api/views/:id` replaces one, `DELETE` (204) takes one away; they are read with the
 * session. Private ones are their maker's; shared ones need `share-views`. Refusals: `not-allowed`; `bad-request` for
 * words of a filter that nobody understands.
 */
export const viewDraft = z.strictObject({
  isShared: z.boolean(),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  filter: z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(2_000))),
  expectedVersion,
});
export type ViewDraft = z.infer<typeof viewDraft>;
