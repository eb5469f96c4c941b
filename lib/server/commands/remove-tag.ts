import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, inTransactions, type Transaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { listTagged } from '../queries/list-tags';
import { changeConversations } from '../writes/change-conversations';
import { noteWorkspaceActivity } from '../writes/note-activity';

/** Conversations that one transaction holds. */
const SLICE = 50;

/**
 * Takes a tag off every conversation, and then away.
 *
 * @throws AppError `not-found`
 */
export async function removeTag(viewer: Viewer, tagId: string, now: Date): Promise<void> {
  const { workspaceId, agentId } = viewer;
  const takeOff = (tx: Transaction, ids: string[]) =>
    changeConversations(tx, { workspaceId, agentId, now }, ids, { type: 'tags', add: [], remove: [tagId] });
  await inTransactions(await listTagged(workspaceId, tagId), SLICE, takeOff);
  await inTransaction(async (tx) => {
    const [removed] = await tx.rows<{ name: string }>(
      'SELECT name FROM tag WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE',
      [workspaceId, tagId],
    );
    if (!removed) throw notFound('tag');
    // What somebody has put it on meanwhile; nobody can from here on.
    await takeOff(tx, await listTagged(workspaceId, tagId, tx));
    await tx.rows('DELETE FROM tag WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id', [
      workspaceId,
      tagId,
    ]);
    await noteWorkspaceActivity(tx, viewer, { kind: 'tag-removed', tagId, name: removed.name }, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  });
}
