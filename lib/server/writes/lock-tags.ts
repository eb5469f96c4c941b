import 'server-only';
import type { Tag } from '@/lib/contract/tag';
import type { Transaction } from '../db';
import { notFound } from '../errors';

/**
 * Tags by their ids, none of which can be removed before the transaction ends.
 *
 * @throws AppError `not-found` when one of them is not there
 */
export async function lockTags(tx: Transaction, workspaceId: string, ids: string[]): Promise<Tag[]> {
  const found = await tx.rows<Tag>(
    `SELECT id, version, name, colour FROM tag
     WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) ORDER BY name FOR KEY SHARE`,
    [workspaceId, ids],
  );
  if (found.length < new Set(ids).size) throw notFound('tag');
  return found;
}
