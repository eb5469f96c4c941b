import 'server-only';
import type { WorkspaceChange, WorkspaceSettings } from '@/lib/contract/workspace';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { getWorkspaceSettings } from '../queries/get-workspace-settings';
import { requireVersion } from '../writes/changed-since';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Changes what a workspace decides for everybody. Replies that wait already keep their time.
 *
 * @throws AppError `not-found`; `state-refused` with `details.reason` `changed-since`
 */
export async function changeWorkspace(
  viewer: Viewer,
  { expectedVersion, ...change }: WorkspaceChange,
  now: Date,
): Promise<WorkspaceSettings> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    await tx.rows('SELECT id FROM workspace WHERE id = $1::uuid FOR UPDATE', [workspaceId]);
    const { version } = await getWorkspaceSettings(viewer, tx);
    requireVersion(version, expectedVersion);
    await tx.prisma.workspace.update({
      where: { id: workspaceId },
      data: { ...change, version: { increment: 1 } },
    });
    await noteWorkspaceActivity(tx, viewer, { kind: 'workspace-changed', change }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
    return getWorkspaceSettings(viewer, tx);
  });
}
