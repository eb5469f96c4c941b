import 'server-only';
import { type Database, inSnapshot } from '../db';
import { bulkChecks } from './audit/bulk-checks';
import type { Check } from './audit/check';
import { conversationChecks } from './audit/conversation-checks';
import { deliveryChecks } from './audit/delivery-checks';
import { feedChecks } from './audit/feed-checks';
import { listReferenceChecks } from './audit/list-reference-checks';
import { messageChecks } from './audit/message-checks';
import { noteChecks } from './audit/note-checks';
import { webhookChecks } from './audit/webhook-checks';

/** A value that is not what everything else says it must be. */
export interface Drift {
  table: string;
  /** Tells the row from the others of its table. */
  key: string;
  field: string;
  expected: string | null;
  found: string | null;
}

/** What was looked at, and what was wrong. */
export interface Audit {
  checkCount: number;
  drifts: Drift[];
  /** There were more than are listed. */
  hasMore: boolean;
}

/** Drifts that one check lists: one fault often makes thousands, and nobody reads them all. */
const MOST_LISTED = 100;

const CHECKS: Check[] = [
  ...conversationChecks,
  ...messageChecks,
  ...noteChecks,
  ...bulkChecks,
  ...deliveryChecks,
  ...webhookChecks,
  ...feedChecks,
];

/**
 * Works out anew what a workspace's rows say of each other, as they all stood at one moment, so that a Foyer at work
 * shows no false drift. Writes nothing and takes no lock that anybody waits for; the counting is done by the database.
 */
export function findDrifts(workspaceId: string): Promise<Audit> {
  return inSnapshot(async (db) => {
    // One process of the database at most: the others have people waiting.
    await db.rows('SET LOCAL max_parallel_workers_per_gather = 0');
    const checks = [...CHECKS, ...(await listReferenceChecks(db))];
    const audit: Audit = { checkCount: checks.length, drifts: [], hasMore: false };
    for (const check of checks) addTo(audit, await ask(db, check, workspaceId));
    return audit;
  });
}

async function ask(db: Database, { table, sql }: Check, workspaceId: string): Promise<Drift[]> {
  const found = await db.rows<Omit<Drift, 'table'>>(
    `SELECT drift.key, drift.field, drift.expected, drift.found
     FROM (${sql}) AS drift LIMIT ${MOST_LISTED + 1}`,
    [workspaceId],
  );
  return found.map((drift) => ({ table, ...drift }));
}

function addTo(audit: Audit, found: Drift[]): void {
  audit.drifts.push(...found.slice(0, MOST_LISTED));
  audit.hasMore ||= found.length > MOST_LISTED;
}
