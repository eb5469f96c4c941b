import * as z from 'zod/mini';
import { isMailAddress, RECIPIENTS_MAX, SUBJECT_LENGTH } from '@/lib/domain/start-policy';
import { BODY_MAX_BYTES } from './message';
import { templateUse } from './template';

const begun = {
  clientId: z.uuid(),
  channelId: z.uuid(),
  body: z.string().check(z.maxLength(BODY_MAX_BYTES)),
};
const address = z.string().check(z.trim(), z.refine(isMailAddress));

/**
 * `POST /api/conversations`: begin a conversation. Answers 201 with its message; the same `clientId` again answers with the
 * same one. Where there is a talk with this number or address already, the message is one of that. Refusal:
 * `start-refused` with `details.refusal` of lib/domain/start-policy.
 */
export const newConversation = z.discriminatedUnion('way', [
  /** The body is the template as its author saw it. */
  z.strictObject({
    ...begun,
    way: z.literal('template'),
    number: z.string().check(z.maxLength(40)),
    template: templateUse,
  }),
  z.strictObject({ ...begun, way: z.literal('public-post') }),
  /** The talk is with the first of those it goes to. */
  z.strictObject({
    ...begun,
    way: z.literal('email'),
    to: z.array(address).check(z.minLength(1), z.maxLength(RECIPIENTS_MAX)),
    cc: z.array(address).check(z.maxLength(RECIPIENTS_MAX)),
    subject: z.string().check(z.trim(), z.maxLength(SUBJECT_LENGTH)),
  }),
]);
export type NewConversation = z.infer<typeof newConversation>;
