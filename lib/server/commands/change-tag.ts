import 'server-only';
import type { Tag, TagChange } from '@/lib/contract/tag';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { requireVersion } from '../writes/changed-since';
import { lockTags } from '../writes/lock-tags';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { saveTag } from '../writes/save-tag';

/**
 * Gives a tag another name or colour, wherever it is.
 *
 * @throws AppError `not-found`; `already-taken` with `details.field` when another tag has this name;
 * `state-refused` with `details.reason` `changed-since`
 */
export async function changeTag(viewer: Viewer, tagId: string, change: TagChange, now: Date): Promise<Tag> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    const [before] = await lockTags(tx, workspaceId, [tagId]);
    if (!before) throw notFound('tag');
    requireVersion(before.version, change.expectedVersion);
    const { name = before.name, colour = before.colour } = change;
    await noteWorkspaceActivity(tx, viewer, { kind: 'tag-saved', tagId, name }, now);
    return saveTag(tx, workspaceId, { id: tagId, version: before.version + 1, name, colour });
  });
}
