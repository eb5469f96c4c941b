import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { appendToFeed } from '../feed/append';
import { getChannel } from '../queries/list-channels';
import { noteWorkspaceActivity } from '../writes/note-activity';

/**
 * Takes a channel away that has nothing in it, such as one whose id was mistyped. One with a history or templates stays: it can be
 * hidden and closed. Should a message of it come after all, it is here again.
 *
 * @throws AppError `not-found`; `state-refused` with `details.reason` `not-empty`
 */
export async function removeChannel(viewer: Viewer, channelId: string, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  await inTransaction(async (tx) => {
    // Whoever writes something into it at this moment waits for us, or we for them.
    await tx.rows('SELECT id FROM channel WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE', [
      workspaceId,
      channelId,
    ]);
    const { ledger, type, name } = await getChannel(tx, viewer, channelId);
    if (!ledger?.isEmpty) {
      throw new AppError('state-refused', 'There is something in this channel.', { reason: 'not-empty' });
    }
    await tx.prisma.channel.deleteMany({ where: { workspaceId, id: channelId } });
    await noteWorkspaceActivity(tx, viewer, { kind: 'channel-removed', type, name }, now);
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
  });
}
