import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { inTransaction, type Transaction } from '../db';
import { enqueue, type Jobs } from '../queue';
import { parseWebhook, type WebhookEvent } from '../ringcentral/webhook';
import { importContents } from '../writes/import-contents';

/** Milliseconds over which hints gather before one list page confirms them all: it spares the call budget. */
const GATHER = 2_000;

/**
 * Shows what a webhook tells, at once and provisionally, and asks for its confirmation. An event is a hint: what it
 * lacks, and whether it is true, the platform's list says.
 */
export async function importEvent(job: Jobs['import-event'], now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const [row] = await tx.rows<{ raw: Uint8Array }>(
      `SELECT raw FROM webhook_event WHERE workspace_id = $1::uuid AND id = $2::uuid AND fate = 'accepted' FOR UPDATE`,
      [job.workspaceId, job.eventId],
    );
    if (!row) return;
    const { events } = parseWebhook(row.raw);
    await importContents(tx, job, events.flatMap(shownAtOnce));
    await settleFate(tx, job, events);
    await noteArrival(tx, job, events, now);
    enqueue(tx, 'confirm-contents', accountOf(job), { runAt: new Date(now.getTime() + GATHER) });
  });
}

/** Only new contents are shown from their event: the others are here already, or say too little. */
function shownAtOnce(event: WebhookEvent): ContentFacts[] {
  return event.type === 'content-imported' && event.content ? [event.content] : [];
}

async function settleFate(tx: Transaction, job: Jobs['import-event'], events: WebhookEvent[]): Promise<void> {
  const known = events.find((event) => 'contentId' in event);
  const [fate, reason] = known ? ['imported', null] : ['unknown_type', reasonOf(events[0])];
  await tx.rows(
    `UPDATE webhook_event SET fate = $3::webhook_fate, fate_reason = $4, content_id = $5
     WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    [job.workspaceId, job.eventId, fate, reason, known && 'contentId' in known ? known.contentId : null],
  );
}

function reasonOf(event: WebhookEvent | undefined): string {
  switch (event?.type) {
    case 'unknown':
      return event.name;
    case 'malformed':
      return event.reason;
    case 'reminder':
      return 'reminder of the subscription';
    default:
      return 'no event';
  }
}

async function noteArrival(
  tx: Transaction,
  job: Jobs['import-event'],
  events: WebhookEvent[],
  now: Date,
): Promise<void> {
  const channels = events.flatMap((event) =>
    'contentId' in event && event.content ? [event.content.channelExternalId] : [],
  );
  await tx.rows(
    `WITH heard AS (
       UPDATE account SET last_event_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid
     )
     UPDATE channel SET last_event_at = $3::timestamptz
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND external_id = ANY($4::text[]) RETURNING id`,
    [job.workspaceId, job.accountId, now.toISOString(), channels],
  );
}

function accountOf({ workspaceId, accountId }: Jobs['import-event']) {
  return { workspaceId, accountId };
}
