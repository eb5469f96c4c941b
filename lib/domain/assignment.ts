/** Who has a conversation: a team's queue, and somebody. Two things that change each by itself. */

export interface Owner {
  assigneeId: string | null;
  teamId: string | null;
}

/** Gives a conversation to somebody, to a team, to both, or back. What is left out stays. */
export interface Assigning {
  type: 'assign';
  assigneeId?: string | null | undefined;
  teamId?: string | null | undefined;
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
