import * as z from 'zod/mini';

/** A person as named on a message or a row. */
export const person = z.object({
  id: z.uuid(),
  version: z.int(),
  /** screenName, else displayName; null while unknown: screens say so in their own words. */
  name: z.nullable(z.string()),
  /** True for the personas that speak for the business. */
  isOurs: z.boolean(),
});
export type Person = z.infer<typeof person>;

/** The contact panel. `GET /api/people/:id` */
export const personDetails = z.object({
  person,
  network: z.nullable(z.string()),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  screenName: z.nullable(z.string()),
  firstSeenAt: z.iso.datetime(),
  /** Ways to the workspace's own systems, for this person. */
  links: z.array(z.object({ name: z.string(), url: z.string() })),
  /** Other conversations of the same person that the viewer may read, newest first; at most ten. */
  conversations: z.array(
    z.object({
      id: z.uuid(),
      channelId: z.uuid(),
      title: z.nullable(z.string()),
      snippet: z.string(),
      status: z.enum(['open', 'snoozed', 'closed']),
      lastMessageAt: z.iso.datetime(),
    }),
  ),
});
export type PersonDetails = z.infer<typeof personDetails>;
