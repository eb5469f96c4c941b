import 'server-only';
import type { SavedView } from '@/lib/contract/saved-view';
import { may, type Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { getView } from '../queries/list-views';

/**
 * Puts a saved view where there is none of its id, and tells whoever has it now.
 *
 * @throws AppError `not-allowed` where the role may not share
 */
export async function putView(tx: Transaction, viewer: Viewer, view: SavedView): Promise<SavedView> {
  requireMayShare(viewer, view);
  await tx.prisma.savedView.create({ data: { ...view, workspaceId: viewer.workspaceId } });
  tellItsOwners(tx, viewer.workspaceId, view);
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
  requireMayShare(viewer, view);
  const [taken] = await tx.rows(
    'DELETE FROM saved_view WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id',
    [viewer.workspaceId, id],
  );
  if (!taken) throw notFound('view');
  tellItsOwners(tx, viewer.workspaceId, view);
  return view;
}

function requireMayShare({ role }: Viewer, { isShared }: SavedView): void {
  if (!isShared || may(role, 'share-views')) return;
  throw new AppError('not-allowed', 'Your role may not change views that everybody uses.');
}

function tellItsOwners(tx: Transaction, workspaceId: string, { isShared, agentId }: SavedView): void {
  appendToFeed(tx, workspaceId, { type: 'settings.changed' }, isShared ? {} : { agentId });
}
