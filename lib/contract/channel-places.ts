import * as z from 'zod/mini';
import { knownChannelTypes } from '@/lib/domain/channel';

/** `POST /api/channels`, admins, 201: a channel that nothing has come from yet. Answers with it. */
export const newChannel = z.strictObject({
  accountId: z.uuid(),
  /** The platform's id. */
  externalId: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  /** Replaced by what the platform says once it says something. */
  type: z.enum(knownChannelTypes),
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(80))),
});
export type NewChannel = z.infer<typeof newChannel>;

/** `PUT /api/channels/order`, admins: in this order from now on; those that are not named come after. Answers 204. */
export const channelOrder = z.strictObject({ channelIds: z.array(z.uuid()).check(z.maxLength(1_000)) });
