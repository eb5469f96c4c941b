import 'server-only';
import type { Act } from '@/lib/domain/act';
import type { Viewer } from '@/lib/domain/permission';
import { database, inTransaction, inTransactions, type Transaction } from '../db';
import { AppError, notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { listTagged, listTags } from '../queries/list-tags';
import { changeConversations } from '../writes/change-conversations';
import { lockTags } from '../writes/lock-tags';
import { noteWorkspaceActivity } from '../writes/note-activity';

/** Conversations that one transaction holds. */
const SLICE = 50;

interface Removal {
  tagId: string;
  /** The tag that its conversations get in its place; null: none. */
  intoId: string | null;
}

/**
 * Takes a tag off every conversation, or puts another one in its place, and then takes it away.
 *
 * @throws AppError `not-found` for either tag; `bad-request` where both are the same
 */
export async function removeTag(viewer: Viewer, { tagId, intoId }: Removal, now: Date): Promise<void> {
  const { workspaceId } = viewer;
  if (intoId === tagId)
    throw new AppError('bad-request', 'A tag cannot take its own place.', { field: 'into' });
  await requireTag(workspaceId, intoId);
  const act: Act = { type: 'tags', add: intoId ? [intoId] : [], remove: [tagId] };
  const takeOff = (tx: Transaction, ids: string[]) => changeConversations(tx, { ...viewer, now }, ids, act);
  await inTransactions(await listTagged(workspaceId, tagId), SLICE, takeOff);
  await inTransaction(async (tx) => {
    const [removed] = await tx.rows<{ name: string }>(
      'SELECT name FROM tag WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE',
      [workspaceId, tagId],
    );
    if (!removed) throw notFound('tag');
    const [into] = intoId ? await lockTags(tx, workspaceId, [intoId]) : [];
    // What somebody has put it on meanwhile; nobody can from here on.
    await takeOff(tx, await listTagged(workspaceId, tagId, tx));
    await tx.rows('DELETE FROM tag WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id', [
      workspaceId,
      tagId,
    ]);
    const { name } = removed;
    const what = { kind: 'tag-removed', tagId, name, ...(into && { into: into.name }) } as const;
    await noteWorkspaceActivity(tx, viewer, what, now);
    appendToFeed(tx, workspaceId, { type: 'settings.changed' });
  });
}

/** Before the first conversation loses anything. */
async function requireTag(workspaceId: string, id: string | null): Promise<void> {
  const tags = await listTags(workspaceId, database);
  if (id && !tags.some((tag) => tag.id === id)) throw notFound('tag');
}
