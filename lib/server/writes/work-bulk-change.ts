import 'server-only';
import type { BulkChange } from '@/lib/contract/bulk-change';
import type { Transaction } from '../db';
import {
  type HeldBulkChange,
  nextBulkItems,
  refuseTheRest,
  tellBulkProgress,
  writeBulkResults,
} from './bulk-changes';
import { doBulkItems } from './do-bulk-items';
import { holdMember } from './hold-member';

/** Conversations that are changed in one transaction: none of them holds the rows of many for long. */
export const BULK_SLICE = 50;

/**
 * Deals with the next conversations of a change that is held and not finished. What becomes of each is written in the
 * transaction that changes it, so whoever comes again goes on behind it. Somebody who was let out changes nothing more.
 *
 * @param size how many at most
 * @throws AppError whatever the act refuses as a whole
 */
export async function workBulkChange(
  tx: Transaction,
  held: HeldBulkChange,
  size: number,
  now: Date,
): Promise<BulkChange> {
  const member = await holdMember(tx, held.workspaceId, held.agentId);
  if (member === null) {
    await refuseTheRest(tx, held, 'cancelled');
    return tellBulkProgress(tx, held, now);
  }
  const items = await nextBulkItems(tx, held, size);
  const results = await doBulkItems(tx, { ...member, now }, held.act, items);
  await writeBulkResults(tx, held, results);
  return tellBulkProgress(tx, held, now, results);
}
