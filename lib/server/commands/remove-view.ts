import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { takeView } from '../writes/saved-views';

/**
 * Takes a saved view away. The conversations in it stay where they are.
 *
 * @throws AppError `not-found`, also for a colleague's own; `not-allowed` for what everybody has, where the role may not
 * share
 */
export async function removeView(viewer: Viewer, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    await takeView(tx, viewer, id);
  });
}
