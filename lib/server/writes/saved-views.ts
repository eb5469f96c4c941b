import 'server-only';
import type { SavedView } from '@/lib/contract/saved-view';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { getView } from '../queries/list-views';
import { requireMayShare, takeAway, tellOwners } from './shared-things';

/**
 * Puts a saved view where there is none of its id, and tells whoever has it now.
 *
 * @throws AppError `not-allowed` where the role may not share
 */
export async function putView(tx: Transaction, viewer: Viewer, view: SavedView): Promise<SavedView> {
  requireMayShare(viewer, view, 'share-views');
  await tx.prisma.savedView.create({ data: { ...view, workspaceId: viewer.workspaceId } });
  tellOwners(tx, viewer.workspaceId, view);
  return view;
}

/**
 * Takes a saved view away, and tells whoever had it.
 *
 * @returns what it was
 * @throws AppError `not-found`, also for a colleague's own; `not-allowed` where the role may not share
 */
export async function takeView(tx: Transaction, viewer: Viewer, id: string): Promise<SavedView> {
  const view = await getView(tx, viewer, id);
  requireMayShare(viewer, view, 'share-views');
  await takeAway(tx, viewer.workspaceId, 'saved_view', view);
  return view;
}
