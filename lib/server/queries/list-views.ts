import 'server-only';
import type { SavedView } from '@/lib/contract/saved-view';
import type { Viewer } from '@/lib/domain/permission';
import type { Database } from '../db';
import { notFound } from '../errors';

/** What a viewer knows of: their own ($2) and the shared ones of their workspace ($1). */
const KNOWN = `
  SELECT id, version, agent_id AS "agentId", is_shared AS "isShared", name, filter
  FROM saved_view WHERE workspace_id = $1::uuid AND (is_shared OR agent_id = $2::uuid)`;

/** The viewer's own saved views and the shared ones, by name. */
export function listViews(db: Database, viewer: Viewer): Promise<SavedView[]> {
  return db.rows<SavedView>(`${KNOWN} ORDER BY name, id`, [viewer.workspaceId, viewer.agentId]);
}

/**
 * One of them.
 *
 * @throws AppError `not-found`, also for a colleague's own
 */
export async function getView(db: Database, viewer: Viewer, id: string): Promise<SavedView> {
  const [found] = await db.rows<SavedView>(`${KNOWN} AND id = $3::uuid`, [
    viewer.workspaceId,
    viewer.agentId,
    id,
  ]);
  if (!found) throw notFound('view');
  return found;
}
