import 'server-only';
import type { DeliveryDetail, DeliveryPage, WebhookDelivery } from '@/lib/contract/outgoing-webhook';
import type { WebhookDeliveryState } from '@/lib/domain/outgoing-webhook';
import { database } from '../db';
import { notFound } from '../errors';
import { type Cursor, encodeCursor } from './cursor';

/** Deliveries on one page, and attempts of one delivery that are told. */
const PAGE = 50;

type DeliveryRecord = Omit<WebhookDelivery, 'createdAt' | 'dueAt' | 'settledAt' | 'replayedAt'> & {
  createdAt: Date;
  dueAt: Date;
  settledAt: Date | null;
  replayedAt: Date | null;
};

/**
 * What was or will be sent to one receiver, the newest first, 50 a page.
 *
 * @param after the place of the last one of the page before; null begins at the newest
 */
export async function listWebhookDeliveries(
  workspaceId: string,
  wanted: { webhookId: string; state: WebhookDeliveryState | null },
  after: Cursor | null,
): Promise<DeliveryPage> {
  const records = await database.rows<DeliveryRecord>(
    `${SELECT} WHERE delivery.workspace_id = $1::uuid AND delivery.webhook_id = $2::uuid
       AND ($3::text IS NULL OR delivery.state = $3::text::webhook_delivery_state)
       AND ($4::timestamptz IS NULL OR (delivery.created_at, delivery.id) < ($4::timestamptz, $5::uuid))
     ORDER BY delivery.created_at DESC, delivery.id DESC LIMIT ${PAGE + 1}`,
    [workspaceId, wanted.webhookId, wanted.state, after?.at ?? null, after?.id ?? null],
  );
  const deliveries = records.slice(0, PAGE).map(toDelivery);
  const last = deliveries.at(-1);
  const isMore = last !== undefined && records.length > PAGE;
  return {
    deliveries,
    nextCursor: isMore ? encodeCursor({ at: last.createdAt, id: last.id, contentId: null }) : null,
  };
}

/**
 * One of them, with what is sent and what came of every attempt.
 *
 * @throws AppError `not-found`
 */
export async function getWebhookDelivery(workspaceId: string, id: string): Promise<DeliveryDetail> {
  const [record] = await database.rows<DeliveryRecord & { body: string }>(
    `${SELECT.replace('SELECT', 'SELECT delivery.body,')}
     WHERE delivery.workspace_id = $1::uuid AND delivery.id = $2::uuid`,
    [workspaceId, id],
  );
  if (!record) throw notFound('delivery');
  const { body, ...rest } = record;
  return { delivery: toDelivery(rest), body, log: await readLog(workspaceId, id) };
}

async function readLog(workspaceId: string, deliveryId: string): Promise<DeliveryDetail['log']> {
  const attempts = await database.rows<Omit<DeliveryDetail['log'][number], 'at'> & { at: Date }>(
    `SELECT number, at, took_ms AS "tookMs", outcome, status, detail FROM webhook_attempt
     WHERE workspace_id = $1::uuid AND delivery_id = $2::uuid ORDER BY number DESC LIMIT ${PAGE}`,
    [workspaceId, deliveryId],
  );
  return attempts.map(({ at, ...attempt }) => ({ ...attempt, at: at.toISOString() }));
}

const SELECT = `
  SELECT delivery.id, delivery.type, delivery.state::text AS state, delivery.created_at AS "createdAt",
    delivery.attempts, delivery.due_at AS "dueAt", delivery.settled_at AS "settledAt",
    delivery.replayed_at AS "replayedAt", latest.outcome, latest.status
  FROM webhook_delivery AS delivery LEFT JOIN LATERAL (
    SELECT outcome, status FROM webhook_attempt AS attempt
    WHERE attempt.workspace_id = delivery.workspace_id AND attempt.delivery_id = delivery.id
    ORDER BY number DESC LIMIT 1) AS latest ON true`;

function toDelivery({ createdAt, dueAt, settledAt, replayedAt, ...record }: DeliveryRecord): WebhookDelivery {
  return {
    ...record,
    createdAt: createdAt.toISOString(),
    dueAt: dueAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    replayedAt: replayedAt?.toISOString() ?? null,
  };
}
