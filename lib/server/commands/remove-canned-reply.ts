import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { takeCannedReply } from '../writes/canned-replies';

/**
 * Takes a canned reply away. What was written with it stays.
 *
 * @throws AppError `not-found`, also for a colleague's own; `not-allowed` for what everybody has, where the role may not
 * share
 */
export async function removeCannedReply(viewer: Viewer, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    await takeCannedReply(tx, viewer, id);
  });
}
