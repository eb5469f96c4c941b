/** Who has a conversation: a team's queue, and somebody. Two things that change each by itself. */
import type { ConversationStatus } from './conversation-state';

export interface Owner {
  assigneeId: string | null;
  teamId: string | null;
}

/** Gives a conversation to somebody, to a team, to both, or back. What is left out stays. */
export interface Assigning {
  type: 'assign';
  assigneeId?: string | null | undefined;
  teamId?: string | null | undefined;
  /** Also to somebody who holds as much as they should already. */
  anyway?: boolean | undefined;
}

/** The most open conversations that somebody's capacity can be set to. */
export const MOST_CAPACITY = 500;

/**
 * Whose capacity a change of owner is held against: of whoever gets an open conversation by a colleague's hand. What one takes
 * oneself is one's own affair, and what is snoozed or closed is no work today.
 *
 * @param byId who gives it
 * @returns null where it is held against nobody's
 */
export function whoNeedsPlace(
  before: Pick<Owner, 'assigneeId'> & { status: ConversationStatus },
  assigneeId: string | null,
  byId: string,
): string | null {
  const getsWork = assigneeId !== before.assigneeId && before.status === 'open';
  return getsWork && assigneeId !== byId ? assigneeId : null;
}

/**
 * Whose it is afterwards. A team's queue gets it; who has it keeps it only as one of the team.
 *
 * @param memberIds of the team it is given to
 */
export function ownerAfter(act: Assigning, owner: Owner, memberIds: readonly string[]): Owner {
  const teamId = act.teamId === undefined ? owner.teamId : act.teamId;
  if (act.assigneeId !== undefined) return { assigneeId: act.assigneeId, teamId };
  const { assigneeId } = owner;
  const keeps = !act.teamId || (assigneeId !== null && memberIds.includes(assigneeId));
  return { assigneeId: keeps ? assigneeId : null, teamId };
}
