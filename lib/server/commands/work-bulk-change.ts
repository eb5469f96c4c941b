import 'server-only';
import { inTransaction } from '../db';
import { log } from '../log';
import type { BulkKey } from '../queries/get-bulk-change';
import { holdBulkChange, nextBulkItems, tellBulkProgress, writeBulkResults } from '../writes/bulk-changes';
import { BULK_SLICE, workBulkChange as workOn } from '../writes/work-bulk-change';

/**
 * Goes on with a bulk change: deals with some conversations in one transaction, which also books the job that goes on
 * behind them, so that whenever it is killed nothing is done twice. Where one stands in the way, the next is judged alone.
 */
export async function workBulkChange(key: BulkKey, now: Date): Promise<void> {
  try {
    await goOn(key, BULK_SLICE, now);
  } catch (error) {
    log().warn({ err: error, bulkChange: key.bulkChangeId }, 'conversations are changed one at a time');
    await goOn(key, 1, now).catch((reason: unknown) => failNext(key, reason, now));
  }
}

async function goOn(key: BulkKey, size: number, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const held = await holdBulkChange(tx, key);
    if (!held.isFinished) await workOn(tx, held, size, now);
  });
}

/** A conversation that cannot be changed must not keep the others waiting. */
async function failNext(key: BulkKey, reason: unknown, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const held = await holdBulkChange(tx, key);
    if (held.isFinished) return;
    const [next] = await nextBulkItems(tx, held, 1);
    if (!next) return;
    log().error(
      { err: reason, ...key, conversationId: next.conversationId },
      'a conversation was not changed',
    );
    const failed = {
      ...next,
      outcome: 'refused',
      code: 'failed',
      before: null,
      left: null,
      version: null,
    } as const;
    await writeBulkResults(tx, held, [failed]);
    await tellBulkProgress(tx, held, now);
  });
}
