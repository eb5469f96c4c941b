import 'server-only';
import type { BulkChange } from '@/lib/contract/bulk-change';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { getBulkChange } from '../queries/get-bulk-change';
import { holdBulkChange, refuseTheRest, tellBulkProgress } from '../writes/bulk-changes';

/**
 * Stops a bulk change: what is done stays, what is not stays undone. One that is over stays as it is.
 *
 * @throws AppError `not-found`, also for a colleague's
 */
export async function cancelBulkChange(viewer: Viewer, id: string, now: Date): Promise<BulkChange> {
  const { workspaceId, agentId } = viewer;
  return inTransaction(async (tx) => {
    const held = await holdBulkChange(tx, { workspaceId, bulkChangeId: id }, agentId);
    if (held.isFinished) return getBulkChange(viewer, id, tx);
    await refuseTheRest(tx, held, 'cancelled');
    return tellBulkProgress(tx, held, now);
  });
}
