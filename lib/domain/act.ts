/** What can be done with a conversation as a whole: one at a time or with many at once (product.md §2.5, §2.6). */
import type { ConversationStatus, Priority } from './conversation-state';

/** Where a conversation stands, and what of it waits for an answer. */
interface Standing {
  status: ConversationStatus;
  /** ISO time; null while snoozed: until they reply. */
  snoozedUntil: string | null;
  /** ISO time: what had arrived by then waits for no answer. Null: nothing was ever settled. */
  settledAt: string | null;
  isMarkedNeedsReply: boolean;
}

function standingOf({ status, snoozedUntil, settledAt, isMarkedNeedsReply }: Standing): Standing {
  return { status, snoozedUntil, settledAt, isMarkedNeedsReply };
}

/** What an act touches of a conversation. */
export interface Touched extends Standing {
  needsReplyCount: number;
  priority: Priority;
  /** Sorted. */
  tagIds: string[];
}

export type Act =
  /** Closing settles what has arrived. */
  | { type: 'status'; status: 'open' | 'closed' }
  /** Until an ISO time, or with null until they reply. It owes nothing until then, and everything afterwards. */
  | { type: 'snooze'; until: string | null }
  /** False settles what has arrived; true says by hand that an open conversation needs a reply. */
  | { type: 'needs-reply'; needsReply: boolean }
  | { type: 'priority'; priority: Priority }
  /** Ids; what is there already stays, and what is not there cannot be taken off. */
  | { type: 'tags'; add: readonly string[]; remove: readonly string[] }
  /** Puts it back to where it stood. */
  | ({ type: 'state' } & Standing);

/** What may follow a reply at once, when it is under way: the conversation is done with, put aside, or left as it is. */
export type Afterwards =
  | Extract<Act, { type: 'snooze' }>
  | { type: 'status'; status: 'closed' }
  /** Its author goes on with the next one that waits. */
  | { type: 'next' };

/**
 * What an act has left, of a conversation as it was afterwards. While it still stands so, the act may be taken back: a
 * reply that reaches the customer meanwhile is no other word, somebody's reopening is. What tags leave is left out:
 * whoever adds another one is in nobody's way.
 */
export function leftBy(act: Act, after: Touched): Partial<Touched> {
  switch (act.type) {
    case 'status':
    case 'snooze':
    case 'needs-reply':
    case 'state':
      return standingOf(after);
    case 'priority':
      return { priority: after.priority };
    case 'tags':
      return {};
  }
}

/** What takes an act back, of a conversation as it was before. What stands elsewhere since is for the caller to ask. */
export function inverseOf(act: Act, before: Touched): Act {
  switch (act.type) {
    case 'status':
    case 'snooze':
    case 'needs-reply':
    case 'state':
      return { type: 'state', ...standingOf(before) };
    case 'priority':
      return { type: 'priority', priority: before.priority };
    case 'tags':
      return {
        type: 'tags',
        add: act.remove.filter((id) => before.tagIds.includes(id)),
        remove: act.add.filter((id) => !before.tagIds.includes(id)),
      };
  }
}

const nothingOwed = { needsReplyCount: 0, isMarkedNeedsReply: false };

/** What an act makes of a conversation, as far as that can be told without its messages. */
export function effectOf(act: Act, before: Pick<Touched, 'tagIds'>): Partial<Touched> {
  switch (act.type) {
    case 'status':
      return { status: act.status, snoozedUntil: null, ...(act.status === 'closed' && nothingOwed) };
    case 'snooze':
      return { status: 'snoozed', snoozedUntil: act.until, ...nothingOwed };
    case 'needs-reply':
      return act.needsReply ? { isMarkedNeedsReply: true } : nothingOwed;
    case 'priority':
      return { priority: act.priority };
    case 'tags': {
      const tagIds = new Set([...before.tagIds, ...act.add]);
      for (const id of act.remove) tagIds.delete(id);
      return { tagIds: [...tagIds].sort() };
    }
    case 'state': {
      const { type: _, ...standing } = act;
      return standing;
    }
  }
}
