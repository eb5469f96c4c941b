import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Takes an invitation back: its link is worth nothing from then on.
 *
 * @throws AppError `not-found`, also when it was used
 */
export async function withdrawInvitation(viewer: Viewer, id: string, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  await inTransaction(async (tx) => {
    const [withdrawn] = await tx.rows<{ email: string }>(
      'DELETE FROM invitation WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING email',
      [workspaceId, id],
    );
    if (!withdrawn) throw notFound('invitation');
    await noteWorkspaceActivity(tx, viewer, { kind: 'invitation-withdrawn', email: withdrawn.email }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  });
}
