import * as z from 'zod/mini';
import type { ConversationActivity } from '@/lib/domain/activity';
import { priorities } from '@/lib/domain/conversation-state';

const nullableId = z.nullable(z.uuid());

/** What was done, in the domain's words (lib/domain/activity.ts): the two are held against each other by the compiler. */
const what = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assigned'), assigneeId: nullableId, fromId: nullableId }),
  z.object({ kind: z.literal('team-assigned'), team: z.nullable(z.string()) }),
  z.object({
    kind: z.literal('work-returned'),
    fromId: z.uuid(),
    reason: z.enum(['left', 'blind', 'absent']),
  }),
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('reopened') }),
  z.object({ kind: z.literal('snoozed'), until: z.nullable(z.iso.datetime()) }),
  z.object({ kind: z.literal('woke') }),
  z.object({ kind: z.literal('settled') }),
  z.object({ kind: z.literal('marked') }),
  z.object({ kind: z.literal('undone') }),
  z.object({ kind: z.literal('prioritised'), priority: z.enum(priorities) }),
  z.object({ kind: z.literal('tagged'), added: z.array(z.string()), removed: z.array(z.string()) }),
  z.object({ kind: z.literal('rating-changed'), from: z.int(), to: z.int() }),
  z.object({ kind: z.literal('note-removed') }),
  z.object({ kind: z.literal('reply-discarded') }),
  z.object({ kind: z.literal('reply-marked-sent') }),
]) satisfies z.ZodMiniType<ConversationActivity>;

/** Something that was done to a conversation. Written once, never changed. */
export const activity = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  /** Null where the customer or time did it. */
  agentId: nullableId,
  /** The name that their token had, where a program did it in their name. */
  program: z.nullable(z.string()),
  at: z.iso.datetime(),
  what,
});
export type Activity = z.infer<typeof activity>;
