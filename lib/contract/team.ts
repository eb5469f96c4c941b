import * as z from 'zod/mini';
import { expectedVersion } from './expected-version';

/** Colleagues who share a queue, and the channels that were opened to their team. */
export const team = z.object({
  id: z.uuid(),
  /** Grows by each change. */
  version: z.int(),
  name: z.string(),
  memberIds: z.array(z.uuid()),
});
export type Team = z.infer<typeof team>;

/** `GET /api/teams`, admins. Everybody else finds them in the session. */
export const teamList = z.object({ teams: z.array(team) });
export type TeamList = z.infer<typeof teamList>;

/**
 * `POST /api/teams` (201) and `PATCH /api/teams/:id`, admins. Answers with the team; `already-taken` with
 * `details.field` when another has the name. `DELETE /api/teams/:id` (204) takes it from its conversations first.
 */
export const teamDraft = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  memberIds: z.array(z.uuid()).check(z.maxLength(1_000)),
  expectedVersion,
});
export type TeamDraft = z.infer<typeof teamDraft>;
