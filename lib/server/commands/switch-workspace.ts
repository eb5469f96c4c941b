import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { arrive, depart } from '../writes/attendance';
import { requireAtWork } from '../writes/require-at-work';

/**
 * Takes the viewer's session to another workspace of theirs. Streams of the former one end within a second, and its
 * pages are refused from then on. To those who stay there it is as if the viewer had signed out.
 *
 * @param viewer with the hash of their session's token
 * @throws AppError `not-found`, also for a workspace that exists and does not let the viewer in; `workspace-suspended`
 */
export async function switchWorkspace(
  viewer: Viewer & { sessionHash: string },
  workspaceId: string,
  now: Date,
): Promise<void> {
  const { agentId, sessionHash } = viewer;
  if (workspaceId === viewer.workspaceId) return;
  await inTransaction(async (tx) => {
    const membership = await tx.prisma.membership.findFirst({
      where: { workspaceId, agentId, deactivatedAt: null },
      include: { workspace: true },
    });
    if (!membership) throw notFound('workspace');
    requireAtWork(membership.workspace);
    await depart(tx, sessionHash, now);
    await tx.prisma.session.updateMany({
      where: { tokenHash: sessionHash },
      data: { workspaceId, lastSeenAt: now },
    });
    await arrive(tx, { workspaceId, agentId });
  });
}
