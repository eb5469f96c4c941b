import 'server-only';
import type { OperatedWorkspace } from '@/lib/contract/operator';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { log } from '../log';
import { findWorkspace } from '../queries/list-workspaces';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Suspends a workspace. From then on nobody is in it or gets in, RingCentral is not called for it, and what waits to go
 * out waits. What RingCentral delivers is taken in all the same, so that nothing is lost. By the operator; again it changes nothing.
 *
 * @throws AppError `not-found`
 */
export async function suspendWorkspace(id: string, now: Date): Promise<OperatedWorkspace> {
  const workspace = await inTransaction(async (tx) => {
    const { count } = await tx.prisma.workspace.updateMany({
      where: { id, suspendedAt: null },
      data: { suspendedAt: now },
    });
    if (count > 0) {
      await tx.prisma.session.deleteMany({ where: { workspaceId: id } });
      const by = { workspaceId: id, agentId: null };
      await noteWorkspaceActivity(tx, by, { kind: 'workspace-suspended' }, now);
    }
    return findWorkspace(tx, id);
  });
  if (!workspace) throw notFound('workspace');
  log().info({ workspaceId: id }, 'the operator suspended a workspace');
  return workspace;
}
