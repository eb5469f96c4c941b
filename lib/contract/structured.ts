import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(2_048));

/** A list to choose from, or a link with its title; what a channel takes of it is for lib/domain/structured-reply. */
export const structuredReply = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('list'),
    title: text,
    subtitle: text,
    items: z.array(z.strictObject({ title: text, subtitle: text })).check(z.maxLength(20)),
  }),
  z.strictObject({ kind: z.literal('link'), url: text, title: text, subtitle: text }),
]);
