import 'server-only';
import type { DeliveryReplay } from '@/lib/contract/outgoing-webhook';
import { KEEP_TRYING } from '@/lib/domain/outgoing-webhook';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { getOutgoingWebhook } from '../queries/list-outgoing-webhooks';
import { enqueue } from '../queue';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { lockWebhook, settleHeads } from '../writes/webhook-heads';

/** Deliveries taken up at once; more are taken up by asking again. */
const MOST_AT_ONCE = 10_000;

/**
 * Sends deliveries once more, with the ids and the bytes they had, so that a receiver which has one already can tell. Within
 * a conversation they go in their order and before what waits; what was taken since is not sent again. What waits anyway is
 * left alone.
 *
 * @returns how many were taken up
 * @throws AppError `not-found` for the webhook
 */
export async function replayWebhook(
  viewer: Viewer,
  webhookId: string,
  wanted: DeliveryReplay,
  now: Date,
): Promise<number> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    const { name } = await getOutgoingWebhook(tx, workspaceId, webhookId);
    const ids = 'ids' in wanted ? wanted.ids : null;
    const until = new Date(now.getTime() + KEEP_TRYING).toISOString();
    await lockWebhook(tx, { workspaceId, webhookId });
    const taken = await tx.rows<{ orderKey: string }>(TAKE_UP, [
      workspaceId,
      webhookId,
      ids,
      now.toISOString(),
      until,
    ]);
    if (taken.length === 0) return 0;
    const keys = taken.map(({ orderKey }) => orderKey);
    await settleHeads(tx, { workspaceId, webhookId }, keys);
    await noteWorkspaceActivity(tx, viewer, { kind: 'webhook-replayed', name, count: taken.length }, now);
    enqueue(tx, 'send-webhooks', { workspaceId, webhookId });
    return taken.length;
  });
}

const TAKE_UP = `
  WITH chosen AS (
    SELECT id FROM webhook_delivery
    WHERE workspace_id = $1::uuid AND webhook_id = $2::uuid
      AND CASE WHEN $3::uuid[] IS NULL THEN state = 'abandoned' ELSE state <> 'pending' AND id = ANY($3::uuid[]) END
    ORDER BY seq, id LIMIT ${MOST_AT_ONCE} FOR UPDATE
  )
  UPDATE webhook_delivery AS delivery
  SET state = 'pending', refusals = 0, due_at = $4::timestamptz, settled_at = NULL, replayed_at = $4::timestamptz,
    expires_at = $5::timestamptz, is_head = false
  FROM chosen WHERE delivery.workspace_id = $1::uuid AND delivery.id = chosen.id
  RETURNING delivery.order_key AS "orderKey"`;
