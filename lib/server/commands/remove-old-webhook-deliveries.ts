import 'server-only';
import { KEEP_SETTLED } from '@/lib/domain/outgoing-webhook';
import { inTransaction } from '../db';

/** Deliveries in one transaction. */
const SLICE = 5_000;

/** Each hour: what was settled a month ago goes, with its attempts; until then it can be looked at and replayed. */
export async function removeOldWebhookDeliveries(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_SETTLED).toISOString();
  for (let removed = SLICE; removed === SLICE; ) {
    const rows = await inTransaction((tx) => tx.rows(REMOVE, [before]));
    removed = rows.length;
  }
}

const REMOVE = `
  DELETE FROM webhook_delivery AS delivery USING (
    SELECT workspace_id, id FROM webhook_delivery
    WHERE state <> 'pending' AND settled_at < $1::timestamptz ORDER BY workspace_id, id LIMIT ${SLICE}
  ) AS old
  WHERE delivery.workspace_id = old.workspace_id AND delivery.id = old.id RETURNING 1`;
