import type { Conversation } from '@/lib/contract/conversation';
import { conversationStatuses, priorities, windowStates } from '@/lib/domain/conversation-state';
import { type Narrowing, NOBODY, type ViewFilter, type ViewName, viewFilter } from '@/lib/domain/view';

/** What filters may name. */
interface Inventory {
  conversations: readonly Conversation[];
  agentIds: readonly string[];
  teamIds: readonly string[];
  tagIds: readonly string[];
}

/**
 * Makes filters by chance, of one or two members each, with values that occur.
 *
 * @param random numbers from 0 to below 1
 */
export function filterMaker({ conversations, agentIds, teamIds, tagIds }: Inventory, random: () => number) {
  const someOf = <T>(values: readonly T[]): T[] => {
    const many = 1 + Math.floor(random() * 3);
    return Array.from({ length: many }, () => values[Math.floor(random() * values.length)] as T);
  };
  const of = <T>(tell: (conversation: Conversation) => T) => conversations.map(tell);
  const members: (() => Partial<Narrowing>)[] = [
    () => ({ channelTypes: someOf(of(({ channelType }) => channelType)) }),
    () => ({ channelIds: someOf(of(({ channelId }) => channelId)) }),
    () => ({ statuses: someOf(conversationStatuses) }),
    () => ({ assigneeIds: someOf([NOBODY, ...agentIds]) }),
    () => ({ teamIds: someOf([NOBODY, ...teamIds]) }),
    () => ({ tagIds: someOf(tagIds) }),
    () => ({ priorities: someOf(priorities) }),
    () => ({ ratings: someOf([1, 2, 3, 4, 5]) }),
    () => ({ windowStates: someOf(windowStates) }),
    () => ({ languages: someOf(of(({ language }) => language).flatMap((code) => code ?? 'xx')) }),
    () => ({ isUnread: true }),
    () => ({ needsReply: true }),
    () => ({ since: someOf(of(({ lastMessageAt }) => lastMessageAt))[0] ?? null }),
    () => ({ until: someOf(of(({ lastMessageAt }) => lastMessageAt))[0] ?? null }),
  ];
  return (view: ViewName): ViewFilter => {
    const chosen = someOf(members).slice(0, 2);
    return viewFilter(view, Object.assign({}, ...chosen.map((member) => member())));
  };
}
