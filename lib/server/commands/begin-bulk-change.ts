import 'server-only';
import type { BulkAnswer, BulkRequest } from '@/lib/contract/bulk-change';
import type { BulkAct } from '@/lib/domain/bulk';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction, type Transaction } from '../db';
import { notFound } from '../errors';
import { getBulkChange } from '../queries/get-bulk-change';
import { listChosen } from '../queries/list-chosen';
import { holdBulkChange, writeBulkChange, writeBulkItems } from '../writes/bulk-changes';
import { holdMember } from '../writes/hold-member';
import { requireTeam } from '../writes/require-team';
import { BULK_SLICE, workBulkChange } from '../writes/work-bulk-change';

/**
 * Begins one act on many conversations: which they are is settled now, and the first of them are dealt with at once. A
 * job goes on with the others. Asking again under the same id changes nothing.
 *
 * @throws AppError `bad-request` for words of a filter that nobody understands, or a snooze into the past; `not-found` for
 * a tag, agent or team that is not there; `too-large` when more match than one change takes
 */
export async function beginBulkChange(
  viewer: Viewer,
  { id, which, act }: BulkRequest,
  now: Date,
): Promise<BulkAnswer> {
  const key = { workspaceId: viewer.workspaceId, bulkChangeId: id };
  return inTransaction(async (tx) => {
    const isNew = await writeBulkChange(tx, viewer, { id, act, now });
    const held = await holdBulkChange(tx, key, viewer.agentId);
    const chosen = await listChosen(tx, viewer, which);
    const missingIds = 'ids' in which ? missingFrom(which.ids, chosen) : [];
    if (!isNew) return { change: await getBulkChange(viewer, id, tx), missingIds };
    await requireOwner(tx, viewer.workspaceId, act);
    await writeBulkItems(tx, key, chosen);
    return { change: await workBulkChange(tx, held, BULK_SLICE, now), missingIds };
  });
}

function missingFrom(ids: string[], chosen: string[]): string[] {
  const found = new Set(chosen);
  return [...new Set(ids)].filter((id) => !found.has(id));
}

/** Whoever is to get the work is of this workspace. */
async function requireOwner(tx: Transaction, workspaceId: string, act: BulkAct): Promise<void> {
  if (act.type !== 'assign') return;
  const { assigneeId, teamId } = act;
  if (assigneeId && !(await holdMember(tx, workspaceId, assigneeId))) throw notFound('agent');
  if (teamId) await requireTeam(tx, workspaceId, teamId);
}
