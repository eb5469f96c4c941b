import 'server-only';
import type { OperatedWorkspace } from '@/lib/contract/operator';
import { inTransaction, type Transaction } from '../db';
import { notFound } from '../errors';
import { log } from '../log';
import { findWorkspace } from '../queries/list-workspaces';
import { enqueue } from '../queue';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Lets a suspended workspace go on: what was missed is swept, replies that waited go out, and people may sign in.
 * By the operator; again it changes nothing.
 *
 * @throws AppError `not-found`
 */
export async function resumeWorkspace(id: string, now: Date): Promise<OperatedWorkspace> {
  const workspace = await inTransaction(async (tx) => {
    const { count } = await tx.prisma.workspace.updateMany({
      where: { id, suspendedAt: { not: null } },
      data: { suspendedAt: null },
    });
    if (count > 0) {
      await countAbsenceFrom(tx, id, now);
      await catchUp(tx, id);
      const by = { workspaceId: id, agentId: null };
      await noteWorkspaceActivity(tx, by, { kind: 'workspace-resumed' }, now);
    }
    return findWorkspace(tx, id);
  });
  if (!workspace) throw notFound('workspace');
  log().info({ workspaceId: id }, 'the operator resumed a workspace');
  return workspace;
}

/** Nobody could come meanwhile: their work stays theirs for as long as if they had left only now. */
async function countAbsenceFrom(tx: Transaction, workspaceId: string, now: Date): Promise<void> {
  await tx.prisma.membership.updateMany({
    where: { workspaceId, availability: 'available' },
    data: { awaySince: now },
  });
}

/** At once what the next minute would bring anyway. */
async function catchUp(tx: Transaction, workspaceId: string): Promise<void> {
  const accounts = await tx.prisma.account.findMany({
    where: { workspaceId, state: { not: 'disconnected' } },
    select: { id: true, importCompletedAt: true },
  });
  for (const { id: accountId, importCompletedAt } of accounts) {
    const key = { workspaceId, accountId };
    enqueue(tx, 'maintain-subscription', key);
    enqueue(tx, importCompletedAt === null ? 'import-history' : 'sweep-account', key);
    enqueue(tx, 'confirm-contents', key);
  }
  enqueue(tx, 'recover-deliveries', {});
}
