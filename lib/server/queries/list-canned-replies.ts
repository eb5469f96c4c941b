import 'server-only';
import type { CannedReply } from '@/lib/contract/canned-reply';
import type { Viewer } from '@/lib/domain/permission';
import { type Database, database } from '../db';
import { notFound } from '../errors';

/** What a viewer knows of: their own ($2) and the shared ones of their workspace ($1). */
const KNOWN = `
  SELECT id, version, agent_id AS "agentId", is_shared AS "isShared", shortcut, title, body
  FROM canned_reply WHERE workspace_id = $1::uuid AND (is_shared OR agent_id = $2::uuid)`;

/** The viewer's own canned replies and the shared ones, by title. */
export function listCannedReplies(viewer: Viewer): Promise<CannedReply[]> {
  return database.rows<CannedReply>(`${KNOWN} ORDER BY title, id`, [viewer.workspaceId, viewer.agentId]);
}

/**
 * One of them.
 *
 * @throws AppError `not-found`, also for a colleague's own
 */
export async function getCannedReply(db: Database, viewer: Viewer, id: string): Promise<CannedReply> {
  const [found] = await db.rows<CannedReply>(`${KNOWN} AND id = $3::uuid`, [
    viewer.workspaceId,
    viewer.agentId,
    id,
  ]);
  if (!found) throw notFound('canned reply');
  return found;
}
