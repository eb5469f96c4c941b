import * as z from 'zod/mini';
import { defaultLanguages } from '@/lib/domain/language';
import { isLinkAddress, MOST_LINKS } from '@/lib/domain/person-link';
import { isTimeZone } from '@/lib/domain/time-zone';
import { returnChoices, themes, undoChoices } from '@/lib/domain/workspace-settings';
import { businessHours } from './business-hours';
import { expectedVersion } from './expected-version';

const personLink = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  address: z.string().check(z.trim(), z.maxLength(500), z.refine(isLinkAddress)),
});
const personLinks = z.array(personLink).check(z.maxLength(MOST_LINKS));

/** `GET /api/workspace`: what an admin decides for everybody. */
export const workspaceSettings = z.object({
  version: z.int(),
  /** Seconds before a reply goes out, in a talk with one person. */
  undoPrivateSeconds: z.int(),
  /** Seconds before a reply goes out, under something public. */
  undoPublicSeconds: z.int(),
  /** Minutes; null: work stays with whoever has it. */
  returnAfterMinutes: z.nullable(z.int()),
  /** In an address, `{{phone}}`, `{{email}}`, `{{name}}` and `{{id}}` stand for those of the person. */
  personLinks,
  /** The colours of the screen for those who have chosen none. */
  defaultTheme: z.enum(themes),
  /** The language for them; `browser` is what each browser asks for. */
  defaultLanguage: z.enum(defaultLanguages),
  /** An IANA name. */
  timeZone: z.string(),
  businessHours,
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

/** `PATCH /api/workspace`: what is left out stays. Answers with all of it. */
export const workspaceChange = z.strictObject({
  undoPrivateSeconds: z.optional(z.literal(undoChoices)),
  undoPublicSeconds: z.optional(z.literal(undoChoices)),
  returnAfterMinutes: z.optional(z.literal(returnChoices)),
  personLinks: z.optional(personLinks),
  defaultTheme: z.optional(z.enum(themes)),
  defaultLanguage: z.optional(z.enum(defaultLanguages)),
  timeZone: z.optional(z.string().check(z.maxLength(60), z.refine(isTimeZone))),
  businessHours: z.optional(businessHours),
  expectedVersion,
});
export type WorkspaceChange = z.infer<typeof workspaceChange>;
