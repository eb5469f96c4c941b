import 'server-only';
import { v7 as risingId } from 'uuid';
import { KEEP_TRYING, TEST_EVENT } from '@/lib/domain/outgoing-webhook';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { enqueue } from '../queue';

/**
 * Sends an event that tells of nothing, to see whether somebody is there: signed, tried again and logged as every other.
 *
 * @returns the delivery's id
 * @throws AppError `not-found`
 */
export async function testWebhook(viewer: Viewer, webhookId: string, now: Date): Promise<string> {
  const { workspaceId } = viewer;
  const id = risingId();
  const body = JSON.stringify({ type: TEST_EVENT, timestamp: now.toISOString(), data: {} });
  const until = new Date(now.getTime() + KEEP_TRYING);
  return inTransaction(async (tx) => {
    const [made] = await tx.rows(
      `INSERT INTO webhook_delivery (workspace_id, id, webhook_id, seq, order_key, type, body, created_at, due_at, expires_at, is_head)
       SELECT workspace_id, $3::uuid, id, position, $3::uuid, $4::text, $5::text, $6::timestamptz, $6::timestamptz, $7::timestamptz, true
       FROM outgoing_webhook WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
      [workspaceId, webhookId, id, TEST_EVENT, body, now.toISOString(), until.toISOString()],
    );
    if (!made) throw notFound('webhook');
    enqueue(tx, 'send-webhooks', { workspaceId, webhookId });
    return id;
  });
}
