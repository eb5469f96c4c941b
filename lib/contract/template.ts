import * as z from 'zod/mini';
import {
  hasProperBlanks,
  TEMPLATE_BODY_LENGTH,
  TEMPLATE_LANGUAGE,
  TEMPLATE_NAME,
  TEMPLATE_NAME_LENGTH,
} from '@/lib/domain/template';
import { expectedVersion } from './expected-version';

/** A text that the network of a channel has approved. Its blanks are `{{1}}`, `{{2}}` … or `{{named}}`. */
export const template = z.object({
  id: z.uuid(),
  version: z.int(),
  channelId: z.uuid(),
  /** The network's name and language: together they are there once in a channel. */
  name: z.string(),
  language: z.string(),
  body: z.string(),
});
export type Template = z.infer<typeof template>;

/** The template that a message is made from, with what stands in each of its blanks, by their names. */
export const templateUse = z.object({
  name: z.string(),
  language: z.string(),
  values: z.record(z.string(), z.string()),
});
export type TemplateUse = z.infer<typeof templateUse>;

/** `GET /api/channels/:id/templates`, whoever may read the channel; by name, then language. */
export const templateList = z.object({ templates: z.array(template) });

const written = {
  name: z.string().check(z.trim(), z.maxLength(TEMPLATE_NAME_LENGTH), z.regex(TEMPLATE_NAME)),
  language: z.string().check(z.trim(), z.regex(TEMPLATE_LANGUAGE)),
  body: z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(TEMPLATE_BODY_LENGTH), z.refine(hasProperBlanks)),
};

/**
 * `POST /api/channels/:id/templates` answers 201, `PUT /api/channels/:id/templates/:templateId` replaces one, `DELETE` (204)
 * takes one away. Admins. Refusals: `already-taken` with `details.field` `name` where the channel has the name in this
 * language; `bad-request` where it takes no templates.
 */
export const templateDraft = z.strictObject({ ...written, expectedVersion });
export type TemplateDraft = z.infer<typeof templateDraft>;

/** `PUT /api/channels/:id/templates`, admins: adds many, and replaces the text of those that are there. Refusals as above. */
export const templateImport = z.strictObject({
  templates: z.array(z.strictObject(written)).check(z.minLength(1), z.maxLength(1000)),
});
export type TemplateImport = z.infer<typeof templateImport>;

/** How many of them are new, have another text now, or are as they were. */
export const templatesImported = z.object({ added: z.int(), replaced: z.int(), unchanged: z.int() });
export type TemplatesImported = z.infer<typeof templatesImported>;
