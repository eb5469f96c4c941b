import * as z from 'zod/mini';
import { exportForms } from '@/lib/domain/export-form';
import { type IntakeFilter, intakeFates, settledFates } from '@/lib/domain/intake';

const filter = {
  from: z.optional(z.iso.datetime()),
  until: z.optional(z.iso.datetime()),
  fate: z.optional(z.enum(intakeFates)),
  accountId: z.optional(z.uuid()),
  channelId: z.optional(z.uuid()),
  // PostgreSQL takes no text with a NUL in it.
  contentId: z.optional(z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\0]+$/))),
} satisfies Record<keyof IntakeFilter, z.ZodMiniType>;

/** `GET /api/intake`: what the platform has delivered, newest first, 50 a page. */
export const intakeQuery = z.strictObject({ ...filter, cursor: z.optional(z.string()) });

/** `GET /api/intake/export`: all that matches, as a file. Audited. */
export const intakeExportQuery = z.strictObject({ ...filter, form: z.enum(exportForms) });

/** A delivery, without what it says. */
export const intakeEvent = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  receivedAt: z.iso.datetime(),
  fate: z.enum(intakeFates),
  /** Why it was rejected or could not be imported, or what an unknown type calls itself. */
  reason: z.nullable(z.string()),
  /** The platform's id of its first content; null where it tells of none, or is not imported. */
  contentId: z.nullable(z.string()),
  /** Where that content is; null when it is not here. */
  channelId: z.nullable(z.uuid()),
  conversationId: z.nullable(z.uuid()),
  /** Imports that failed. */
  failures: z.int(),
  replayedAt: z.nullable(z.iso.datetime()),
});
export type IntakeEvent = z.infer<typeof intakeEvent>;

export const intakePage = z.object({
  events: z.array(intakeEvent),
  /** Hand back as `cursor` to read on; null at the end. */
  nextCursor: z.nullable(z.string()),
});
export type IntakePage = z.infer<typeof intakePage>;

/** `GET /api/intake/:id`: with what was delivered, secrets masked. */
export const intakeDetail = z.object({
  event: intakeEvent,
  /** In JSON, one member a line, where it is JSON. */
  payload: z.string(),
  /** There is more, which is only exported. */
  isCut: z.boolean(),
});
export type IntakeDetail = z.infer<typeof intakeDetail>;

/** Replayed in one request by their ids. */
const MOST_IDS = 1_000;

/**
 * `POST /api/intake/replay`: imports once more those named, or all of one fate, 10,000 at most. What waits for its import
 * anyway is left alone, and foreign ids are passed over like missing ones.
 */
export const intakeReplay = z.union([
  z.strictObject({ ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(MOST_IDS)) }),
  z.strictObject({ fate: z.enum(settledFates) }),
]);
export type IntakeReplay = z.infer<typeof intakeReplay>;

/** How many were taken up. */
export const intakeReplayed = z.object({ count: z.int() });
