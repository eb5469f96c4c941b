import 'server-only';
import type { Conversation } from '@/lib/contract/conversation';
import type { ConversationActivity } from '@/lib/domain/activity';
import type { Owner } from '@/lib/domain/assignment';
import type { Transaction } from '../db';
import { factsBefore } from './lock-conversations';
import { type Doer, noteActivities } from './note-activity';
import { requireTeam } from './require-team';
import { settleConversations, unchangedMessages } from './settle-conversations';

/**
 * Gives conversations that are locked to whom each is to have, brings those that change up to date, and remembers what
 * was done. Whether the holders may read them is for the caller to ask.
 *
 * @param wantedOf whose each is to be
 * @returns those that changed, as they were
 * @throws AppError `not-found` for a team that is not there; what `wantedOf` throws
 */
export async function assignConversations(
  tx: Transaction,
  by: Doer & { now: Date },
  found: Conversation[],
  wantedOf: (conversation: Conversation) => Owner,
): Promise<Conversation[]> {
  const moves = found
    .map((before) => ({ before, wanted: wantedOf(before) }))
    .filter(({ before, wanted }) => !isSameOwner(before, wanted));
  const names = await namesOf(
    tx,
    by.workspaceId,
    moves.map(({ wanted }) => wanted.teamId),
  );
  await write(
    tx,
    by.workspaceId,
    moves.map(({ before: { id }, wanted: { assigneeId, teamId } }) => ({ id, assigneeId, teamId })),
  );
  const changed = moves.map(({ before }) => before);
  await settleConversations(tx, by.workspaceId, unchangedMessages(factsBefore(changed)));
  const done = moves.flatMap(({ before, wanted }) =>
    activitiesOf(before, wanted, names).map((what) => ({ conversationId: before.id, what })),
  );
  await noteActivities(
    tx,
    by,
    done.map((one) => ({ ...one, at: by.now })),
  );
  return changed;
}

function isSameOwner(a: Owner, b: Owner): boolean {
  return a.assigneeId === b.assigneeId && a.teamId === b.teamId;
}

/** Of teams that get something. */
async function namesOf(
  tx: Transaction,
  workspaceId: string,
  teamIds: (string | null)[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(teamIds)) {
    if (id !== null) names.set(id, (await requireTeam(tx, workspaceId, id)).name);
  }
  return names;
}

function activitiesOf(before: Owner, wanted: Owner, names: Map<string, string>): ConversationActivity[] {
  const { assigneeId, teamId } = wanted;
  const team = teamId === null ? null : (names.get(teamId) ?? null);
  return [
    ...(teamId === before.teamId ? [] : [{ kind: 'team-assigned', team } as const]),
    ...(assigneeId === before.assigneeId
      ? []
      : [{ kind: 'assigned', assigneeId, fromId: before.assigneeId } as const]),
  ];
}

async function write(
  tx: Transaction,
  workspaceId: string,
  owners: readonly (Owner & { id: string })[],
): Promise<void> {
  await tx.rows(
    `UPDATE conversation SET assignee_id = owner."assigneeId", team_id = owner."teamId"
     FROM jsonb_to_recordset($2::jsonb) AS owner(id uuid, "assigneeId" uuid, "teamId" uuid)
     WHERE conversation.workspace_id = $1::uuid AND conversation.id = owner.id RETURNING conversation.id`,
    [workspaceId, JSON.stringify(owners)],
  );
}
