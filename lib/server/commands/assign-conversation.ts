import 'server-only';
import type { Assignment, Conversation } from '@/lib/contract/conversation';
import { type Owner, whoNeedsPlace } from '@/lib/domain/assignment';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { getConversation } from '../queries/get-conversation';
import { addNoteTo } from '../writes/add-note';
import { assignConversations } from '../writes/assign-conversations';
import { holdPlaces } from '../writes/hold-places';
import { factsBefore, lockConversations } from '../writes/lock-conversations';
import { requireHolder } from '../writes/require-holder';
import { requireTeam } from '../writes/require-team';
import { settleConversations, unchangedMessages } from '../writes/settle-conversations';

/**
 * Gives a conversation to an agent or a team, or back to the queue. Of two people taking it at once, one wins and the
 * other is told who. A note for whoever gets it is written with it or not at all. Asking again for what is already so, as after an answer that was lost, changes nothing.
 *
 * @throws AppError `not-found`; `already-taken` with `details.assigneeId` and `details.teamId` when somebody else was
 * quicker; `state-refused` with `details.reason` `cannot-read` for somebody who may not read its channel, or
 * `at-capacity` for a colleague who holds as many open conversations as they should, unless `anyway`
 */
export async function assignConversation(
  viewer: Viewer,
  conversationId: string,
  assignment: Assignment,
  now: Date,
): Promise<Conversation> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    const { conversation } = await getConversation(viewer, conversationId, tx);
    const { assigneeId: agentId, teamId } = assignment;
    if (agentId) await requireHolder(tx, workspaceId, { agentId, channelId: conversation.channelId });
    if (teamId) await requireTeam(tx, workspaceId, teamId);
    const pressed = agentId && agentId !== viewer.agentId && !assignment.anyway ? [agentId] : [];
    const places = await holdPlaces(tx, workspaceId, pressed);
    const found = await lockConversations(tx, workspaceId, [conversationId]);
    const { note: draft } = assignment;
    if (draft) await addNoteTo(tx, viewer, { conversation, draft, now });
    const moved = await assignConversations(tx, { ...viewer, now }, found, (before) => {
      const wanted = wantedOf(assignment, before);
      requirePlace(places, whoNeedsPlace(before, wanted.assigneeId, viewer.agentId));
      return wanted;
    });
    // Whom the note asks is a fact as well, also where the conversation was theirs already.
    if (draft && moved.length === 0) {
      await settleConversations(tx, workspaceId, unchangedMessages(factsBefore(found)));
    }
    return (await getConversation(viewer, conversationId, tx)).conversation;
  });
}

function wantedOf(assignment: Assignment, owner: Owner): Owner {
  const { assigneeId, expectedAssigneeId, teamId = owner.teamId, expectedTeamId = owner.teamId } = assignment;
  const isLost = (is: string | null, wanted: string | null, expected: string | null) =>
    is !== wanted && is !== expected;
  if (
    isLost(owner.assigneeId, assigneeId, expectedAssigneeId) ||
    isLost(owner.teamId, teamId, expectedTeamId)
  ) {
    throw new AppError('already-taken', 'Somebody else was quicker.', {
      assigneeId: owner.assigneeId,
      teamId: owner.teamId,
    });
  }
  return { assigneeId, teamId };
}

/** Whoever has no capacity has always a place. */
function requirePlace(places: ReadonlyMap<string, number>, agentId: string | null): void {
  if (agentId === null || (places.get(agentId) ?? 1) > 0) return;
  throw new AppError('state-refused', 'They hold as many open conversations as they should.', {
    reason: 'at-capacity',
  });
}
