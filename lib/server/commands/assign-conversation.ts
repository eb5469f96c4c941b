import 'server-only';
import type { Assignment, Conversation } from '@/lib/contract/conversation';
import type { ConversationActivity } from '@/lib/domain/activity';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { AppError } from '../errors';
import { getConversation } from '../queries/get-conversation';
import { beforeChange } from '../writes/lock-conversations';
import { noteActivity } from '../writes/note-activity';
import { requireHolder } from '../writes/require-holder';
import { requireTeam } from '../writes/require-team';
import { settleConversations, unchangedMessages } from '../writes/settle-conversations';

/** Who has a conversation: two things that change each by itself. */
interface Owner {
  assigneeId: string | null;
  teamId: string | null;
}

/**
 * Gives a conversation to an agent or a team, or back to the queue. Of two people taking it at once, one wins and the
 * other is told who. Asking again for what is already so, as after an answer that was lost, changes nothing.
 *
 * @throws AppError `not-found`; `already-taken` with `details.assigneeId` and `details.teamId` when somebody else was
 * quicker; `state-refused` with `details.reason` `cannot-read` for somebody who may not read its channel
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
    const team = teamId ? await requireTeam(tx, workspaceId, teamId) : null;
    const before = await beforeChange(tx, workspaceId, [conversationId]);
    const owner: Owner = before.get(conversationId) ?? conversation;
    const wanted = wantedOf(assignment, owner);
    const changes = changesOf(owner, wanted, team);
    if (changes.length > 0) {
      await write(tx, { workspaceId, conversationId }, wanted);
      await settleConversations(tx, workspaceId, unchangedMessages(before));
    }
    for (const what of changes) await noteActivity(tx, viewer, { conversationId, what, at: now });
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

function changesOf(owner: Owner, wanted: Owner, team: string | null): ConversationActivity[] {
  const { assigneeId, teamId } = wanted;
  return [
    ...(teamId === owner.teamId ? [] : [{ kind: 'team-assigned', team } as const]),
    ...(assigneeId === owner.assigneeId
      ? []
      : [{ kind: 'assigned', assigneeId, fromId: owner.assigneeId } as const]),
  ];
}

async function write(
  tx: Transaction,
  at: { workspaceId: string; conversationId: string },
  { assigneeId, teamId }: Owner,
): Promise<void> {
  await tx.rows(
    `UPDATE conversation SET assignee_id = $3::uuid, team_id = $4::uuid
     WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    [at.workspaceId, at.conversationId, assigneeId, teamId],
  );
}
