import * as z from 'zod/mini';
import { expectedVersion } from './expected-version';

/**
 * What colleagues write for each other in a conversation. It is no message and has nothing in common with one: no
 * audience, no delivery, and a `text` where a message has a `body`, so that neither can be taken for the other.
 */
export const note = z.object({
  id: z.uuid(),
  /** Grows by each change; a copy with a lower version is older. */
  version: z.int(),
  conversationId: z.uuid(),
  /** Who wrote it. */
  agentId: z.uuid(),
  /** The name that their token had, where a program wrote it in their name. */
  program: z.nullable(z.string()),
  /** With tokens for those it names (lib/domain/mention.ts); empty once it was removed. */
  text: z.string(),
  createdAt: z.iso.datetime(),
  editedAt: z.nullable(z.iso.datetime()),
  isRemoved: z.boolean(),
});
export type Note = z.infer<typeof note>;

/** Characters; longer is a document, not a note. */
export const NOTE_MAX_LENGTH = 10_000;

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(NOTE_MAX_LENGTH));

/**
 * `POST /api/conversations/:id/notes`, for whoever may read the channel. Answers 201 with the note; the same `clientId`
 * again answers with the same note. `not-found` when it names somebody who is not of the workspace.
 */
export const noteDraft = z.strictObject({ clientId: z.uuid(), text });
export type NoteDraft = z.infer<typeof noteDraft>;

/**
 * `PATCH /api/notes/:id`: its author, for a quarter of an hour. Answers with the note. `DELETE /api/notes/:id` (204):
 * the same, and supervisors at any time. Refusals: `not-allowed`, and `state-refused` when it is too late.
 */
export const noteChange = z.strictObject({ text, expectedVersion });
export type NoteChange = z.infer<typeof noteChange>;

/** `PUT /api/conversations/:id/mention`: the viewer has dealt with what notes ask of them here, or has not. 204. */
export const mentionChange = z.strictObject({ isDone: z.boolean() });
