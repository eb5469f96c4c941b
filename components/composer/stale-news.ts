/** What came while somebody was writing, as the question shows it before their reply goes. Pure. */
import type { Agent } from '@/lib/contract/agent';
import type { Message } from '@/lib/contract/message';
import { byTimeThenId } from '@/lib/domain/message';

/** A message that came meanwhile. */
export interface NewerMessage {
  readonly id: string;
  readonly isOurs: boolean;
  /** Null where nobody here knows. */
  readonly author: string | null;
  /** It is the viewer's own, from another window. */
  readonly isOwn: boolean;
  /** It was not in view when Send was pressed. */
  readonly isNew: boolean;
  /** Empty where there are only attachments. */
  readonly body: string;
}

interface Asked {
  /** As the server named them. */
  readonly newerIds: readonly string[];
  /** The newest message in view when Send was pressed. */
  readonly lastSeenId: string | null;
  readonly viewerId: string;
  readonly agents: readonly Agent[];
}

/** The messages the server named, as far as they are here, in reading order. */
export function newerMessagesOf(messages: readonly Message[], asked: Asked): NewerMessage[] {
  const { newerIds, lastSeenId, viewerId, agents } = asked;
  const lastSeen = messages.find(({ id }) => id === lastSeenId);
  return messages
    .filter(({ id }) => newerIds.includes(id))
    .map((message) => ({
      id: message.id,
      isOurs: message.direction === 'outbound',
      author: agents.find(({ id }) => id === message.agentId)?.name ?? message.author?.name ?? null,
      isOwn: message.agentId === viewerId,
      isNew: lastSeen === undefined || byTimeThenId(lastSeen, message) < 0,
      body: message.body,
    }));
}

/** Who made it stop, for the title: a colleague, oneself elsewhere, somebody of several, the customer, or nobody known. */
export type StaleCause =
  | { readonly by: 'colleague' | 'customer'; readonly name: string }
  | { readonly by: 'oneself' | 'somebody' | 'unknown' };

/** Answers come before what the customer wrote: they are why nothing should be said twice. */
export function causeOf(newer: readonly NewerMessage[]): StaleCause {
  const answers = newer.filter(({ isOurs }) => isOurs);
  const [first] = answers.length > 0 ? answers : newer;
  if (!first) return { by: 'unknown' };
  const isOneAuthor = answers.every(({ author }) => author === first.author);
  if (!isOneAuthor || first.author === null) return { by: 'somebody' };
  if (first.isOwn) return { by: 'oneself' };
  return { by: first.isOurs ? 'colleague' : 'customer', name: first.author };
}
