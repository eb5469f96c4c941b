import * as z from 'zod/mini';
import { toldDoings } from '@/lib/domain/presence';

/**
 * `POST /api/presence`, from a tab that can be seen: at once when it changes, and every few seconds while it lasts
 * (lib/domain/presence). Answers 204, or `not-found` for what the sender may not read. A tab is in one place: what it
 * says replaces what it said before.
 */
export const presenceBeat = z.strictObject({
  /** Random, one for each page that is loaded; the tab's stream names it too. */
  tabId: z.uuid(),
  /** Null: in no conversation any longer. */
  here: z.nullable(z.strictObject({ conversationId: z.uuid(), doing: z.enum(toldDoings) })),
});
export type PresenceBeat = z.infer<typeof presenceBeat>;

/**
 * `event: whisper` of the stream: where colleagues are, told to those who may read the channel. It has no place in the
 * feed, is never stored and may be lost; a stream begins with all that is known.
 */
export const whisper = z.object({
  presences: z.array(
    z.object({
      tabId: z.uuid(),
      agentId: z.uuid(),
      conversationId: z.uuid(),
      doing: z.enum(toldDoings),
      /** Milliseconds for which this holds unless it is heard again: a span, so that no two clocks are compared. 0: left. */
      lifeMs: z.int(),
    }),
  ),
});
export type Whisper = z.infer<typeof whisper>;
