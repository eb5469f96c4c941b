import 'server-only';
import type { BulkChange } from '@/lib/contract/bulk-change';
import type { BulkDeed } from '@/lib/domain/bulk';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { AppError } from '../errors';
import { getBulkChange } from '../queries/get-bulk-change';
import { type HeldBulkChange, holdBulkChange, markUndone, writeBulkChange } from '../writes/bulk-changes';
import { BULK_SLICE, workBulkChange } from '../writes/work-bulk-change';

/**
 * Puts back what a finished bulk change changed, and nothing that somebody has changed since. It is a change of its own.
 *
 * @param undo the id of the new change; asking again under it answers with it as it stands
 * @throws AppError `not-found`, also for a colleague's; `state-refused` with `details.reason` `not-finished` or
 * `already-undone`
 */
export async function undoBulkChange(
  viewer: Viewer,
  ofId: string,
  undo: { id: string },
  now: Date,
): Promise<BulkChange> {
  const { workspaceId, agentId } = viewer;
  return inTransaction(async (tx) => {
    const undone = await holdBulkChange(tx, { workspaceId, bulkChangeId: ofId }, agentId);
    const act = inverseDeedOf(undone);
    const isNew = await writeBulkChange(tx, viewer, { id: undo.id, act, now });
    const held = await holdBulkChange(tx, { workspaceId, bulkChangeId: undo.id }, agentId);
    if (!isNew) return getBulkChange(viewer, undo.id, tx);
    if (undone.isUndone) throw refused('already-undone');
    await markUndone(tx, undone, held, now);
    return workBulkChange(tx, held, BULK_SLICE, now);
  });
}

function inverseDeedOf({ bulkChangeId, act, isFinished }: HeldBulkChange): BulkDeed {
  if (!isFinished) throw refused('not-finished');
  if (act.type === 'undo') throw refused('already-undone');
  return { type: 'undo', of: bulkChangeId, act };
}

function refused(reason: 'not-finished' | 'already-undone'): AppError {
  return new AppError('state-refused', 'This change cannot be taken back.', { reason });
}
