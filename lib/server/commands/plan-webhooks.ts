import 'server-only';
import { v7 as risingId } from 'uuid';
import { webhookEventData } from '@/lib/contract/outgoing-webhook';
import { KEEP_TRYING, type WebhookEventType, webhookEventTypes } from '@/lib/domain/outgoing-webhook';
import { inTransaction, type Transaction } from '../db';
import { enqueue } from '../queue';
import { settleHeads } from '../writes/webhook-heads';

/** Events of the feed that one transaction turns into deliveries. */
const BATCH = 500;

interface Webhook {
  id: string;
  position: number;
  /** How far this batch goes. */
  until: number;
}

/**
 * Turns what is new in a workspace's feed into deliveries, each exactly once: the webhook's position moves in the same
 * transaction.
 */
export async function planWebhooks(workspaceId: string): Promise<void> {
  while (await inTransaction((tx) => planBatch(tx, workspaceId)));
}

/** @returns whether there is more */
async function planBatch(tx: Transaction, workspaceId: string): Promise<boolean> {
  const behind = await tx.rows<Webhook & { isMore: boolean }>(BEHIND, [workspaceId]);
  for (const webhook of behind) {
    if ((await plan(tx, workspaceId, webhook)) > 0) {
      enqueue(tx, 'send-webhooks', { workspaceId, webhookId: webhook.id });
    }
  }
  return behind.some(({ isMore }) => isMore);
}

/** The counter says how far the feed is committed: all rows up to there can be seen, because it has no gaps. */
const BEHIND = `
  SELECT webhook.id, webhook.position::int AS position, LEAST(webhook.position + ${BATCH}, counter.seq)::int AS until,
    webhook.position + ${BATCH} < counter.seq AS "isMore"
  FROM outgoing_webhook AS webhook
  JOIN feed_counter AS counter ON counter.workspace_id = webhook.workspace_id
  WHERE webhook.workspace_id = $1::uuid AND webhook.position < counter.seq
  ORDER BY webhook.id FOR NO KEY UPDATE OF webhook`;

async function plan(tx: Transaction, workspaceId: string, webhook: Webhook): Promise<number> {
  const { id, position, until } = webhook;
  const wanted = await tx.rows<{ seq: number; at: Date; payload: Told }>(WANTED, [
    workspaceId,
    id,
    position,
    until,
  ]);
  const deliveries = wanted.map(({ seq, at, payload }) => deliveryOf(seq, at, payload));
  await tx.rows(INSERT, [workspaceId, id, JSON.stringify(deliveries)]);
  const keys = deliveries.map(({ orderKey }) => orderKey);
  await settleHeads(tx, { workspaceId, webhookId: id }, keys);
  await tx.rows(
    `UPDATE outgoing_webhook SET position = $3::bigint WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING 1`,
    [workspaceId, id, until],
  );
  return deliveries.length;
}

/** What is told to one agent alone is nobody else's business. */
const WANTED = `
  SELECT feed.seq::int AS seq, feed.at, feed.payload
  FROM feed JOIN outgoing_webhook AS webhook ON webhook.workspace_id = feed.workspace_id AND webhook.id = $2::uuid
  WHERE feed.workspace_id = $1::uuid AND feed.seq > $3::bigint AND feed.seq <= $4::bigint
    AND feed.type = ANY(webhook.event_types) AND feed.agent_id IS NULL
    AND (webhook.every_channel OR feed.channel_id = ANY(webhook.channel_ids))
  ORDER BY feed.seq`;

const INSERT = `
  INSERT INTO webhook_delivery (workspace_id, id, webhook_id, seq, order_key, type, body, created_at, due_at, expires_at, is_head)
  SELECT $1::uuid, made.id, $2::uuid, made.seq, made."orderKey", made.type, made.body, made.at, made.at, made.until, false
  FROM jsonb_to_recordset($3::jsonb)
    AS made(id uuid, seq bigint, "orderKey" uuid, type text, body text, at timestamptz,
      until timestamptz)
  RETURNING id`;

/** What of an event says whose order it keeps. */
type Told = Record<string, unknown> & {
  type: string;
  conversation?: { id: string };
  note?: { conversationId: string };
};

function deliveryOf(seq: number, at: Date, event: Told) {
  const { type } = event;
  const orderKey = event.conversation?.id ?? event.note?.conversationId;
  if (!isTold(type) || !orderKey) throw new Error(`a webhook cannot tell of ${type}`);
  const body = JSON.stringify({
    type,
    timestamp: at.toISOString(),
    sequence: seq,
    data: dataOf(type, event),
  });
  const until = new Date(at.getTime() + KEEP_TRYING);
  return { id: risingId(), seq, at, until, type, orderKey, body };
}

/** What the version before wrote just before an upgrade may lack what this one promises. It is told as it is: better than not. */
function dataOf(type: WebhookEventType, { type: _, before: __, ...rest }: Told): unknown {
  const promised = webhookEventData[type].safeParse(rest);
  return promised.success ? promised.data : rest;
}

function isTold(type: string): type is WebhookEventType {
  return (webhookEventTypes as readonly string[]).includes(type);
}
