import 'server-only';
import { randomUUID } from 'node:crypto';
import type { NewTag, Tag } from '@/lib/contract/tag';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { saveTag } from '../writes/save-tag';

/**
 * Adds a tag that everybody may put on conversations.
 *
 * @throws AppError `already-taken` with `details.field` when another tag has this name
 */
export async function addTag({ workspaceId }: Viewer, wanted: NewTag): Promise<Tag> {
  const tag = { id: randomUUID(), version: 1, ...wanted };
  return inTransaction((tx) => saveTag(tx, workspaceId, tag));
}
