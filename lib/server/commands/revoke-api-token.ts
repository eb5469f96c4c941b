import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Takes a token back: whatever asks with it is refused from then on.
 *
 * @throws AppError `not-found`, also when it was taken back before
 */
export async function revokeApiToken(viewer: Viewer, id: string, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  await inTransaction(async (tx) => {
    const [revoked] = await tx.rows<{ name: string }>(
      `UPDATE api_token SET revoked_at = $3::timestamptz
       WHERE workspace_id = $1::uuid AND id = $2::uuid AND revoked_at IS NULL RETURNING name`,
      [workspaceId, id, now.toISOString()],
    );
    if (!revoked) throw notFound('token');
    await noteWorkspaceActivity(tx, viewer, { kind: 'token-revoked', name: revoked.name }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  });
}
