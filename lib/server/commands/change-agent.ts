import 'server-only';
import type { Agent, AgentChange } from '@/lib/contract/agent';
import type { WorkspaceActivity } from '@/lib/domain/activity';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { findAgent } from '../queries/list-agents';
import { enqueue } from '../queue';
import { endSessions } from '../writes/end-sessions';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Changes a colleague's role or capacity, or lets them in or out. Who is out has no session left, and soon holds no conversation.
 *
 * @throws AppError `not-found`, also for whom work is to be handed over to; `bad-request` with `details.field`
 * `handOverToId`; `state-refused` with `details.reason` `last-admin`: somebody must be able to undo it
 */
export async function changeAgent(
  viewer: Viewer,
  agentId: string,
  { handOverToId = null, ...change }: AgentChange,
  now: Date,
): Promise<Agent> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    const admins = await lockAdmins(tx, workspaceId);
    const before = await findAgent(tx, workspaceId, agentId);
    if (!before) throw notFound('agent');
    const after = { ...before, ...change };
    requireAdminLeft(admins, after);
    if (handOverToId !== null) await requireHeir(tx, after, { workspaceId, agentId: handOverToId });
    const activities = activitiesOf(before, after);
    if (activities.length === 0) return before;
    await tx.prisma.membership.update({
      where: { workspaceId_agentId: { workspaceId, agentId } },
      data: dataOf(before, after, { handOverToId, now }),
    });
    if (before.isActive && !after.isActive) await letOut(tx, { workspaceId, agentId });
    enqueue(tx, 'return-stranded-work', { workspaceId });
    for (const what of activities) await noteWorkspaceActivity(tx, viewer, what, now);
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
    return after;
  });
}

/** What is not changed stays, above all to whom somebody who left hands over. */
function dataOf(
  before: Agent,
  after: Agent,
  { handOverToId, now }: { handOverToId: string | null; now: Date },
) {
  const { role, capacity, isActive } = after;
  if (isActive === before.isActive) return { role, capacity };
  return { role, capacity, deactivatedAt: isActive ? null : now, handOverToId };
}

/** Whoever comes back signs in again, and links a login of theirs again. */
async function letOut(tx: Transaction, where: { workspaceId: string; agentId: string }): Promise<void> {
  await endSessions(tx, where.workspaceId, where.agentId);
  await tx.prisma.ownLogin.deleteMany({ where });
  await tx.prisma.loginErrand.deleteMany({ where });
}

/** Only who leaves hands anything over, and only to somebody who stays. */
async function requireHeir(
  tx: Transaction,
  leaver: Agent,
  heir: { workspaceId: string; agentId: string },
): Promise<void> {
  const found = await findAgent(tx, heir.workspaceId, heir.agentId);
  if (!found) throw notFound('agent');
  if (leaver.isActive || !found.isActive || found.id === leaver.id) {
    throw new AppError('bad-request', 'Work is handed over by who leaves to who stays.', {
      field: 'handOverToId',
    });
  }
}

/** Two admins who remove each other at the same moment must not both succeed. */
async function lockAdmins(tx: Transaction, workspaceId: string): Promise<string[]> {
  const rows = await tx.rows<{ agentId: string }>(
    `SELECT agent_id AS "agentId" FROM membership
     WHERE workspace_id = $1::uuid AND role = 'admin' AND deactivated_at IS NULL
     ORDER BY agent_id FOR UPDATE`,
    [workspaceId],
  );
  return rows.map(({ agentId }) => agentId);
}

function requireAdminLeft(admins: string[], after: Agent): void {
  const isAdmin = after.role === 'admin' && after.isActive;
  if (isAdmin || admins.some((id) => id !== after.id)) return;
  throw new AppError('state-refused', 'A workspace needs an admin.', { reason: 'last-admin' });
}

function activitiesOf(before: Agent, after: Agent): WorkspaceActivity[] {
  const subjectId = after.id;
  return [
    ...(before.role !== after.role
      ? [{ kind: 'role-changed', subjectId, role: after.role, from: before.role } as const]
      : []),
    ...(before.capacity !== after.capacity
      ? [{ kind: 'capacity-set', subjectId, capacity: after.capacity } as const]
      : []),
    ...(before.isActive !== after.isActive
      ? [{ kind: after.isActive ? 'agent-let-in' : 'agent-let-out', subjectId } as const]
      : []),
  ];
}
