import 'server-only';
import { randomUUID } from 'node:crypto';
import type { NewTag, Tag } from '@/lib/contract/tag';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { saveTag } from '../writes/save-tag';

/**
 * Adds a tag that everybody may put on conversations.
 *
 * @throws AppError `already-taken` with `details.field` when another tag has this name
 */
export async function addTag(viewer: Viewer, wanted: NewTag, now: Date): Promise<Tag> {
  const tag = { id: randomUUID(), version: 1, ...wanted };
  return inTransaction(async (tx) => {
    await noteWorkspaceActivity(tx, viewer, { kind: 'tag-saved', tagId: tag.id, name: tag.name }, now);
    return saveTag(tx, viewer.workspaceId, tag);
  });
}
