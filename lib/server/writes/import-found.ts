import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import type { Transaction } from '../db';
import type { AccountKey } from '../queue';
import { confirmEvents } from './confirm-events';
import { importContents } from './import-contents';

/** A content that an event could have told of for this long, and did not, was missed. Milliseconds. */
const GRACE = 10_000;

/** What a walk found, and how far back it was to look. */
export interface Finding {
  contents: ContentFacts[];
  /** Null when nothing was known before: then nothing was missed. */
  since: Date | null;
  now: Date;
}

/** What became of it. */
export interface Found {
  /** Content ids that are new here or were changed. */
  news: string[];
  /** How many contents no event had told of. */
  holes: number;
}

/**
 * Imports what a sweep or the deep check found, and keeps the ledger of each channel: contents that were there for a
 * while and no event had told of are holes. Where sweeps are the whole intake there are none.
 */
export async function importFound(tx: Transaction, account: AccountKey, finding: Finding): Promise<Found> {
  const holes = await missedContents(tx, account, finding);
  const { changed } = await importContents(tx, account, finding.contents);
  const contentIds = finding.contents.map(({ contentId }) => contentId);
  await confirmEvents(tx, account, contentIds, finding.now);
  if (holes.length > 0) await countHoles(tx, account, { holes, since: finding.since });
  return { news: changed, holes: holes.length };
}

/** An event makes a message at once, so what has none was not told. Our own replies are messages before they go. */
async function missedContents(
  tx: Transaction,
  account: AccountKey,
  { contents, since, now }: Finding,
): Promise<ContentFacts[]> {
  const until = new Date(now.getTime() - GRACE);
  const candidates = contents.filter(
    ({ direction, isElsewhere, modifiedAt }) =>
      (direction === 'inbound' || isElsewhere) && new Date(modifiedAt) < until,
  );
  if (since === null || candidates.length === 0) return [];
  const missed = await tx.rows<{ contentId: string }>(MISSED, [
    account.workspaceId,
    account.accountId,
    candidates.map(({ contentId }) => contentId),
  ]);
  if (missed.length === 0 || (await isBehind(tx, account, now))) return [];
  const ids = new Set(missed.map(({ contentId }) => contentId));
  return candidates.filter(({ contentId }) => ids.has(contentId));
}

const MISSED = `
  SELECT listed.id AS "contentId" FROM unnest($3::text[]) AS listed(id)
  WHERE NOT EXISTS (
    SELECT FROM message WHERE message.workspace_id = $1::uuid AND message.account_id = $2::uuid
      AND message.content_id = listed.id)
  AND NOT EXISTS (
    SELECT FROM webhook_event WHERE webhook_event.workspace_id = $1::uuid AND webhook_event.account_id = $2::uuid
      AND NOT is_confirmed AND fate = 'imported' AND webhook_event.content_id = listed.id)
  AND EXISTS (
    SELECT FROM account WHERE workspace_id = $1::uuid AND id = $2::uuid AND subscription_state <> 'polling')`;

/** Deliveries that wait for their import may tell of anything: nothing can be called missed before they did. */
async function isBehind(tx: Transaction, account: AccountKey, now: Date): Promise<boolean> {
  const waiting = await tx.rows(
    `SELECT id FROM webhook_event
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND fate = 'accepted'
       AND received_at > $3::timestamptz - interval '10 minutes' LIMIT 1`,
    [account.workspaceId, account.accountId, now.toISOString()],
  );
  return waiting.length > 0;
}

/** One that cannot be stored would be missing each time it is read: it counts only while it is news to the walk. */
async function countHoles(
  tx: Transaction,
  account: AccountKey,
  { holes, since }: { holes: ContentFacts[]; since: Date | null },
): Promise<void> {
  const rows = holes.map(({ contentId, channelExternalId, modifiedAt }) => ({
    contentId,
    channelExternalId,
    isFresh: since === null || new Date(modifiedAt) >= since,
  }));
  await tx.rows(COUNT_HOLES, [account.workspaceId, account.accountId, JSON.stringify(rows)]);
}

const COUNT_HOLES = `
  UPDATE channel SET holes_found = holes_found + holes.found, holes_filled = holes_filled + holes.filled
  FROM (
    SELECT hole."channelExternalId" AS external_id, count(message.id)::int AS filled,
      count(*) FILTER (WHERE message.id IS NOT NULL OR hole."isFresh")::int AS found
    FROM jsonb_to_recordset($3::jsonb) AS hole("contentId" text, "channelExternalId" text, "isFresh" boolean)
    LEFT JOIN message ON message.workspace_id = $1::uuid AND message.account_id = $2::uuid
      AND message.content_id = hole."contentId"
    GROUP BY 1
  ) AS holes
  WHERE channel.workspace_id = $1::uuid AND channel.account_id = $2::uuid
    AND channel.external_id = holes.external_id
  RETURNING channel.id`;
