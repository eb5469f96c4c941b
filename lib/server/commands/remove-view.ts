import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { takeView } from '../writes/saved-views';

/**
 * Takes a saved view away. The conversations in it stay where they are.
 *
 * @throws AppError `not-found`, also for a colleague's own; `not-allowed` for what everybody has, where the role may not
 * share
 */
export async function removeView(viewer: Viewer, id: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const { isShared, name } = await takeView(tx, viewer, id);
    if (isShared) await noteWorkspaceActivity(tx, viewer, { kind: 'view-withdrawn', name }, now);
  });
}
