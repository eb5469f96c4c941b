import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Takes a webhook away, with what was still to be sent and its log.
 *
 * @throws AppError `not-found`
 */
export async function removeWebhook(viewer: Viewer, id: string, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  await inTransaction(async (tx) => {
    const [removed] = await tx.rows<{ name: string }>(
      `DELETE FROM outgoing_webhook WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING name`,
      [workspaceId, id],
    );
    if (!removed) throw notFound('webhook');
    await noteWorkspaceActivity(tx, viewer, { kind: 'webhook-removed', name: removed.name }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  });
}
