import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { inTransaction, type Transaction } from '../db';
import { log } from '../log';
import { enqueue, type Jobs } from '../queue';
import { cleanText } from '../ringcentral/json';
import { parseWebhook, reasonToReject, type WebhookEvent } from '../ringcentral/webhook';
import { importContents } from '../writes/import-contents';

/** Milliseconds over which hints gather before one list page confirms them all: it spares the call budget. */
const GATHER = 2_000;
/** Characters of what went wrong that are kept. */
const MAX_REASON = 500;

/**
 * Seconds until an event that could not be imported is tried again, each time longer; after the last it is put aside.
 * Together they outlast a database that comes back from a fault, so that only the event itself is left to blame.
 */
const PAUSES = [1, 5, 30, 120];

/** Events that are imported together when many wait: a burst costs a fraction of one transaction for each. */
const MOST_TOGETHER = 50;

/**
 * Shows what webhooks tell, at once and provisionally, and asks for their confirmation. An event is a hint: what it
 * lacks, and whether it is true, the platform's list says. Whatever else waits for the account is imported with it.
 *
 * One that cannot be imported, whatever the reason, is tried a few times and then quarantined: its bytes stay, its
 * reason is told, and nothing waits for it (`replayEvents` takes it up again).
 */
export async function importEvent(job: Jobs['import-event'], now: Date): Promise<void> {
  try {
    await inTransaction((tx) => takeIn(tx, job, { others: MOST_TOGETHER, now }));
  } catch (error) {
    log().info({ ...job, reason: reasonOf(error) }, 'events are imported one by one');
    await importAlone(job, now);
  }
}

/** Any event of a failed import may be to blame: each has a job of its own, and is judged alone. */
async function importAlone(job: Jobs['import-event'], now: Date): Promise<void> {
  try {
    await inTransaction((tx) => takeIn(tx, job, { others: 0, now }));
  } catch (error) {
    const reason = reasonOf(error);
    log().error({ ...job, reason }, 'an event could not be imported');
    // Without a database this fails as well, and the queue tries the job again: no event is to blame for that.
    await inTransaction((tx) => noteFailure(tx, job, reason, now));
  }
}

interface Taken {
  id: string;
  events: WebhookEvent[];
}

async function takeIn(
  tx: Transaction,
  job: Jobs['import-event'],
  { others, now }: { others: number; now: Date },
): Promise<void> {
  const taken = await take(tx, job, others);
  if (taken.length === 0) return;
  const events = taken.flatMap((delivery) => delivery.events);
  await importContents(tx, accountOf(job), events.flatMap(shownAtOnce));
  await settleFates(tx, job, taken);
  await noteArrival(tx, job, events, now);
  enqueue(tx, 'confirm-contents', accountOf(job), { runAt: new Date(now.getTime() + GATHER) });
}

/** The job's own event is waited for, since only its job is sure to come back to it; of the rest what is free. */
async function take(tx: Transaction, job: Jobs['import-event'], others: number): Promise<Taken[]> {
  const own = await tx.rows<RawEvent>(
    `SELECT id, raw FROM webhook_event WHERE workspace_id = $1::uuid AND id = $2::uuid AND fate = 'accepted' FOR UPDATE`,
    [job.workspaceId, job.eventId],
  );
  if (own.length === 0) return [];
  const rest = await tx.rows<RawEvent>(
    `SELECT id, raw FROM webhook_event
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND fate = 'accepted' AND failures = 0
       AND id <> $3::uuid
     ORDER BY received_at LIMIT $4 FOR UPDATE SKIP LOCKED`,
    [job.workspaceId, job.accountId, job.eventId, others],
  );
  return [...own, ...rest].map(({ id, raw }) => ({ id, events: parseWebhook(raw).events }));
}

interface RawEvent {
  id: string;
  raw: Uint8Array;
}

async function noteFailure(
  tx: Transaction,
  job: Jobs['import-event'],
  reason: string,
  now: Date,
): Promise<void> {
  const [event] = await tx.rows<{ failures: number; fate: string }>(
    `UPDATE webhook_event SET failures = failures + 1, fate_reason = $4,
       fate = CASE WHEN failures < $3::int THEN 'accepted' ELSE 'quarantined' END::webhook_fate
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND fate = 'accepted' RETURNING failures, fate::text`,
    [job.workspaceId, job.eventId, PAUSES.length, reason],
  );
  const pause = event?.fate === 'accepted' ? PAUSES[event.failures - 1] : undefined;
  if (pause === undefined) return;
  enqueue(tx, 'import-event', job, { runAt: new Date(now.getTime() + pause * 1_000) });
}

/** What customers wrote belongs neither here nor into logs; the rest of a database's error may quote the row. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return cleanText(text.trim().split('\n').at(-1) ?? '').slice(0, MAX_REASON);
}

/** Only new contents are shown from their event: the others are here already, or say too little. */
function shownAtOnce(event: WebhookEvent): ContentFacts[] {
  return event.type === 'content-imported' && event.content ? [event.content] : [];
}

async function settleFates(tx: Transaction, job: Jobs['import-event'], taken: Taken[]): Promise<void> {
  await tx.rows(
    `UPDATE webhook_event SET fate = settled.fate::webhook_fate, fate_reason = settled.reason,
       content_id = settled."contentId"
     FROM jsonb_to_recordset($2::jsonb) AS settled(id text, fate text, reason text, "contentId" text)
     WHERE workspace_id = $1::uuid AND webhook_event.id = settled.id::uuid RETURNING webhook_event.id`,
    [job.workspaceId, JSON.stringify(taken.map(fateOf))],
  );
}

function fateOf({ id, events }: Taken): object {
  const known = events.find((event) => 'contentId' in event);
  if (known && 'contentId' in known) return { id, fate: 'imported', contentId: known.contentId };
  const [fate, reason] = fateOfUnknown(events);
  return { id, fate, reason };
}

function fateOfUnknown(events: WebhookEvent[]): [string, string] {
  const rejection = reasonToReject(events);
  return rejection === null ? ['unknown_type', nameOf(events)] : ['rejected', rejection];
}

function nameOf(events: WebhookEvent[]): string {
  const told = events.find((event) => event.type === 'unknown');
  return told?.type === 'unknown' ? told.name : 'reminder of the subscription';
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

/** Without the event: what is asked for the account is asked once, however many events there are. */
function accountOf({ workspaceId, accountId }: Jobs['import-event']) {
  return { workspaceId, accountId };
}
