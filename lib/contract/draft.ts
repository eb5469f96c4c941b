import * as z from 'zod/mini';
import { draftModes } from '@/lib/domain/draft';
import { BODY_MAX_BYTES } from './message';

/** Unsent text, as its author alone sees it. */
export const draft = z.object({
  mode: z.enum(draftModes),
  /** The message it answers; null in a private talk and on notes. */
  answers: z.nullable(z.uuid()),
  body: z.string(),
  /** The newest message in view when it was begun; it may be gone since. */
  begunAfterMessageId: z.nullable(z.uuid()),
  /** Grows with every save, also after it was removed and begun anew. */
  revision: z.int(),
});
export type Draft = z.infer<typeof draft>;

/** `GET /api/conversations/:id/drafts`: the viewer's own. */
export const draftList = z.object({ drafts: z.array(draft) });

/**
 * `PUT /api/conversations/:id/drafts/:place`: keep this text; the place is named by lib/domain/draft. Answers with the
 * draft as it is by then: another text than the one that was sent comes from another device of the same person, and
 * nothing was changed.
 */
export const draftChange = z.strictObject({
  body: z.string().check(z.minLength(1), z.maxLength(BODY_MAX_BYTES)),
  begunAfterMessageId: z.nullable(z.uuid()),
  /** The revision that the text goes on from; 0 where the sender knows of none. */
  revision: z.int().check(z.nonnegative()),
});
export type DraftChange = z.infer<typeof draftChange>;

/** `DELETE /api/conversations/:id/drafts/:place?revision=`: it was emptied. A later revision stays. Answers 204. */
export const draftRemoval = z.strictObject({ revision: z.string().check(z.regex(/^\d{1,15}$/)) });

/** That somebody has a draft in a conversation. Its text is told to nobody else. */
export const draftMark = z.object({ conversationId: z.uuid(), agentId: z.uuid(), mode: z.enum(draftModes) });
export type DraftMark = z.infer<typeof draftMark>;
