import * as z from 'zod/mini';

/**
 * `POST /api/conversations/:id/uploads?id=&name=`: the file itself as the body, its media type as the body's. `id` is made
 * by the browser: the same one again answers with the same file. Answers 201. Refusals: `reply-refused` with
 * `details.refusal` of lib/domain/attachment-policy; `too-large` where more comes than was said.
 * `DELETE /api/uploads/:id` takes one away that no reply has; answers 204.
 */
export const upload = z.object({
  id: z.uuid(),
  name: z.string(),
  contentType: z.string(),
  /** Bytes. */
  size: z.int(),
});
export type Upload = z.infer<typeof upload>;

/** What stands in its address. */
export const uploadQuery = z.strictObject({
  id: z.uuid(),
  name: z.string().check(z.minLength(1), z.maxLength(1_000)),
});
export type UploadQuery = z.infer<typeof uploadQuery>;
