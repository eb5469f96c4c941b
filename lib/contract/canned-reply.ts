import * as z from 'zod/mini';
import { SHORTCUT, SHORTCUT_LENGTH } from '@/lib/domain/canned-reply';
import { expectedVersion } from './expected-version';

/** A reply that is written once and used often. Its `{{blanks}}` are filled when it is used. */
export const cannedReply = z.object({
  id: z.uuid(),
  version: z.int(),
  /** Who wrote it last. */
  agentId: z.uuid(),
  /** True for everybody's; otherwise its writer alone has it. */
  isShared: z.boolean(),
  /** Typed behind a slash. Among the shared ones, and among those of one person, each exists once. */
  shortcut: z.string(),
  title: z.string(),
  body: z.string(),
});
export type CannedReply = z.infer<typeof cannedReply>;

/** `GET /api/canned-replies`: the viewer's own and the shared ones, by title. */
export const cannedReplyList = z.object({ cannedReplies: z.array(cannedReply) });
export type CannedReplyList = z.infer<typeof cannedReplyList>;

const text = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

/**
 * `POST /api/canned-replies` answers 201, `PUT /api/canned-replies/:id` replaces one, `DELETE` (204) takes one away. Private
 * ones are their writer's; shared ones need `share-canned`. Refusals: `not-allowed`; `already-taken` with `details.field`
 * `shortcut`.
 */
export const cannedReplyDraft = z.strictObject({
  isShared: z.boolean(),
  shortcut: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(SHORTCUT_LENGTH), z.regex(SHORTCUT)),
  title: text(80),
  body: text(10_000),
  expectedVersion,
});
export type CannedReplyDraft = z.infer<typeof cannedReplyDraft>;
