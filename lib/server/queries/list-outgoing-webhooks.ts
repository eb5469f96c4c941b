import 'server-only';
import type { OutgoingWebhook } from '@/lib/contract/outgoing-webhook';
import { type Database, database } from '../db';
import { notFound } from '../errors';

const TIMES = ['failingSince', 'waitUntil', 'deliveredAt', 'formerUntil'] as const;

type WebhookRecord = Omit<OutgoingWebhook, (typeof TIMES)[number] | 'createdAt'> &
  Record<(typeof TIMES)[number], Date | null> & { createdAt: Date };

/** The webhooks of a workspace, by name. */
export function listOutgoingWebhooks(workspaceId: string): Promise<OutgoingWebhook[]> {
  return readWebhooks(database, workspaceId, null);
}

/**
 * One of them.
 *
 * @throws AppError `not-found`
 */
export async function getOutgoingWebhook(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<OutgoingWebhook> {
  const [found] = await readWebhooks(db, workspaceId, id);
  if (!found) throw notFound('webhook');
  return found;
}

/** As above, outside of a transaction. */
export function getOwnWebhook(workspaceId: string, id: string): Promise<OutgoingWebhook> {
  return getOutgoingWebhook(database, workspaceId, id);
}

async function readWebhooks(
  db: Database,
  workspaceId: string,
  id: string | null,
): Promise<OutgoingWebhook[]> {
  const found = await db.rows<WebhookRecord>(
    `SELECT webhook.id, webhook.version, webhook.name, webhook.url, webhook.event_types AS "eventTypes",
       CASE WHEN NOT webhook.every_channel THEN to_jsonb(webhook.channel_ids) END AS "channelIds", webhook.rest,
       webhook.failures, webhook.failing_since AS "failingSince",
       CASE WHEN webhook.wait_until > now() THEN webhook.wait_until END AS "waitUntil",
       webhook.delivered_at AS "deliveredAt", ${counted('pending')} AS "pendingCount",
       ${counted('abandoned')} AS "abandonedCount",
       CASE WHEN webhook.former_until > now() THEN webhook.former_until END AS "formerUntil",
       webhook.created_at AS "createdAt"
     FROM outgoing_webhook AS webhook
     WHERE webhook.workspace_id = $1::uuid AND ($2::uuid IS NULL OR webhook.id = $2::uuid)
     ORDER BY lower(webhook.name), webhook.id`,
    [workspaceId, id],
  );
  return found.map(({ createdAt, ...record }) => ({
    ...record,
    ...(Object.fromEntries(TIMES.map((name) => [name, record[name]?.toISOString() ?? null])) as Record<
      (typeof TIMES)[number],
      string | null
    >),
    createdAt: createdAt.toISOString(),
  }));
}

/** Up to 1,000: whether there are more is no news to anybody. */
function counted(state: 'pending' | 'abandoned'): string {
  return `(SELECT count(*)::int FROM (
    SELECT FROM webhook_delivery AS delivery
    WHERE delivery.workspace_id = webhook.workspace_id AND delivery.webhook_id = webhook.id
      AND delivery.state = '${state}' LIMIT 1000) AS counted)`;
}
