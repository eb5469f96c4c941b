import * as z from 'zod/mini';

/** `GET /api/messages/:id/attachments/:index`: which file of which message. The answer is the file itself. */
export const attachmentPlace = z.object({
  id: z.uuid(),
  index: z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000)),
});
