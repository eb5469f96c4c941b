import 'server-only';
import { z } from 'zod';

/**
 * What the platform's operation for creating a content takes, as far as it is a reply in text. Members beyond that
 * are refused by name rather than dropped in silence.
 */
export const passedReply = z
  .strictObject({
    inReplyToContentId: z.string().min(1).max(200),
    body: z.string().min(1),
    public: z.boolean().optional(),
    private: z.boolean().optional(),
  })
  .transform(({ inReplyToContentId, body, public: isPublic, private: isPrivate }) => ({
    parentContentId: inReplyToContentId,
    body,
    /** Null: as its conversation is. */
    audience: audienceOf(isPublic ?? (isPrivate === undefined ? undefined : !isPrivate)),
  }));

function audienceOf(isPublic: boolean | undefined): 'public' | 'private' | null {
  if (isPublic === undefined) return null;
  return isPublic ? 'public' : 'private';
}
