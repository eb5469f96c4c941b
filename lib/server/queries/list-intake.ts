import 'server-only';
import type { IntakeEvent, IntakePage } from '@/lib/contract/intake';
import type { IntakeFilter } from '@/lib/domain/intake';
import { type Database, database } from '../db';
import { notFound } from '../errors';
import { type Cursor, encodeCursor } from './cursor';

/** Events on one page. */
const PAGE = 50;

/** Few at once: each of them may have a megabyte. */
const RAW_PAGE = 20;

type EventRecord = Omit<IntakeEvent, 'receivedAt' | 'replayedAt'> & {
  receivedAt: Date;
  replayedAt: Date | null;
};
type RawRecord = EventRecord & { raw: Uint8Array };

/** An event with the bytes that came: not to be shown before they are masked. */
export interface RawEvent {
  event: IntakeEvent;
  raw: Uint8Array;
}

/**
 * What was delivered to a workspace, newest first, 50 a page.
 *
 * @param after the place of the last event of the page before; null begins at the newest
 */
export async function listIntake(
  workspaceId: string,
  filter: IntakeFilter,
  after: Cursor | null,
  db: Database = database,
): Promise<IntakePage> {
  const { text, params } = statement(workspaceId, filter, { after, columns: COLUMNS, most: PAGE + 1 });
  const events = (await db.rows<EventRecord>(text, params)).map(toEvent);
  const shown = events.slice(0, PAGE);
  const last = shown.at(-1);
  const nextCursor = last && events.length > PAGE ? encodeCursor(placeOf(last)) : null;
  return { events: shown, nextCursor };
}

/** All that matches, newest first, with its bytes: read a few at a time, as fast as they are taken. */
export async function* readIntake(workspaceId: string, filter: IntakeFilter): AsyncGenerator<RawEvent> {
  const columns = `${COLUMNS}, event.raw`;
  let after: Cursor | null = null;
  for (;;) {
    const { text, params } = statement(workspaceId, filter, { after, columns, most: RAW_PAGE });
    const records: RawRecord[] = await database.rows<RawRecord>(text, params);
    const events = records.map(toRawEvent);
    yield* events;
    const last = events.at(-1);
    if (!last || events.length < RAW_PAGE) return;
    after = placeOf(last.event);
  }
}

/**
 * One event of a workspace with its bytes.
 *
 * @throws AppError `not-found`, also for one of another workspace
 */
export async function getRawEvent(workspaceId: string, id: string): Promise<RawEvent> {
  const [record] = await database.rows<RawRecord>(
    `SELECT ${COLUMNS}, event.raw ${FROM} WHERE event.workspace_id = $1::uuid AND event.id = $2::uuid`,
    [workspaceId, id],
  );
  if (!record) throw notFound('event');
  return toRawEvent(record);
}

const COLUMNS = `
  event.id, event.account_id AS "accountId", event.received_at AS "receivedAt", event.fate::text AS fate,
  event.fate_reason AS reason, event.content_id AS "contentId", event.failures,
  event.replayed_at AS "replayedAt", message.channel_id AS "channelId",
  message.conversation_id AS "conversationId"`;

const FROM = `
  FROM webhook_event AS event
  LEFT JOIN message ON message.workspace_id = event.workspace_id AND message.account_id = event.account_id
    AND message.content_id = event.content_id`;

/** Only what is asked for is in the statement: the planner then knows which index leads there. */
const CLAUSES: Record<keyof IntakeFilter, (parameter: string) => string> = {
  from: (parameter) => `event.received_at >= ${parameter}::timestamptz`,
  until: (parameter) => `event.received_at < ${parameter}::timestamptz`,
  fate: (parameter) => `event.fate = ${parameter}::webhook_fate`,
  accountId: (parameter) => `event.account_id = ${parameter}::uuid`,
  channelId: (parameter) => `message.channel_id = ${parameter}::uuid`,
  contentId: (parameter) => `event.content_id = ${parameter}`,
};

interface Wanted {
  after: Cursor | null;
  columns: string;
  most: number;
}

function statement(workspaceId: string, filter: IntakeFilter, { after, columns, most }: Wanted) {
  const params: unknown[] = [workspaceId, most];
  const parameter = (value: unknown) => `$${params.push(value)}`;
  const clauses = (Object.keys(CLAUSES) as (keyof IntakeFilter)[]).flatMap((name) =>
    filter[name] === undefined ? [] : [CLAUSES[name](parameter(filter[name]))],
  );
  if (after !== null) {
    const [at, id] = [parameter(after.at), parameter(after.id)];
    clauses.push(`(event.received_at, event.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const where = ['event.workspace_id = $1::uuid', ...clauses].join(' AND ');
  const order = 'ORDER BY event.received_at DESC, event.id DESC LIMIT $2::int';
  return { text: `SELECT ${columns} ${FROM} WHERE ${where} ${order}`, params };
}

function placeOf({ receivedAt, id }: IntakeEvent): Cursor {
  return { at: receivedAt, id, contentId: null };
}

function toEvent({ receivedAt, replayedAt, ...record }: EventRecord): IntakeEvent {
  return {
    ...record,
    receivedAt: receivedAt.toISOString(),
    replayedAt: replayedAt?.toISOString() ?? null,
  };
}

function toRawEvent({ raw, ...record }: RawRecord): RawEvent {
  return { event: toEvent(record), raw };
}
