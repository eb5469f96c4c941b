import * as z from 'zod/mini';
import { tagColours } from '@/lib/domain/tag';
import { expectedVersion } from './expected-version';

const colour = z.enum(tagColours);

/** A word that a team puts on conversations. */
export const tag = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  colour,
});
export type Tag = z.infer<typeof tag>;

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

/** `POST /api/tags`, supervisors. Answers 201 with the tag; `already-taken` with `details.field` for a name that is used. */
export const newTag = z.strictObject({ name, colour });
export type NewTag = z.infer<typeof newTag>;

/** `PATCH /api/tags/:id`, supervisors. Answers with the tag, or as above. */
export const tagChange = z.strictObject({
  name: z.optional(name),
  colour: z.optional(colour),
  expectedVersion,
});
export type TagChange = z.infer<typeof tagChange>;

/** `DELETE /api/tags/:id`, supervisors. Answers 204; where `into` names another tag, its conversations get that one. */
export const tagRemoval = z.object({ into: z.optional(z.uuid()) });

/** `GET /api/tags/counts`, supervisors: on how many conversations each tag is; left out where on none. */
export const tagCounts = z.object({ counts: z.record(z.string(), z.int()) });
export type TagCounts = z.infer<typeof tagCounts>;
